import type { LonLat } from '../../../domain/records.ts';
import { BucketQueue } from './bucket-queue.ts';
import { TICKS_PER_S } from './lattice.ts';
import { eachNeighbour } from './neighbours-of.ts';
import { nodeCount, UNREACHED } from './search.ts';
import { type Access, accessAt, directTicks, outsideGround, type TravelSurface } from './surface.ts';
import { measureLengths, type TimeAt } from './times.ts';

const BUCKET_S = 10;

/** The `k` nearest sources of every node, nearest first: entry `node × k + rank`. */
interface RankedLabels {
  k: number;
  ticks: Int32Array;
  source: Int32Array;
  previous: Int32Array;
}

/**
 * Adds a source to the nearest of a node; returns false where nothing changes. Among equal times the smaller number of the source comes
 * first, then the smaller preceding node.
 */
function insert(
  { k, ticks, source, previous }: RankedLabels,
  node: number,
  time: number,
  from: number,
  before: number,
): boolean {
  const first = node * k;
  const end = first + k;
  let at = first;
  while (at < end && source[at] !== from && source[at] !== -1) at++;
  if (at < end && source[at] === from) {
    if (time > (ticks[at] as number)) return false;
    if (time === ticks[at]) {
      if (before < (previous[at] as number)) previous[at] = before;
      return false;
    }
  } else if (at === end) {
    // All ranks are in use: the last one is replaced if it is farther.
    at--;
    const last = ticks[at] as number;
    if (time > last || (time === last && from > (source[at] as number))) return false;
  }
  for (; at > first; at--) {
    const nearer = ticks[at - 1] as number;
    if (nearer < time || (nearer === time && (source[at - 1] as number) < from)) break;
    ticks[at] = nearer;
    source[at] = source[at - 1] as number;
    previous[at] = previous[at - 1] as number;
  }
  ticks[at] = time;
  source[at] = from;
  previous[at] = before;
  return true;
}

function rank(surface: TravelSurface, sources: readonly LonLat[], k: number): RankedLabels {
  const count = nodeCount(surface);
  if (count * sources.length >= UNREACHED)
    throw new RangeError(`nearestSources: ${sources.length} sources are too many for ${count} nodes`);
  const labels: RankedLabels = {
    k,
    ticks: new Int32Array(count * k).fill(UNREACHED),
    source: new Int32Array(count * k).fill(-1),
    previous: new Int32Array(count * k).fill(-1),
  };
  const queue = new BucketQueue(BUCKET_S * TICKS_PER_S);
  const offer = (node: number, time: number, from: number, before: number): void => {
    if (insert(labels, node, time, from, before)) queue.push(node * sources.length + from, time);
  };
  sources.forEach((lonLat, i) => {
    const ways = accessAt(surface, lonLat);
    if (ways.length === 0) throw outsideGround(lonLat, `nearestSources: source ${i}`);
    for (const { node, ticks } of ways) offer(node, ticks, i, -1);
  });
  for (let item = queue.pop(); item >= 0; item = queue.pop()) {
    const node = Math.floor(item / sources.length);
    const from = item - node * sources.length;
    let at = node * k;
    const end = at + k;
    while (at < end && labels.source[at] !== from) at++;
    if (at === end || (labels.ticks[at] as number) < queue.reached) continue;
    const time = labels.ticks[at] as number;
    eachNeighbour(surface, node, (to, step) => {
      if (time + step <= (labels.ticks[to * k + k - 1] as number)) offer(to, time + step, from, node);
    });
  }
  return labels;
}

/**
 * The `k` sources that are nearest by time to each place, nearest first, with the lengths of their ways; fewer where fewer reach it. The
 * result is that of `travelTimes` run for each source alone.
 * @throws RangeError where a source lies outside the ground, or `k` is not a positive whole number
 */
export function nearestSources(
  surface: TravelSurface,
  sources: readonly LonLat[],
  places: readonly LonLat[],
  k: number,
): TimeAt[][] {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`nearestSources: ${k} sources a place`);
  const labels = rank(surface, sources, k);
  const findRank = (node: number, source: number): number => {
    for (let at = node * k; at < (node + 1) * k; at++) if (labels.source[at] === source) return at;
    throw new Error(`nearestSources: node ${node} lacks source ${source}`);
  };
  return places.map((place) => {
    const best = new Map<number, { ticks: number; end?: Access; directM?: number }>();
    const take = (source: number, ticks: number, way: { end?: Access; directM?: number }): void => {
      if (ticks < (best.get(source)?.ticks ?? Infinity)) best.set(source, { ticks, ...way });
    };
    for (const end of accessAt(surface, place))
      for (let at = end.node * k; at < (end.node + 1) * k && labels.source[at] !== -1; at++)
        take(labels.source[at] as number, (labels.ticks[at] as number) + end.ticks, { end });
    sources.forEach((from, i) => {
      const direct = directTicks(surface, from, place);
      if (direct) take(i, direct.ticks, { directM: direct.lengthM });
    });
    return [...best]
      .toSorted(([a, one], [b, other]) => one.ticks - other.ticks || a - b)
      .slice(0, k)
      .map(([source, way]) => ({
        seconds: way.ticks / TICKS_PER_S,
        source,
        ...measureLengths(
          surface,
          sources[source] as LonLat,
          way,
          (node) => labels.previous[findRank(node, source)] as number,
        ),
      }));
  });
}
