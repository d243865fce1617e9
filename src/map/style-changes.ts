import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';

export interface StyleChange {
  layer: string;
  group: 'paint' | 'layout';
  property: string;
  /** Absent returns the property to its default. */
  value?: unknown;
}

/**
 * What two styles of the same layers differ in. Applied one by one, flavour, language and visibility change without
 * `setStyle`, which would serialise and compare every source.
 * @throws Error when the layers differ in more than paint and layout.
 */
export function styleChanges(before: StyleSpecification, after: StyleSpecification): StyleChange[] {
  if (before.layers.length !== after.layers.length) throw new Error('styles of different layers');
  return before.layers.flatMap((layer, k) => {
    const next = after.layers[k]!;
    if (layer.id !== next.id) throw new Error(`styles of different layers: ${layer.id}, ${next.id}`);
    return [...groupChanges(layer, next, 'paint'), ...groupChanges(layer, next, 'layout')];
  });
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
      layer: before.id,
      group,
      property,
      ...(Object.hasOwn(to, property) ? { value: to[property] } : {}),
    }));
}

/** Equality of values of a style: scalars and lists. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, k) => equal(item, b[k]));
  return false;
}
