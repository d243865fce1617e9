import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { LegendEntry, Subject } from '../src/domain/legend.ts';
import type { Flavour } from './flavours/flavour.ts';
import type { Language, MapSubject } from './layers/subject.ts';
import type { AnalysisSourceId, SourceId, TileSourceId } from './sources.ts';
import type { Stage } from './stages.ts';
import { analysis } from './layers/analysis.ts';
import { axes } from './layers/axes.ts';
import { countyFocus, divisions } from './layers/divisions.ts';
import { ground } from './layers/ground.ts';
import { mark } from './layers/mark.ts';
import { priority } from './layers/priority.ts';
import { seats } from './layers/seats.ts';
import { towns } from './layers/towns.ts';
import { villages } from './layers/villages.ts';
import { DRAW_ORDER } from './order.ts';
import { SOURCE_IDS, TILE_MAX_ZOOM, TILE_SOURCE_IDS } from './sources.ts';

const MAP_SUBJECTS: readonly MapSubject[] = [
  ground,
  priority,
  countyFocus,
  divisions,
  axes,
  villages,
  seats,
  towns,
  mark,
  analysis,
];

export interface StyleOptions {
  language: Language;
  visible: Record<Subject, boolean>;
  /** Stages that are there already; layers of the others wait invisibly and cost nothing. */
  stages: ReadonlySet<Stage>;
  /** What the engine found and is to be seen; the layers of the rest wait invisibly. */
  analysis?: ReadonlySet<AnalysisSourceId>;
}

const STAGE_OF_SOURCE: Record<Exclude<SourceId, AnalysisSourceId>, Stage> = {
  ground: 'start',
  network: 'start',
  divisions: 'detail',
  labels: 'detail',
  counties: 'focus',
  mark: 'focus',
};

/**
 * The style of the map. There is no `glyphs`: labels are drawn from the fonts of the page.
 * @throws Error when a layer is missing from the draw order or the order names a layer that is not there.
 */
export function buildStyle(flavour: Flavour, options: StyleOptions): StyleSpecification {
  const layers = MAP_SUBJECTS.flatMap((subject) =>
    subject
      .layers(flavour, options.language)
      .map((layer) => withVisibility(layer, isVisible(subject, layer, options))),
  );
  return {
    version: 8,
    // Hover and selection answer at once; nothing on the map fades.
    transition: { duration: 0, delay: 0 },
    sources: {
      ...Object.fromEntries(
        SOURCE_IDS.map((id): [SourceId, GeoJSONSourceSpecification] => [
          id,
          {
            type: 'geojson',
            data: { type: 'FeatureCollection', features: [] },
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
    },
    layers: inDrawOrder(layers),
  };
}

/** What the legend says, in the order of the panel. */
export const legendEntries = (): LegendEntry[] =>
  [axes, towns, villages, seats, divisions, priority].flatMap((subject) => subject.legend);

function isVisible(
  { subject, later }: MapSubject,
  layer: LayerSpecification,
  options: StyleOptions,
): boolean {
  if (subject !== undefined && !options.visible[subject]) return false;
  if (isAnalysis(layer)) return options.analysis?.has(layer.source) === true;
  if (!('source' in layer)) return true;
  return options.stages.has(
    later?.[layer.id] ?? STAGE_OF_SOURCE[layer.source as keyof typeof STAGE_OF_SOURCE],
  );
}

const isAnalysis = (layer: LayerSpecification): layer is LayerSpecification & { source: AnalysisSourceId } =>
  'source' in layer && (layer.source === 'finds' || TILE_SOURCE_IDS.some((id) => id === layer.source));

function withVisibility(layer: LayerSpecification, visible: boolean): LayerSpecification {
  return {
    ...layer,
    layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' },
  } as LayerSpecification;
}

function inDrawOrder(layers: readonly LayerSpecification[]): LayerSpecification[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const ordered = DRAW_ORDER.map((id) => {
    const layer = byId.get(id);
    if (!layer) throw new Error(`draw order names a layer that is not there: ${id}`);
    byId.delete(id);
    return layer;
  });
  const left = [...byId.keys()];
  if (left.length > 0) throw new Error(`layers missing from the draw order: ${left.join(', ')}`);
  return ordered;
}
