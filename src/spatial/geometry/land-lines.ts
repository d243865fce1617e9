import { polygonsOf } from '../../domain/polygons.ts';
import type { Region } from '../model.ts';

/** Finds which parts of a parallel of latitude lie in which region. */
export interface LandLines {
  /**
   * Computes the borders that the parallel crosses and returns their number. They are sorted by region and then from west to east, so that
   * they form pairs: the region begins at the first and ends at the second. The arrays are overwritten by the next call.
   */
  at(lat: number): number;
  /** Index into the regions, of each border. */
  region: Int32Array;
  /** Degrees of longitude of each border. */
  lon: Float64Array;
}

/** Height of the bands of latitude by which edges are indexed, degrees. */
const BAND_DEG = 0.005;
/** Larger than any longitude: added for each region, so that sorting by one number sorts by region first. */
const APART = 1000;

/** Indexes the edges of regions by latitude, so that the borders a parallel crosses are found among a few edges. */
export function landLines(regions: readonly Region[]): LandLines {
  const edges: number[] = [];
  const bands = new Map<number, number[]>();
  regions.forEach(({ geometry }, region) => {
    const polygons = polygonsOf(geometry);
    for (const ring of polygons.flat())
      for (let i = 1; i < ring.length; i++) {
        const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]] as [[number, number], [number, number]];
        const edge = edges.push(region, x1, y1, x2, y2) - 5;
        const last = Math.floor(Math.max(y1, y2) / BAND_DEG);
        for (let d = Math.floor(Math.min(y1, y2) / BAND_DEG); d <= last; d++) {
          const band = bands.get(d);
          if (band) band.push(edge);
          else bands.set(d, [edge]);
        }
      }
  });
  const flat = Float64Array.from(edges);
  const fullest = [...bands.values()].reduce((most, { length }) => Math.max(most, length), 0);
  const keys = new Float64Array(fullest);
  const lines: LandLines = {
    region: new Int32Array(fullest),
    lon: new Float64Array(fullest),
    at: (lat) => {
      let count = 0;
      for (const edge of bands.get(Math.floor(lat / BAND_DEG)) ?? []) {
        const [y1, y2] = [flat[edge + 2] as number, flat[edge + 4] as number];
        if (y1 > lat === y2 > lat) continue;
        const [x1, x2] = [flat[edge + 1] as number, flat[edge + 3] as number];
        keys[count++] = (flat[edge] as number) * APART + x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1);
      }
      keys.subarray(0, count).sort();
      for (let i = 0; i < count; i++) {
        const key = keys[i] as number;
        lines.region[i] = Math.floor(key / APART);
        lines.lon[i] = key % APART;
      }
      return count;
    },
  };
  return lines;
}
