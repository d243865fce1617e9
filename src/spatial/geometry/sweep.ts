import type { ModelAxis } from '../model.ts';
import type { LonLat } from '../../domain/records.ts';
import { cutOnce } from './cut-axis.ts';
import { displaced } from './displaced.ts';
import { E2, SEMI_MAJOR_M } from '../../domain/ellipsoid.ts';
import { RAD } from './metric.ts';

/**
 * Where the corridors of axes lie on one parallel: `count` intervals, ordered by axis and then from west to east; those of one axis do not
 * overlap.
 */
export interface Spans {
  count: number;
  /** Index into the swept axes. */
  axis: Int32Array;
  /** Degrees of longitude. */
  west: Float64Array;
  east: Float64Array;
}

/** Largest height of a band between two parallels, a twentieth of the width, and a four-hundredth of the whole. */
const BAND_M = 100;
const BANDS_TO_WIDTH = 20;
const BANDS_TO_WHOLE = 400;
/** Parallels where corridors begin or end and that are nearer to each other than this share of a band are taken as one. */
const SAME = 0.02;
const M_PER_DEGREE = 110_900;
/** Nodes of the two-point Gauss–Legendre rule on 0 to 1, each of weight one half. */
const NODES = [0.5 - Math.sqrt(3) / 6, 0.5 + Math.sqrt(3) / 6];
/** Numbers for each side of a corridor: longitude and latitude of its beginning and of its end. A piece has two sides. */
const SIDE = 4;

/** The shapes that a parallel is intersected with: discs around the ends of pieces, and the two sides between the discs of a piece. */
interface Swept {
  /** For each disc its centre, and sine and cosine of half its latitude. */
  lon: Float64Array;
  lat: Float64Array;
  sinHalf: Float64Array;
  cosHalf: Float64Array;
  /** For each piece, ordered by axis: its axis, the numbers of its two discs, and the range of latitudes that it and its discs cover. */
  axis: Int32Array;
  from: Int32Array;
  to: Int32Array;
  south: Float64Array;
  north: Float64Array;
  /** Two sides a piece. */
  sides: Float64Array;
}

function collectSwept(axes: readonly ModelAxis[], widthM: number): Swept {
  const cut = axes.map(cutOnce);
  const count = cut.reduce((sum, { length }) => sum + length, 0);
  const positions: LonLat[] = [];
  const reach: [south: number, north: number][] = [];
  const discAt = (at: LonLat): number => {
    if (at === positions.at(-1)) return positions.length - 1;
    reach.push([displaced(at, [0, -widthM])[1], displaced(at, [0, widthM])[1]]);
    return positions.push(at) - 1;
  };
  const [axis, from, to] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [south, north] = [new Float64Array(count), new Float64Array(count)];
  const sides = new Float64Array(count * 2 * SIDE);
  let p = 0;
  cut.forEach((pieces, index) => {
    for (const { a, b, leftAtA, leftAtB } of pieces) {
      for (const hand of [1, -1]) {
        const at = displaced(a, [hand * widthM * leftAtA[0], hand * widthM * leftAtA[1]]);
        const bt = displaced(b, [hand * widthM * leftAtB[0], hand * widthM * leftAtB[1]]);
        sides.set([...at, ...bt], (hand === 1 ? p * 2 : p * 2 + 1) * SIDE);
      }
      [axis[p], from[p], to[p]] = [index, discAt(a), discAt(b)];
      const [atA, atB] = [reach[from[p] as number], reach[to[p] as number]] as [number[], number[]];
      south[p] = Math.min(atA[0] as number, atB[0] as number);
      north[p] = Math.max(atA[1] as number, atB[1] as number);
      p++;
    }
  });
  const lat = Float64Array.from(positions, ([, y]) => y);
  return {
    lon: Float64Array.from(positions, ([x]) => x),
    lat,
    sinHalf: lat.map((y) => Math.sin((y * RAD) / 2)),
    cosHalf: lat.map((y) => Math.cos((y * RAD) / 2)),
    axis,
    from,
    to,
    south,
    north,
    sides,
  };
}

/** Km² on the ellipsoid of a cell of one degree of longitude and one degree of latitude at a latitude. */
function squareDegreeKm2(lat: number): number {
  const sin = Math.sin(lat * RAD);
  const w2 = 1 - E2 * sin * sin;
  return ((SEMI_MAJOR_M ** 2 * (1 - E2) * Math.cos(lat * RAD)) / (w2 * w2)) * (RAD * RAD) * 1e-6;
}

/** Parallels at which corridors begin or end, ascending, with others between them, at most `bandDeg` apart. */
function bandEdges(notable: readonly number[], bandDeg: number): number[] {
  const edges: number[] = [];
  for (const lat of notable.toSorted((p, q) => p - q)) {
    const last = edges.at(-1);
    if (last === undefined) edges.push(lat);
    else if (lat - last > bandDeg * SAME) {
      const parts = Math.ceil((lat - last) / bandDeg);
      for (let i = 1; i <= parts; i++) edges.push(last + ((lat - last) * i) / parts);
    }
  }
  return edges;
}

/**
 * Goes over the corridors of axes from south to north, parallel by parallel. `visit` gets the latitude, the km² that a degree
 * of longitude on this parallel stands for, and the spans, which are written over at the next call.
 *
 * The ground within a distance of a straight piece is convex, so a parallel cuts one stretch from it: from the two discs at its ends
 * and the two sides between them, in closed form. Summing lengths × weights is the two-point Gauss rule over bands of even height. Corners of
 * corridors within a band are not sought: lines that follow the ground have thousands, and nearly all lie inside the corridor of another piece.
 * @param bandM bands are at most this high, metres: what corridors share can be narrower than they are, and needs lower ones
 */
export function sweep(
  axes: readonly ModelAxis[],
  widthM: number,
  visit: (lat: number, km2PerDegree: number, spans: Spans) => void,
  bandM = BAND_M,
): void {
  const swept = collectSwept(axes, widthM);
  const count = swept.axis.length;
  const spans: Spans = {
    count: 0,
    axis: new Int32Array(count),
    west: new Float64Array(count),
    east: new Float64Array(count),
  };
  const cut = cutter(swept, widthM);
  const ends = latitudeRanges(swept, axes.length);
  const whole = Math.max(...ends) - Math.min(...ends);
  const bandDeg = Math.min(bandM, widthM / BANDS_TO_WIDTH) / M_PER_DEGREE;
  const edges = bandEdges(ends, Math.min(bandDeg, whole / BANDS_TO_WHOLE));
  /** Pieces in the order in which they begin; those that have begun and not ended, by axis. */
  const begins = Array.from(swept.axis.keys()).sort(
    (p, q) => (swept.south[p] as number) - (swept.south[q] as number),
  );
  let next = 0;
  let active: number[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [from, to] = [edges[i - 1] as number, edges[i] as number];
    const before = active.length;
    active = active.filter((p) => (swept.north[p] as number) >= from);
    const kept = active.length;
    while (next < count && (swept.south[begins[next] as number] as number) <= to)
      active.push(begins[next++] as number);
    if (active.length > kept || kept < before) active.sort((p, q) => p - q);
    for (const node of NODES) {
      const lat = from + (to - from) * node;
      cut(active, lat, spans);
      if (spans.count > 0) visit(lat, ((to - from) / 2) * squareDegreeKm2(lat), spans);
    }
  }
}

/** The southernmost and the northernmost latitude of each axis. */
function latitudeRanges({ axis, south, north }: Swept, axes: number): number[] {
  const ends = Array.from({ length: axes * 2 }, (_, i) => (i % 2 === 0 ? Infinity : -Infinity));
  axis.forEach((index, p) => {
    ends[index * 2] = Math.min(ends[index * 2] as number, south[p] as number);
    ends[index * 2 + 1] = Math.max(ends[index * 2 + 1] as number, north[p] as number);
  });
  return ends.filter(Number.isFinite);
}

/** Computes the intervals in which a parallel crosses the corridors of some pieces, which are ordered by axis. */
function cutter(
  { lon, lat: middle, sinHalf, cosHalf, axis, from, to, south, north, sides }: Swept,
  widthM: number,
): (pieces: readonly number[], lat: number, spans: Spans) => void {
  // Read once: outside a bundle an imported constant is looked up at every use.
  const [semiMajorM, e2, rad] = [SEMI_MAJOR_M, E2, RAD];
  /** Half the chord that the parallel `chordAt` cuts from each disc, degrees of longitude; negative where the parallel misses it. */
  const chord = new Float64Array(lon.length);
  const chordAt = new Float64Array(lon.length).fill(Infinity);
  return (pieces, lat, spans) => {
    const sinLat = Math.sin((lat * rad) / 2);
    const cosLat = Math.cos((lat * rad) / 2);
    let first = 0;
    let current = -1;
    spans.count = 0;
    for (let i = 0; i < pieces.length; i++) {
      const p = pieces[i] as number;
      if (lat < (south[p] as number) || lat > (north[p] as number)) continue;
      if (axis[p] !== current) {
        current = axis[p] as number;
        first = spans.count;
      }
      let west = Infinity;
      let east = -Infinity;
      for (let end = 0; end < 2; end++) {
        const d = (end === 0 ? from[p] : to[p]) as number;
        if (chordAt[d] !== lat) {
          chordAt[d] = lat;
          // Of the latitude half-way between the parallel and the middle of the disc.
          const sin = sinLat * (cosHalf[d] as number) + cosLat * (sinHalf[d] as number);
          const w2 = 1 - e2 * sin * sin;
          const transverseM = semiMajorM / Math.sqrt(w2);
          const northM = ((transverseM * (1 - e2)) / w2) * (lat - (middle[d] as number)) * rad;
          const squared = widthM * widthM - northM * northM;
          chord[d] = squared < 0 ? -1 : Math.sqrt(squared) / (transverseM * Math.sqrt(1 - sin * sin) * rad);
        }
        const half = chord[d] as number;
        if (half < 0) continue;
        const x = lon[d] as number;
        if (x - half < west) west = x - half;
        if (x + half > east) east = x + half;
      }
      for (let s = p * 2 * SIDE; s < (p + 1) * 2 * SIDE; s += SIDE) {
        const aLat = sides[s + 1] as number;
        const bLat = sides[s + 3] as number;
        if (aLat > lat === bLat > lat) continue;
        const aLon = sides[s] as number;
        const x = aLon + (((sides[s + 2] as number) - aLon) * (lat - aLat)) / (bLat - aLat);
        if (x < west) west = x;
        if (x > east) east = x;
      }
      if (west < east) add(spans, first, current, west, east);
    }
  };
}

/** Adds an interval to those of its axis, which begin at `first`, keeping them sorted and merging those that overlap. */
function add(spans: Spans, first: number, axis: number, from: number, to: number): void {
  let [west, east] = [from, to];
  // Removes the intervals that it overlaps, then inserts the union at its place.
  let kept = first;
  for (let i = first; i < spans.count; i++) {
    const [w, e] = [spans.west[i] as number, spans.east[i] as number];
    if (w <= east && e >= west) [west, east] = [Math.min(west, w), Math.max(east, e)];
    else [spans.west[kept], spans.east[kept++]] = [w, e];
  }
  let at = kept;
  for (; at > first && (spans.west[at - 1] as number) > west; at--) {
    spans.west[at] = spans.west[at - 1] as number;
    spans.east[at] = spans.east[at - 1] as number;
  }
  [spans.west[at], spans.east[at], spans.axis[kept]] = [west, east, axis];
  spans.count = kept + 1;
}
