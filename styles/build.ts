import type { Language } from '../src/domain/language.ts';
import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { BasemapStyle } from './basemap/look.ts';
import type { Flavour } from './flavours/flavour.ts';
import { SLOTS } from './order.ts';
import type { AnalysisSourceId, SourceId, TileSourceId } from './sources.ts';
import { SOURCE_IDS, TILE_MAX_ZOOM, TILE_SOURCE_IDS } from './sources.ts';
import type { Stage } from './stages.ts';
import { bottomUp, type MapLayer, type Subject } from './subject.ts';
import { SUBJECTS } from './subjects/index.ts';

export interface StyleOptions {
  language: Language;
  /** Which subjects are shown, by id; others have their defaults. */
  visible: Readonly<Record<string, boolean>>;
  /** Stages that have been added; layers of the others are not in the style. */
  stages: ReadonlySet<Stage>;
  /** Analysis sources that are shown; the layers of the others are invisible. */
  analysis?: ReadonlySet<AnalysisSourceId>;
  /** Run-time layers: a reader's own layers, scenarios (`runTimeSubject`), in the order of the legend. */
  runTime?: readonly Subject[];
  /** The layers that a basemap adds, and those of the ground that it hides from its lowest zoom level on. */
  basemap?: Pick<BasemapStyle, 'subjects' | 'covers' | 'fromZoom'> | null;
}

const STAGE_OF_SOURCE: Record<Exclude<SourceId, AnalysisSourceId>, Stage> = {
  ground: 'start',
  network: 'start',
  divisions: 'detail',
  labels: 'detail',
  nearLabels: 'near',
  outlines: 'ground',
  counties: 'focus',
  mark: 'focus',
};
const NOTHING: GeoJSONSourceSpecification['data'] = { type: 'FeatureCollection', features: [] };

/**
 * The style of the map, a pure function of its options. It has no `glyphs`: labels are drawn with the fonts of the page.
 * @param registered subjects besides the run-time ones; within a slot layers have their order
 * @throws Error if two layers have the same id, or a layer refers to an unknown source or slot
 */
export function buildStyle(
  flavour: Flavour,
  options: StyleOptions,
  registered: readonly Subject[] = SUBJECTS,
): StyleSpecification {
  const { basemap } = options;
  const subjects = bottomUp([...registered, ...(basemap?.subjects ?? []), ...(options.runTime ?? [])]);
  const sources = {
    ...coreSources(),
    // Not in the style before their stage, so that nothing is fetched.
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
    const ofSource = 'source' in layer ? stageByLayer.get(layer.source) : undefined;
    return [ofSource, stageOf(layer)].some((stage) => stage !== undefined && !options.stages.has(stage));
  };
  const layers = subjects.flatMap((subject) =>
    (subject.map?.layers(flavour, options.language) ?? [])
      .filter((layer) => !isToCome(layer))
      .map((layer) => withVisibility(layer, isVisible(subject, layer, options)))
      .map((layer) => (basemap?.covers.has(layer.id) ? hiddenFrom(layer, basemap.fromZoom) : layer)),
  );
  for (const layer of layers)
    if ('source' in layer && !(layer.source in sources))
      throw new Error(`layer ${layer.id} names a source that is not there: ${layer.source}`);
  return {
    version: 8,
    // No transitions: hover and selection take effect at once.
    transition: { duration: 0, delay: 0 },
    sources,
    layers: inDrawOrder(layers),
  };
}

/** MapLibre takes a `maxzoom` of 0 for none; the map does not go as far out as this. */
const LEAST_MAXZOOM = 0.01;

/** A layer that is not drawn from a zoom level on; at all zoom levels of the map if that is 0. */
const hiddenFrom = (layer: MapLayer, zoom: number): MapLayer => ({
  ...layer,
  maxzoom: Math.max(zoom, LEAST_MAXZOOM),
});

const coreSources = (): Record<string, SourceSpecification> => ({
  ...Object.fromEntries(
    SOURCE_IDS.map((id): [SourceId, GeoJSONSourceSpecification] => [
      id,
      {
        type: 'geojson',
        data: NOTHING,
        buffer: 64,
        // Tolerance of simplification, px: it reduces the points of the shore without a visible effect.
        tolerance: 0.7,
      },
    ]),
  ),
  ...Object.fromEntries(
    TILE_SOURCE_IDS.map((id): [TileSourceId, VectorSourceSpecification] => [
      id,
      // The tile URL is set when there is content.
      { type: 'vector', tiles: [], maxzoom: TILE_MAX_ZOOM },
    ]),
  ),
});

function isVisible({ id, switch: { map } = {} }: Subject, layer: MapLayer, options: StyleOptions): boolean {
  if (map && !(options.visible[id] ?? map === 'on')) return false;
  if (isAnalysis(layer)) return options.analysis?.has(layer.source) === true;
  return layer.until === undefined || !options.stages.has(layer.until);
}

/** The stage that a layer comes with; `undefined` where its source alone decides. */
const stageOf = (layer: MapLayer): Stage | undefined =>
  layer.stage ??
  ('source' in layer ? STAGE_OF_SOURCE[layer.source as keyof typeof STAGE_OF_SOURCE] : undefined);

const isAnalysis = (layer: MapLayer): layer is MapLayer & { source: AnalysisSourceId } =>
  'source' in layer && (layer.source === 'answers' || TILE_SOURCE_IDS.some((id) => id === layer.source));

const withVisibility = (layer: MapLayer, visible: boolean): MapLayer =>
  ({ ...layer, layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' } }) as MapLayer;

/** Sorts layers by slot, keeping their order within a slot. */
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
