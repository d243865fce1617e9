import type { LonLat } from '../../../domain/records.ts';
import { TICKS_PER_S } from './lattice.ts';
import { type TimeBounds, type Labels, nodeCount, noLabels, Search, UNREACHED } from './search.ts';
import { type Access, accessAt, outsideGround, type TravelSurface } from './surface.ts';
import type { TravelField } from './times.ts';

/**
 * Labels that are emptied by the list of reached nodes: the time of a search around a place then depends on what it reaches, not on the
 * size of the province. `around` are those of the search from the place, `back` those of the searches back to it.
 */
const workspaces = new WeakMap<TravelSurface, { around: Labels; back: Labels }>();
const NO_SECONDS = new Float32Array(0);

/**
 * When a search for given places has reached this number of nodes, and each time it has reached twice as many as before, the places that are
 * not yet reached search back to it. From the 90 county seats to all places of their county, 2 s of processor time instead of 13 s.
 */
const FIRST_AIM_NODES = 5000;

function getWorkspace(surface: TravelSurface): { around: Labels; back: Labels } {
  let workspace = workspaces.get(surface);
  if (!workspace) {
    const count = nodeCount(surface);
    workspaces.set(surface, (workspace = { around: noLabels(count), back: noLabels(count) }));
  }
  return workspace;
}

function empty(labels: Labels, reached: readonly number[]): void {
  for (const node of reached) {
    labels.ticks[node] = UNREACHED;
    labels.source[node] = -1;
    labels.previous[node] = -1;
  }
}

/**
 * The least times from nodes to any of some places, by a search from these places, since a way takes the same time in both directions. It
 * ends when about `count` nodes are reached; all others are at least as far as it came.
 * @param labels empty ones, which then hold the bounds
 * @param reached gets the nodes that have labels
 */
function boundsTo(
  surface: TravelSurface,
  places: readonly (readonly Access[])[],
  count: number,
  labels: Labels,
  reached: number[],
): TimeBounds {
  let beyond = 1;
  const isEnough = (ticks: number): boolean => {
    beyond = Math.max(1, ticks);
    return reached.length >= count;
  };
  const search = new Search(surface, labels, { reached, isEnough });
  for (const ends of places) for (const { node, ticks } of ends) search.offer(node, ticks, 0, -1);
  search.run();
  return { least: labels.ticks, beyond };
}

/**
 * Searches around one place and looks at what is reached while the labels hold. The field has no `seconds`; `timeAt` needs none.
 * @param limitS no way longer than this is found, seconds
 * @param places where they are given, the search ends when all of them are reached: no others are to be asked for
 * @throws RangeError where the place lies outside the ground
 */
export function timesAround<T>(
  surface: TravelSurface,
  lonLat: LonLat,
  limitS: number,
  look: (field: TravelField) => T,
  places?: readonly LonLat[],
): T {
  const ways = accessAt(surface, lonLat);
  if (ways.length === 0) throw outsideGround(lonLat, 'timesAround');
  const { around: labels, back } = getWorkspace(surface);
  const reached: number[] = [];
  const reachedBack: number[] = [];
  const limitTicks = Math.min(UNREACHED - 1, Math.floor(limitS * TICKS_PER_S));
  /** Places that are not reached yet; only the last is tested until it is reached. */
  const ends = places?.map((place) => accessAt(surface, place)).filter((of) => of.length > 0) ?? [];
  let nextAim = FIRST_AIM_NODES;
  const isEnough = (ticks: number): boolean => {
    const isReached = (of: readonly Access[]): boolean =>
      of.some((end) => (labels.ticks[end.node] as number) + end.ticks <= ticks);
    for (let last = ends.at(-1); last && isReached(last); last = ends.at(-1)) ends.pop();
    if (ends.length > 0 && reached.length >= nextAim) {
      nextAim = reached.length * 2;
      empty(back, reachedBack.splice(0));
      const open = ends.filter((of) => !isReached(of));
      search.aim(boundsTo(surface, open, reached.length, back, reachedBack));
    }
    return ends.length === 0;
  };
  const search = new Search(surface, labels, { limitTicks, reached, ...(places ? { isEnough } : {}) });
  for (const { node, ticks } of ways) search.offer(node, ticks, 0, -1);
  search.run();
  const found = look({ ...labels, surface, sources: [lonLat], limitS, seconds: NO_SECONDS });
  empty(labels, reached);
  empty(back, reachedBack);
  return found;
}
