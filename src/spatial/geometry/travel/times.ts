import type { LonLat } from '../../../domain/records.ts';
import { distanceM } from '../../../domain/distance.ts';
import { TICKS_PER_S } from './lattice.ts';
import { type Labels, nodeCount, noLabels, Search, UNREACHED } from './search.ts';
import {
  type Access,
  accessAt,
  directTicks,
  nodeLonLat,
  outsideGround,
  type TravelSurface,
} from './surface.ts';
import { kindSum, measureStep } from './steps.ts';

/** Times from the nearest of some sources. Arrays have one entry a node: cells, row by row, then the nodes of the roads. */
export interface TravelField extends Labels {
  surface: TravelSurface;
  sources: readonly LonLat[];
  /** Beyond this many seconds nothing was reached. */
  limitS: number;
  /** Seconds from the nearest source; Infinity where none reaches it. */
  seconds: Float32Array;
}

export interface TimesOptions {
  /** Limit of the search, seconds; without it everything that can be reached is reached. */
  limitS?: number;
  /** The search ends when the times at these places are known; the field then has no greater times. */
  places?: readonly LonLat[];
}

/** How a place is reached from the source that is nearest by time. */
export interface TimeAt {
  seconds: number;
  /** Number of the source. */
  source: number;
  /** Metres along roads of any class, ramps included. */
  roadM: number;
  /** Metres over land and inland water off the roads. */
  offRoadM: number;
  /** Metres by ferries of the input, and over the sea where there is none (such a time is not that of any boat). */
  ferryM: number;
  seaM: number;
}

/**
 * Times from the nearest of the sources over the whole surface.
 * @throws RangeError naming a source that lies outside the grid or its margin, or the limit
 */
export function travelTimes(
  surface: TravelSurface,
  sources: readonly LonLat[],
  { limitS = Infinity, places }: TimesOptions = {},
): TravelField {
  if (!(limitS > 0)) throw new RangeError(`travelTimes: a limit of ${limitS} s`);
  const labels = noLabels(nodeCount(surface));
  let reached = Infinity;
  const ends = places?.map((place) => accessAt(surface, place));
  const isEnough = (ticks: number): boolean => {
    const isKnown = ends?.every((of) =>
      of.some(({ node, ticks: more }) => (labels.ticks[node] as number) + more <= ticks),
    );
    if (isKnown === true) reached = ticks / TICKS_PER_S;
    return isKnown === true;
  };
  const search = new Search(surface, labels, {
    limitTicks: toTicks(limitS),
    ...(ends ? { isEnough } : {}),
  });
  sources.forEach((lonLat, i) => start(surface, search, lonLat, i));
  search.run();
  return computeField(surface, sources, Math.min(limitS, reached), labels);
}

const toTicks = (limitS: number): number => Math.min(UNREACHED - 1, Math.floor(limitS * TICKS_PER_S));

function start(surface: TravelSurface, search: Search, lonLat: LonLat, source: number): void {
  const ways = accessAt(surface, lonLat);
  if (ways.length === 0) throw outsideGround(lonLat, `travelTimes: source ${source}`);
  for (const { node, ticks } of ways) search.offer(node, ticks, source, -1);
}

function computeField(
  surface: TravelSurface,
  sources: readonly LonLat[],
  limitS: number,
  labels: Labels,
): TravelField {
  const limitTicks = toTicks(limitS);
  const { ticks, source, previous } = labels;
  const seconds = new Float32Array(ticks.length).fill(Infinity);
  for (let node = 0; node < seconds.length; node++) {
    if ((ticks[node] as number) <= limitTicks) seconds[node] = (ticks[node] as number) / TICKS_PER_S;
    else [ticks[node], source[node], previous[node]] = [UNREACHED, -1, -1];
  }
  return { ...labels, surface, sources, limitS, seconds };
}

/**
 * The field with one source moved, computed from the earlier field: only the area of that source and what it now reaches are searched.
 * Equal to `travelTimes` with the moved source.
 * @throws RangeError where there is no such source, or where it is moved outside the ground
 */
export function moveSource(field: TravelField, index: number, lonLat: LonLat): TravelField {
  const { surface, limitS } = field;
  if (field.sources[index] === undefined) throw new RangeError(`moveSource: no source ${index}`);
  const labels: Labels = {
    ticks: field.ticks.slice(),
    source: field.source.slice(),
    previous: field.previous.slice(),
  };
  const taken: number[] = [];
  for (let node = 0; node < labels.source.length; node++)
    if (labels.source[node] === index) {
      taken.push(node);
      labels.ticks[node] = UNREACHED;
      labels.source[node] = -1;
      labels.previous[node] = -1;
    }
  const search = new Search(surface, labels, { limitTicks: toTicks(limitS) });
  for (const node of taken) search.takeFromNeighbours(node);
  const sources = field.sources.with(index, lonLat);
  // All of them: another source may now be the nearest of a node that it leads to directly.
  sources.forEach((at, i) => start(surface, search, at, i));
  search.run();
  return computeField(surface, sources, limitS, labels);
}

const squareKey = (column: number, row: number): number => row * 1e6 + column;
const sourceSquares = new WeakMap<readonly LonLat[], Map<number, number[]>>();

/**
 * Numbers of sources, all those within one cell of a place in longitude and latitude among them: only from these a straight walk is possible
 * (`directTicks`). Of each source the squares around it, two cells wide, are noted once, since a question may ask for 100,000 places.
 */
function sourcesNear(sources: readonly LonLat[], cellDeg: number, [lon, lat]: LonLat): readonly number[] {
  const square = (deg: number): number => Math.floor(deg / (2 * cellDeg));
  let squares = sourceSquares.get(sources);
  if (!squares) {
    sourceSquares.set(sources, (squares = new Map()));
    for (const [i, [x, y]] of sources.entries())
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const key = squareKey(square(x) + dx, square(y) + dy);
          const near = squares.get(key);
          if (near) near.push(i);
          else squares.set(key, [i]);
        }
  }
  return squares.get(squareKey(square(lon), square(lat))) ?? [];
}

/** The time to a place and the lengths of the way; undefined where it is not reached within the limit or lies outside the ground. */
export function timeAt(field: TravelField, lonLat: LonLat): TimeAt | undefined {
  const { surface, ticks, source, sources } = field;
  let best: { ticks: number; source: number; end?: Access; directM?: number } = {
    ticks: Infinity,
    source: -1,
  };
  for (const end of accessAt(surface, lonLat)) {
    const then = (ticks[end.node] as number) + end.ticks;
    if (ticks[end.node] !== UNREACHED && then < best.ticks)
      best = { ticks: then, source: source[end.node] as number, end };
  }
  for (const i of sourcesNear(sources, surface.ground.grid.cellDeg, lonLat)) {
    const direct = directTicks(surface, sources[i] as LonLat, lonLat);
    if (direct && direct.ticks < best.ticks)
      best = { ticks: direct.ticks, source: i, directM: direct.lengthM };
  }
  if (best.ticks > field.limitS * TICKS_PER_S || best.source < 0) return undefined;
  const lengths = measureLengths(
    surface,
    sources[best.source] as LonLat,
    best,
    (node) => field.previous[node] as number,
  );
  return { seconds: best.ticks / TICKS_PER_S, source: best.source, ...lengths };
}

/** Lengths of the way to a place by what it moves on, traced from its last node back to its source. */
export function measureLengths(
  surface: TravelSurface,
  from: LonLat,
  { end, directM = 0 }: { end?: Access; directM?: number },
  previousOf: (node: number) => number,
): Pick<TimeAt, 'roadM' | 'offRoadM' | 'ferryM' | 'seaM'> {
  const sums = { roadM: 0, offRoadM: end?.lengthM ?? directM, ferryM: 0, seaM: 0 };
  let node = end?.node ?? -1;
  for (let before = node < 0 ? -1 : previousOf(node); before >= 0; before = previousOf(node)) {
    const { kind, lengthM } = measureStep(surface, before, node);
    sums[kindSum(kind)] += lengthM;
    node = before;
  }
  if (node >= 0) sums.offRoadM += distanceM(from, nodeLonLat(surface, node));
  return sums;
}
