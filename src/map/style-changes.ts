import { isObject } from '../domain/is-object.ts';
import type {
  FilterSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';

export type StyleChange =
  | { kind: 'remove-layer'; layer: string }
  | { kind: 'remove-source'; source: string }
  | { kind: 'add-source'; source: string; specification: SourceSpecification }
  | { kind: 'data'; source: string; data: GeoJSONSourceSpecification['data'] }
  /** `before`: id of the layer directly above; absent: on top. */
  | { kind: 'add-layer'; specification: LayerSpecification; before?: string }
  | { kind: 'move-layer'; layer: string; before?: string }
  | { kind: 'filter'; layer: string; filter: FilterSpecification | undefined }
  | { kind: 'zoom-range'; layer: string; minzoom: number | undefined; maxzoom: number | undefined }
  /** An absent value resets the property to its default. */
  | { kind: 'property'; layer: string; group: 'paint' | 'layout'; property: string; value?: unknown };

/**
 * Changes that transform one style into another, in order of application: remove layers and sources, add sources and layers, move layers,
 * change properties of the remaining ones. Applying them avoids `setStyle`, which serialises and compares every source.
 */
export function styleChanges(before: StyleSpecification, after: StyleSpecification): StyleChange[] {
  const replaced = replacedSources(before, after);
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  const stays = ({ id }: LayerSpecification): boolean => {
    const [from, to] = [old.get(id), after.layers.find((layer) => layer.id === id)];
    return from !== undefined && to !== undefined && isSameLayer(from, to) && !replaced.has(layerSource(to));
  };
  const retained = new Set(before.layers.filter(stays).map(({ id }) => id));
  return [
    ...before.layers
      .filter(({ id }) => !retained.has(id))
      .map(({ id }): StyleChange => ({ kind: 'remove-layer', layer: id })),
    ...sourceChanges(before, after, replaced),
    ...placements(
      before.layers.map(({ id }) => id).filter((id) => retained.has(id)),
      after.layers,
    ),
    ...after.layers.flatMap((layer) =>
      retained.has(layer.id) ? layerChanges(old.get(layer.id) as LayerSpecification, layer) : [],
    ),
  ];
}

const layerSource = (layer: LayerSpecification): string => ('source' in layer ? layer.source : '');

/** Whether one layer can be changed into the other: type and source of a layer cannot be changed. */
const isSameLayer = (from: LayerSpecification, to: LayerSpecification): boolean =>
  from.type === to.type &&
  layerSource(from) === layerSource(to) &&
  ('source-layer' in from ? from['source-layer'] : '') === ('source-layer' in to ? to['source-layer'] : '');

/** A source without its GeoJSON data, the only part that can be changed. */
const withoutData = (source: SourceSpecification): SourceSpecification =>
  source.type === 'geojson' ? { ...source, data: '' } : source;

const replacedSources = (before: StyleSpecification, after: StyleSpecification): Set<string> =>
  new Set(
    Object.keys(before.sources).filter((id) => {
      const [from, to] = [before.sources[id], after.sources[id]];
      return from && to && !equal(withoutData(from), withoutData(to));
    }),
  );

function sourceChanges(
  before: StyleSpecification,
  after: StyleSpecification,
  replaced: ReadonlySet<string>,
): StyleChange[] {
  const gone = Object.keys(before.sources).filter((id) => !after.sources[id] || replaced.has(id));
  return [
    ...gone.map((source): StyleChange => ({ kind: 'remove-source', source })),
    ...Object.entries(after.sources).flatMap(([source, specification]): StyleChange[] => {
      const from = before.sources[source];
      if (!from || replaced.has(source)) return [{ kind: 'add-source', source, specification }];
      // Compared by identity, since comparing a large layer would take longer than sending it.
      return specification.type === 'geojson' && from.type === 'geojson' && specification.data !== from.data
        ? [{ kind: 'data', source, data: specification.data }]
        : [];
    }),
  ];
}

/** Additions and moves that bring the layers into order, with the least number of moves. */
function placements(retained: readonly string[], after: readonly LayerSpecification[]): StyleChange[] {
  const resting = longestInOrder(
    retained,
    after.map(({ id }) => id),
  );
  const known = new Set(retained);
  // From the top down, so that the layer above is already in place.
  return after
    .map((specification, k): StyleChange | null => {
      const above = after[k + 1]?.id;
      const under = above === undefined ? {} : { before: above };
      if (!known.has(specification.id)) return { kind: 'add-layer', specification, ...under };
      if (resting.has(specification.id)) return null;
      return { kind: 'move-layer', layer: specification.id, ...under };
    })
    .filter((change) => change !== null)
    .toReversed();
}

/** The largest set of ids in the same order in both lists (longest increasing subsequence). */
function longestInOrder(ids: readonly string[], order: readonly string[]): Set<string> {
  const place = new Map(order.map((id, k) => [id, k]));
  let best: string[] = [];
  const ending: string[][] = [];
  for (const [k, id] of ids.entries()) {
    const before = ending
      .slice(0, k)
      .filter((run) => (place.get(run.at(-1) ?? '') ?? 0) < (place.get(id) ?? 0))
      .reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    const run = [...before, id];
    ending.push(run);
    if (run.length > best.length) best = run;
  }
  return new Set(best);
}

function layerChanges(from: LayerSpecification, to: LayerSpecification): StyleChange[] {
  const layer = to.id;
  const layerFilter = (of: LayerSpecification): FilterSpecification | undefined =>
    'filter' in of ? of.filter : undefined;
  return [
    ...(equal(layerFilter(from), layerFilter(to))
      ? []
      : [{ kind: 'filter', layer, filter: layerFilter(to) } satisfies StyleChange]),
    ...(from.minzoom === to.minzoom && from.maxzoom === to.maxzoom
      ? []
      : [{ kind: 'zoom-range', layer, minzoom: to.minzoom, maxzoom: to.maxzoom } satisfies StyleChange]),
    ...groupChanges(from, to, 'paint'),
    ...groupChanges(from, to, 'layout'),
  ];
}

function groupChanges(
  before: LayerSpecification,
  after: LayerSpecification,
  group: 'paint' | 'layout',
): StyleChange[] {
  const from = (before[group] ?? {}) as Record<string, unknown>;
  const to = (after[group] ?? {}) as Record<string, unknown>;
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((property) => !equal(from[property], to[property]))
    .map((property) => ({
      kind: 'property',
      layer: before.id,
      group,
      property,
      ...(Object.hasOwn(to, property) ? { value: to[property] } : {}),
    }));
}

/** Deep equality of style values: scalars, arrays and plain objects. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, k) => equal(item, b[k]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}
