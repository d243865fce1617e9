import Flatqueue from 'flatqueue';
import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import type { Heights } from '../heights.ts';

/** Height in metres at a place: bilinear between the centres of the four cells around it. */
export function heightAt({ width, height, bounds, metres }: Heights, [lon, lat]: LonLat): number {
  const [west, south, east, north] = bounds;
  const x = ((lon - west) / (east - west)) * width - 0.5;
  const y = ((north - lat) / (north - south)) * height - 0.5;
  const column = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const [fx, fy] = [Math.max(0, Math.min(1, x - column)), Math.max(0, Math.min(1, y - row))];
  const of = (r: number, c: number): number => metres[r * width + c] as number;
  const north2 = of(row, column) * (1 - fx) + of(row, column + 1) * fx;
  const south2 = of(row + 1, column) * (1 - fx) + of(row + 1, column + 1) * fx;
  return north2 * (1 - fy) + south2 * fy;
}

/** Points of a line, its vertices among them, at most `stepM` metres apart, each with its distance from the start in metres. */
export function alongLine(line: readonly LonLat[], stepM: number): { at: LonLat; alongM: number }[] {
  const places: { at: LonLat; alongM: number }[] = [];
  let startM = 0;
  for (const [i, b] of line.entries()) {
    const a = line[i - 1];
    if (!a) {
      places.push({ at: b, alongM: 0 });
      continue;
    }
    const lengthM = geodesicM(a, b);
    const steps = Math.max(1, Math.ceil(lengthM / stepM));
    for (let k = 1; k <= steps; k++)
      places.push({
        at: [a[0] + (k / steps) * (b[0] - a[0]), a[1] + (k / steps) * (b[1] - a[1])],
        alongM: startM + (k / steps) * lengthM,
      });
    startM += lengthM;
  }
  return places;
}

/** A ridge that a line goes over: indices of the low before it, its top and the low after it. */
export interface Ridge {
  before: number;
  top: number;
  after: number;
}

/**
 * The ridges of a profile of heights: highest points before which it rises and after which it falls by `riseM` metres or more. The low
 * before or after a ridge is the lowest point between it and the next ridge.
 */
export function findRidges(heights: readonly number[], riseM: number): Ridge[] {
  const at = (i: number): number => heights[i] as number;
  // Turning points: places after which the profile runs the other way by `riseM` or more.
  const turns: number[] = [];
  let [low, top] = [0, 0];
  let way: 'up' | 'down' | undefined;
  heights.forEach((height, i) => {
    if (way !== 'down' && height > at(top)) top = i;
    if (way !== 'up' && height < at(low)) low = i;
    if (way !== 'down' && at(top) - height >= riseM) {
      turns.push(top);
      [way, low] = ['down', i];
    } else if (way !== 'up' && height - at(low) >= riseM) {
      turns.push(low);
      [way, top] = ['up', i];
    }
  });
  turns.push(way === 'down' ? low : top);
  return turns.flatMap((i, k) => {
    const [before, after] = [turns[k - 1], turns[k + 1]];
    return before !== undefined && after !== undefined && at(before) < at(i)
      ? [{ before, top: i, after }]
      : [];
  });
}

/** A vertex within this distance of a station counts as the station, metres. */
const AT_STATION_M = 10;

/**
 * Length of an axis and of the straight lines between its stops, metres. Stops of a line are its ends and the stations on it; a
 * branch begins at its junction.
 */
export function measureDetour(
  lines: readonly (readonly LonLat[])[],
  stations: readonly LonLat[],
): { laidM: number; straightM: number } {
  let [laidM, straightM] = [0, 0];
  for (const line of lines) {
    let stop = line[0] as LonLat;
    line.forEach((at, i) => {
      if (i === 0) return;
      laidM += geodesicM(line[i - 1] as LonLat, at);
      const isStop = i === line.length - 1 || stations.some((of) => geodesicM(of, at) < AT_STATION_M);
      if (!isStop) return;
      straightM += geodesicM(stop, at);
      stop = at;
    });
  }
  return { laidM, straightM };
}

/**
 * The height of the lowest way from one place to another over the middles of open cells, metres: the least possible highest point
 * (bottleneck shortest path, Pollack 1960, Operations Research 8), in a box that holds both places with the distance between them on
 * every side. Infinity where no open cells lead there.
 */
export function lowestPassM(
  heights: Heights,
  a: LonLat,
  b: LonLat,
  isOpen: (cell: number) => boolean,
): number {
  const { width, height, bounds, metres } = heights;
  const [west, south, east, north] = bounds;
  const columnAt = (lon: number): number => Math.floor(((lon - west) / (east - west)) * width);
  const rowAt = (lat: number): number => Math.floor(((north - lat) / (north - south)) * height);
  const margin = Math.ceil(Math.hypot(columnAt(a[0]) - columnAt(b[0]), rowAt(a[1]) - rowAt(b[1]))) + 2;
  const left = Math.max(0, Math.min(columnAt(a[0]), columnAt(b[0])) - margin);
  const right = Math.min(width - 1, Math.max(columnAt(a[0]), columnAt(b[0])) + margin);
  const top = Math.max(0, Math.min(rowAt(a[1]), rowAt(b[1])) - margin);
  const bottom = Math.min(height - 1, Math.max(rowAt(a[1]), rowAt(b[1])) + margin);
  const [start, goal] = [a, b].map(([lon, lat]) => rowAt(lat) * width + columnAt(lon)) as [number, number];
  const highest = new Map<number, number>([[start, metres[start] as number]]);
  const queue = new Flatqueue<number>();
  queue.push(start, metres[start] as number);
  while (queue.length > 0) {
    const cell = queue.pop() as number;
    const known = highest.get(cell) as number;
    if (cell === goal) return known;
    const [column, row] = [cell % width, Math.floor(cell / width)];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const [x, y] = [column + dx, row + dy];
        if (x < left || x > right || y < top || y > bottom) continue;
        const next = y * width + x;
        if (next !== goal && !isOpen(next)) continue;
        const through = Math.max(known, metres[next] as number);
        if (through >= (highest.get(next) ?? Infinity)) continue;
        highest.set(next, through);
        queue.push(next, through);
      }
  }
  return Infinity;
}
