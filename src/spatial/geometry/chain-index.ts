import Flatbush from 'flatbush';
import { type Chains, buildChains } from './chains.ts';
import type { FlatLines } from './flat-lines.ts';
import { MIN_RADIUS_M } from './metric.ts';

/** Finds the chains that can matter to the sites of a cell. Radians throughout, as in `FlatLines`. */
export interface ChainIndex {
  chains: Chains;
  /**
   * Every chain that comes within `limitM` of any site in the box, and every chain that can hold the nearest piece of one,
   * ascending; a few more may be among them. Whatever of them can be nearest comes within `radiusM` of the box.
   */
  around(box: RadBox, limitM: number): { chains: Int32Array; radiusM: number };
}

export interface RadBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A geodesic bulges out of the box of its ends by less, and the plane's error within 30 km is smaller still. */
const SLACK_M = 60;

/** The search for the nearest chain begins with this radius, metres. */
const LEAST_RADIUS_M = 1000;

/** Great-circle angle by the haversine formula: stable for small angles. Radians. */
function angle(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLat = Math.sin((lat2 - lat1) / 2);
  const dLon = Math.sin((lon2 - lon1) / 2);
  return 2 * Math.asin(Math.min(1, Math.sqrt(dLat * dLat + Math.cos(lat1) * Math.cos(lat2) * dLon * dLon)));
}

/** Numbers that stand this near to each other are put in order by ticking them off. */
const DENSE = 16;

/** Numbers in order, each once. */
function ascending(numbers: readonly number[]): Int32Array {
  const sorted = new Int32Array(numbers);
  let [least, most] = [Infinity, -1];
  for (let i = 0; i < sorted.length; i++) {
    const number = sorted[i] as number;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  if (most - least > sorted.length * DENSE) return sorted.sort();
  const ticked = new Uint8Array(most - least + 1);
  for (let i = 0; i < sorted.length; i++) ticked[(sorted[i] as number) - least] = 1;
  let count = 0;
  for (let i = 0; i < ticked.length; i++) if (ticked[i] === 1) sorted[count++] = least + i;
  return sorted;
}

export function chainIndex(lines: FlatLines): ChainIndex {
  const { lonRad, latRad } = lines;
  const chains = buildChains(lines);
  const { start, end } = chains;
  const index = new Flatbush(start.length);
  let longestM = 0;
  for (let c = 0; c < start.length; c++) {
    const lon1 = lonRad[start[c] as number] as number;
    const lat1 = latRad[start[c] as number] as number;
    let [west, east, south, north] = [lon1, lon1, lat1, lat1];
    let farthest = 0;
    for (let v = (start[c] as number) + 1; v <= (end[c] as number); v++) {
      const lon = lonRad[v] as number;
      const lat = latRad[v] as number;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
      farthest = Math.max(farthest, angle(lon1, lat1, lon, lat));
    }
    index.add(west, south, east, north);
    longestM = Math.max(longestM, farthest * WIDEST_RADIUS_M);
  }
  index.finish();

  /** Chains whose box comes within `radiusM` of the box: Bronstein's bounding meridians of a circle. */
  const within = ({ west, south, east, north }: RadBox, radiusM: number): number[] => {
    const r = (radiusM + SLACK_M) / MIN_RADIUS_M;
    const steepest = Math.max(Math.abs(south), Math.abs(north));
    const sine = Math.sin(r) / Math.cos(steepest);
    const pad = r < Math.PI / 2 && sine < 1 ? Math.asin(sine) : Math.PI * 2;
    return index.search(west - pad, south - r, east + pad, north + r);
  };

  /** An upper bound of the metres from a position to the nearest of these chains: those to the start of one that lies near. */
  const nearVertexM = (found: readonly number[], lon: number, lat: number): number => {
    const squash = Math.cos(lat);
    let vertex = 0;
    let least = Infinity;
    for (const c of found) {
      const a = start[c] as number;
      const east = ((lonRad[a] as number) - lon) * squash;
      const north = (latRad[a] as number) - lat;
      const squared = east * east + north * north;
      if (squared < least) [vertex, least] = [a, squared];
    }
    return angle(lon, lat, lonRad[vertex] as number, latRad[vertex] as number) * WIDEST_RADIUS_M;
  };

  return {
    chains,
    around(box, limitM) {
      const lon = (box.west + box.east) / 2;
      const lat = (box.south + box.north) / 2;
      const flattest = Math.min(Math.abs(box.south), Math.abs(box.north));
      const halfM =
        Math.hypot(box.north - lat, (box.east - lon) * Math.cos(box.south * box.north < 0 ? 0 : flattest)) *
        WIDEST_RADIUS_M;
      let radiusM = Math.max(limitM, LEAST_RADIUS_M);
      let found = within(box, radiusM);
      while (found.length === 0) found = within(box, (radiusM *= 2));
      // No site of the box is farther from its nearest chain than the middle of the box is from any vertex, and half a diagonal.
      const neededM = Math.max(limitM, nearVertexM(found, lon, lat) + halfM);
      if (neededM <= limitM) return { chains: ascending(found), radiusM: limitM };
      if (neededM > radiusM) found = within(box, neededM);
      const farthest = (neededM + halfM + longestM + SLACK_M) / MIN_RADIUS_M;
      const near = found.filter((c) => {
        const a = start[c] as number;
        return angle(lon, lat, lonRad[a] as number, latRad[a] as number) <= farthest;
      });
      return { chains: ascending(near), radiusM: neededM };
    },
  };
}

/** Largest radius of curvature of the ellipsoid, metres: no path is longer than this times its angle. */
const WIDEST_RADIUS_M = 6_399_594;
