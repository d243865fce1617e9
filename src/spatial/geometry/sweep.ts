import type { ModelAxis } from '../model.ts';
import type { Piece } from './capsules.ts';
import { cutOnce } from './cut-axis.ts';
import { displaced } from './displaced.ts';
import { E2, SEMI_MAJOR_M } from '../../domain/ellipsoid.ts';
import { RAD } from './metric.ts';

/** Where the corridors of axes lie on one parallel: `count` stretches, by axis and then from west to east, none overlapping of one axis. */
export interface Spans {
  count: number;
  /** Index into the swept axes. */
  axis: Int32Array;
  /** Degrees of longitude. */
  west: Float64Array;
  east: Float64Array;
}

/** Bands between two parallels are at most this high, at most a tenth of the width and a four-hundredth of the whole. */
const BAND_M = 200;
const BANDS_TO_WIDTH = 10;
const BANDS_TO_WHOLE = 400;
/** Parallels of note nearer to each other than this share of a band count as one. */
const SAME = 0.02;
const M_PER_DEGREE = 110_900;
/** Nodes of the two-point Gauss–Legendre rule on 0 to 1, each of weight one half. */
const NODES = [0.5 - Math.sqrt(3) / 6, 0.5 + Math.sqrt(3) / 6];

/** A piece widened: two discs and the two sides between them, degrees. */
interface Band {
  piece: Piece;
  south: number;
  north: number;
  /** The sides: longitude and latitude at the end `a`, then at `b`. */
  sides: readonly (readonly [number, number, number, number])[];
}

function bandOf(piece: Piece, widthM: number, notable: number[]): Band {
  const { a, b, leftAtA, leftAtB } = piece;
  const sides = [1, -1].map((hand) => {
    const at = displaced(a, [hand * widthM * leftAtA[0], hand * widthM * leftAtA[1]]);
    const bt = displaced(b, [hand * widthM * leftAtB[0], hand * widthM * leftAtB[1]]);
    notable.push(at[1], bt[1]);
    return [...at, ...bt] as const;
  });
  const ends = [a, b].flatMap((end) => [displaced(end, [0, -widthM])[1], displaced(end, [0, widthM])[1]]);
  notable.push(...ends);
  return { piece, south: Math.min(...ends), north: Math.max(...ends), sides };
}

/** Half the chord that a parallel cuts from a disc, degrees of longitude; negative where it misses. */
function halfChord(lat: number, centreLat: number, widthM: number): number {
  const sin = Math.sin(((lat + centreLat) / 2) * RAD);
  const w2 = 1 - E2 * sin * sin;
  const transverseM = SEMI_MAJOR_M / Math.sqrt(w2);
  const north = ((transverseM * (1 - E2)) / w2) * (lat - centreLat) * RAD;
  const squared = widthM * widthM - north * north;
  return squared < 0 ? -1 : Math.sqrt(squared) / (transverseM * Math.sqrt(1 - sin * sin) * RAD);
}

/** Km² on the ellipsoid under a degree of longitude and a degree of latitude. */
function squareDegreeKm2(lat: number): number {
  const sin = Math.sin(lat * RAD);
  const w2 = 1 - E2 * sin * sin;
  return ((SEMI_MAJOR_M ** 2 * (1 - E2) * Math.cos(lat * RAD)) / (w2 * w2)) * (RAD * RAD) * 1e-6;
}

/** Parallels at which the corridors begin, end or turn a corner, ascending, with others between them where they are far apart. */
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
 * and the two sides between them, in closed form. Summing lengths × weights is the two-point Gauss rule between the parallels
 * at which some corridor begins, ends or turns.
 */
export function sweep(
  axes: readonly ModelAxis[],
  widthM: number,
  visit: (lat: number, km2PerDegree: number, spans: Spans) => void,
): void {
  const notable: number[] = [];
  const swept = axes.map((axis) => {
    const bands = cutOnce(axis).map((piece) => bandOf(piece, widthM, notable));
    return {
      bands,
      south: bands.reduce((least, band) => Math.min(least, band.south), Infinity),
      north: bands.reduce((most, band) => Math.max(most, band.north), -Infinity),
    };
  });
  const room = swept.reduce((sum, { bands }) => sum + bands.length, 0);
  const spans: Spans = {
    count: 0,
    axis: new Int32Array(room),
    west: new Float64Array(room),
    east: new Float64Array(room),
  };
  const south = swept.reduce((least, axis) => Math.min(least, axis.south), Infinity);
  const north = swept.reduce((most, axis) => Math.max(most, axis.north), -Infinity);
  const bandDeg = Math.min(BAND_M, widthM / BANDS_TO_WIDTH) / M_PER_DEGREE;
  const edges = bandEdges(notable, Math.min(bandDeg, (north - south) / BANDS_TO_WHOLE));
  for (let i = 1; i < edges.length; i++) {
    const [from, to] = [edges[i - 1] as number, edges[i] as number];
    for (const node of NODES) {
      const lat = from + (to - from) * node;
      spans.count = 0;
      swept.forEach((reach, axis) => {
        if (lat < reach.south || lat > reach.north) return;
        const first = spans.count;
        for (const band of reach.bands)
          if (lat >= band.south && lat <= band.north) add(spans, first, axis, band, lat, widthM);
      });
      if (spans.count > 0) visit(lat, ((to - from) / 2) * squareDegreeKm2(lat), spans);
    }
  }
}

/** Adds the stretch of a band to the spans of its axis, which begin at `first`, keeping them in order and apart. */
function add(spans: Spans, first: number, axis: number, band: Band, lat: number, widthM: number): void {
  let [west, east] = [Infinity, -Infinity];
  for (const [lon, centreLat] of [band.piece.a, band.piece.b]) {
    const half = halfChord(lat, centreLat, widthM);
    if (half < 0) continue;
    west = Math.min(west, lon - half);
    east = Math.max(east, lon + half);
  }
  for (const [aLon, aLat, bLon, bLat] of band.sides) {
    if (aLat > lat === bLat > lat) continue;
    const lon = aLon + ((bLon - aLon) * (lat - aLat)) / (bLat - aLat);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  if (!(west < east)) return;
  // Take out those that it meets, then put it in where it belongs.
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
