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

/** Lists up to this length are put in order by insertion, longer ones by the sort of typed arrays. */
const SHORT = 64;

/** Writes numbers, each of which is there once, in ascending order. */
function ascending(numbers: readonly number[]): Int32Array {
  const sorted = new Int32Array(numbers.length);
  const isShort = numbers.length <= SHORT;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let place = i;
    if (isShort)
      for (; place > 0 && (sorted[place - 1] as number) > number; place--)
        sorted[place] = sorted[place - 1] as number;
    sorted[place] = number;
  }
  return isShort ? sorted : sorted.sort();
}

/**
 * Those of the chains that start within an angle of a position, all in radians; `starts` are the unit vectors of the starts. The square of a chord tells
 * it without trigonometry for each chain.
 */
function startingWithin(
  found: readonly number[],
  starts: Float64Array,
  lon: number,
  lat: number,
  most: number,
): number[] {
  const near: number[] = [];
  const [x, y, z] = unitVector(lon, lat);
  const most2 = most < Math.PI ? (2 * Math.sin(most / 2)) ** 2 : Infinity;
  for (let i = 0; i < found.length; i++) {
    const c = found[i] as number;
    const dx = (starts[c * 3] as number) - x;
    const dy = (starts[c * 3 + 1] as number) - y;
    const dz = (starts[c * 3 + 2] as number) - z;
    if (dx * dx + dy * dy + dz * dz <= most2) near.push(c);
  }
  return near;
}

const unitVector = (lon: number, lat: number): [number, number, number] => [
  Math.cos(lat) * Math.cos(lon),
  Math.cos(lat) * Math.sin(lon),
  Math.sin(lat),
];

/** The boxes of chains, the unit vectors of their starts, and the greatest distance from a start to a vertex of its chain, metres. */
function indexChains(
  { lonRad, latRad }: FlatLines,
  { start, end }: Chains,
): { index: Flatbush; starts: Float64Array; longestM: number } {
  const index = new Flatbush(start.length);
  const starts = new Float64Array(start.length * 3);
  let longestM = 0;
  for (let c = 0; c < start.length; c++) {
    const lon1 = lonRad[start[c] as number] as number;
    const lat1 = latRad[start[c] as number] as number;
    starts.set(unitVector(lon1, lat1), c * 3);
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
  return { index, starts, longestM };
}

export function chainIndex(lines: FlatLines): ChainIndex {
  const { lonRad, latRad } = lines;
  const chains = buildChains(lines);
  const { start } = chains;
  const { index, starts, longestM } = indexChains(lines, chains);

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
      return { chains: ascending(startingWithin(found, starts, lon, lat, farthest)), radiusM: neededM };
    },
  };
}

/** Largest radius of curvature of the ellipsoid, metres: no path is longer than this times its angle. */
const WIDEST_RADIUS_M = 6_399_594;
