import type { Language } from '../src/domain/language.ts';
import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Flavour } from './flavours/flavour.ts';
import { SLOTS } from './order.ts';
import { bottomUp } from './run-time.ts';
import type { AnalysisSourceId, SourceId, TileSourceId } from './sources.ts';
import { SOURCE_IDS, TILE_MAX_ZOOM, TILE_SOURCE_IDS } from './sources.ts';
import type { Stage } from './stages.ts';
import type { MapLayer, Subject } from './subject.ts';
import { SUBJECTS } from './subjects/index.ts';

export interface StyleOptions {
  language: Language;
  /** Switches of the subjects by their ids; what is not named is as it is at first. */
  visible: Readonly<Record<string, boolean>>;
  /** Stages that are there already; layers of the others wait invisibly and cost nothing. */
  stages: ReadonlySet<Stage>;
  /** What the engine found and is to be seen; the layers of the rest wait invisibly. */
  analysis?: ReadonlySet<AnalysisSourceId>;
  /** What came while the map runs: a reader's own layers, scenarios (`runTimeSubject`), in the order of the legend. */
  runTime?: readonly Subject[];
}

const STAGE_OF_SOURCE: Record<Exclude<SourceId, AnalysisSourceId>, Stage> = {
  ground: 'start',
  network: 'start',
  divisions: 'detail',
  labels: 'detail',
  counties: 'focus',
  mark: 'focus',
};
const NOTHING: GeoJSONSourceSpecification['data'] = { type: 'FeatureCollection', features: [] };

/**
 * The style of the map: a pure function of looks. There is no `glyphs`: labels are drawn from the fonts of the page.
 * @param registered whose layers it has besides those of run time, in the order in which they lie within a slot
 * @throws Error where two layers have one id, a layer names a source that is not there or a slot that the draw order lacks
 */
export function buildStyle(
  flavour: Flavour,
  options: StyleOptions,
  registered: readonly Subject[] = SUBJECTS,
): StyleSpecification {
  const subjects = bottomUp([...registered, ...(options.runTime ?? [])]);
  const sources = {
    ...coreSources(),
    // Sooner they are not in the style at all, so that nothing of them is fetched.
    ...Object.fromEntries(
      subjects.flatMap(({ map }) =>
        Object.entries(map?.sources ?? {}).flatMap(([id, { source, stage, describedFrom = stage }]) =>
          options.stages.has(describedFrom)
            ? [[id, typeof source === 'function' ? source(flavour) : source] as const]
            : [],
        ),
      ),
    ),
  };
  const stageByLayer = new Map(
    subjects.flatMap(({ map }) => Object.entries(map?.sources ?? {}).map(([id, { stage }]) => [id, stage])),
  );
  const isToCome = (layer: MapLayer): boolean => {
    const stage = 'source' in layer ? stageByLayer.get(layer.source) : undefined;
    return stage !== undefined && !options.stages.has(stage);
  };
  const layers = subjects.flatMap((subject) =>
    (subject.map?.layers(flavour, options.language) ?? [])
      .filter((layer) => !isToCome(layer))
      .map((layer) => withVisibility(layer, isVisible(subject, layer, options))),
  );
  for (const layer of layers)
    if ('source' in layer && !(layer.source in sources))
      throw new Error(`layer ${layer.id} names a source that is not there: ${layer.source}`);
  return {
    version: 8,
    // Hover and selection answer at once; nothing on the map fades.
    transition: { duration: 0, delay: 0 },
    sources,
    layers: inDrawOrder(layers),
  };
}

const coreSources = (): Record<string, SourceSpecification> => ({
  ...Object.fromEntries(
    SOURCE_IDS.map((id): [SourceId, GeoJSONSourceSpecification] => [
      id,
      {
        type: 'geojson',
        data: NOTHING,
        buffer: 64,
        // px: coarse enough to thin the shore, fine enough not to show.
        tolerance: 0.7,
      },
    ]),
  ),
  ...Object.fromEntries(
    TILE_SOURCE_IDS.map((id): [TileSourceId, VectorSourceSpecification] => [
      id,
      // Its tiles get an address when there is something to cut.
      { type: 'vector', tiles: [], maxzoom: TILE_MAX_ZOOM },
    ]),
  ),
});

function isVisible({ id, switch: { map } = {} }: Subject, layer: MapLayer, options: StyleOptions): boolean {
  if (map && !(options.visible[id] ?? map === 'on')) return false;
  if (isAnalysis(layer)) return options.analysis?.has(layer.source) === true;
  const stage =
    layer.stage ??
    ('source' in layer ? STAGE_OF_SOURCE[layer.source as keyof typeof STAGE_OF_SOURCE] : undefined);
  if (layer.until && options.stages.has(layer.until)) return false;
  // A source of a subject's own is not in the style before its stage.
  return stage === undefined || options.stages.has(stage);
}

const isAnalysis = (layer: MapLayer): layer is MapLayer & { source: AnalysisSourceId } =>
  'source' in layer && (layer.source === 'finds' || TILE_SOURCE_IDS.some((id) => id === layer.source));

const withVisibility = (layer: MapLayer, visible: boolean): MapLayer =>
  ({ ...layer, layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' } }) as MapLayer;

/** Layers by slot; within one in the order they come. */
function inDrawOrder(layers: readonly MapLayer[]): LayerSpecification[] {
  const ids = new Set<string>();
  for (const { id, slot } of layers) {
    if (!SLOTS.includes(slot)) throw new Error(`layer ${id} names a slot that is not there: ${slot}`);
    if (ids.has(id)) throw new Error(`two layers have the id ${id}`);
    ids.add(id);
  }
  return layers
    .toSorted((a, b) => SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot))
    .map(({ slot: _slot, stage: _stage, until: _until, ...layer }) => layer as LayerSpecification);
}
