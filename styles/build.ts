import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { LegendEntry, Subject } from '../src/domain/legend.ts';
import type { Flavour } from './flavours/flavour.ts';
import type { Language, MapSubject } from './layers/subject.ts';
import type { SourceId } from './sources.ts';
import { axes } from './layers/axes.ts';
import { countyFocus, divisions } from './layers/divisions.ts';
import { ground } from './layers/ground.ts';
import { mark } from './layers/mark.ts';
import { priority } from './layers/priority.ts';
import { seats } from './layers/seats.ts';
import { towns } from './layers/towns.ts';
import { villages } from './layers/villages.ts';
import { DRAW_ORDER } from './order.ts';
import { SOURCE_IDS } from './sources.ts';

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
];

export interface StyleOptions {
  language: Language;
  visible: Record<Subject, boolean>;
  /** Whether the layers of hover and selection are there; a start does without. */
  focus: boolean;
  /** Whether names are; a start draws the network first. */
  names: boolean;
  /** Data of the sources; a source that is not given starts empty. */
  data?: Partial<Record<SourceId, GeoJSONSourceSpecification['data']>>;
}

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
    sources: Object.fromEntries(
      SOURCE_IDS.map((id): [SourceId, GeoJSONSourceSpecification] => [
        id,
        {
          type: 'geojson',
          data: options.data?.[id] ?? { type: 'FeatureCollection', features: [] },
          buffer: 64,
          // px: coarse enough to thin the shore, fine enough not to show.
          tolerance: 0.7,
        },
      ]),
    ),
    layers: inDrawOrder(layers),
  };
}

/** What the legend says, in the order of the panel. */
export const legendEntries = (): LegendEntry[] =>
  [axes, towns, villages, seats, divisions, priority].flatMap((subject) => subject.legend);

function isVisible(
  { subject, onDemand }: MapSubject,
  layer: LayerSpecification,
  { visible, focus, names }: StyleOptions,
): boolean {
  if (subject !== undefined && !visible[subject]) return false;
  if (!focus && onDemand?.includes(layer.id)) return false;
  return names || !('source' in layer && layer.source === 'labels');
}

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
