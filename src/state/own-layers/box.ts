import type { OwnLayer } from '../../domain/own-layer.ts';
import type { Bbox } from '../../domain/view.ts';

/** Where layers, or some rows of one, lie; null where nothing of them has a position. */
export function layersBox(layers: readonly Pick<OwnLayer, 'rows'>[]): Bbox | null {
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
  for (const { rows } of layers) for (const { geometry } of rows) visit(geometry?.coordinates);
  return west <= east ? [west, south, east, north] : null;
}
