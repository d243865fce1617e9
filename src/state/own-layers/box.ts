import { bbox } from '@turf/bbox';
import type { Geometry } from 'geojson';
import { isLarge, type OwnLayer, type OwnRow } from '../../domain/own-layer.ts';
import type { Bbox } from '../../domain/view.ts';

/** Extent of layers; null if nothing in them has a position. */
export function layersBox(layers: readonly OwnLayer[]): Bbox | null {
  const boxes = layers.flatMap((layer) => {
    const box = isLarge(layer) ? layer.packed.box : rowsBox(layer.rows);
    return box ? [box] : [];
  });
  const corners = boxes.flatMap(([west, south, east, north]) => [
    [west, south],
    [east, north],
  ]);
  return boxOf([{ type: 'MultiPoint', coordinates: corners }]);
}

/** Extent of rows; null if none has a position. */
export const rowsBox = (rows: readonly Pick<OwnRow, 'geometry'>[]): Bbox | null =>
  boxOf(rows.flatMap(({ geometry }) => geometry ?? []));

/** A box that a file states for a geometry is not used: Turf looks only at that of the collection. */
function boxOf(geometries: Geometry[]): Bbox | null {
  const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries });
  return west <= east ? [west, south, east, north] : null;
}
