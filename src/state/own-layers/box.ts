import { isLarge, type OwnLayer, type OwnRow } from '../../domain/own-layer.ts';
import type { Bbox } from '../../domain/view.ts';

/** Extent of layers; null if nothing in them has a position. */
export function layersBox(layers: readonly OwnLayer[]): Bbox | null {
  const boxes = layers.flatMap((layer) => (isLarge(layer) ? layer.packed.box : rowsBox(layer.rows)) ?? []);
  const at = (k: number): number[] => boxes.filter((_, i) => i % 4 === k);
  return boxes.length === 0
    ? null
    : [Math.min(...at(0)), Math.min(...at(1)), Math.max(...at(2)), Math.max(...at(3))];
}

/** Extent of rows; null if none has a position. */
export function rowsBox(rows: readonly Pick<OwnRow, 'geometry'>[]): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    const [lon, lat] = at as unknown[];
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else for (const each of at) visit(each);
  };
  for (const { geometry } of rows) visit(geometry?.coordinates);
  return west <= east ? [west, south, east, north] : null;
}
