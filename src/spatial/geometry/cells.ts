import type { FlatPoints } from './flat-lines.ts';
import { RAD } from './metric.ts';
import type { RadBox } from './chain-index.ts';

/** Side of a cell in degrees of latitude and longitude: well below the search radius of 30 km. */
const CELL_DEGREES = 0.2;

/**
 * Groups points by cells of a grid and visits each cell that has any: `order[start]` to `order[end - 1]` are its points,
 * `box` their extent in radians and `radiusM` the largest of their error radii.
 */
export function visitCells(
  { lon, lat, errorRadiusM }: FlatPoints,
  visit: (order: Int32Array, start: number, end: number, box: RadBox, radiusM: number) => void,
): void {
  const count = lon.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    west = Math.min(west, lon[i] as number);
    east = Math.max(east, lon[i] as number);
    south = Math.min(south, lat[i] as number);
    north = Math.max(north, lat[i] as number);
  }
  if (count === 0) return;
  const columns = Math.floor((east - west) / CELL_DEGREES) + 1;
  const rows = Math.floor((north - south) / CELL_DEGREES) + 1;
  const cellOf = new Int32Array(count);
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) {
    const column = Math.floor(((lon[i] as number) - west) / CELL_DEGREES);
    const row = Math.floor(((lat[i] as number) - south) / CELL_DEGREES);
    const cell = row * columns + column;
    cellOf[i] = cell;
    (starts[cell + 1] as number)++;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  const place = starts.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const cell = cellOf[i] as number;
    const at = place[cell] as number;
    place[cell] = at + 1;
    order[at] = i;
  }
  for (let c = 0; c < columns * rows; c++) {
    const start = starts[c] as number;
    const end = starts[c + 1] as number;
    if (start === end) continue;
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
    let radiusM = 0;
    for (let o = start; o < end; o++) {
      const i = order[o] as number;
      box.west = Math.min(box.west, (lon[i] as number) * RAD);
      box.east = Math.max(box.east, (lon[i] as number) * RAD);
      box.south = Math.min(box.south, (lat[i] as number) * RAD);
      box.north = Math.max(box.north, (lat[i] as number) * RAD);
      radiusM = Math.max(radiusM, errorRadiusM[i] as number);
    }
    visit(order, start, end, box, radiusM);
  }
}
