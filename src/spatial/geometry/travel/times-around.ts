import type { LonLat } from '../../../domain/records.ts';
import { TICKS_PER_S } from './lattice.ts';
import { type Labels, nodeCount, noLabels, Search, UNREACHED } from './search.ts';
import { accessAt, type TravelSurface } from './surface.ts';
import type { TravelField } from './times.ts';

/**
 * Labels that are emptied by the list of reached nodes: the time of a search around a place then depends on what it reaches, not on the
 * size of the province.
 */
const workspaces = new WeakMap<TravelSurface, Labels>();
const NO_SECONDS = new Float32Array(0);

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
  if (ways.length === 0) throw new RangeError(`${lonLat.join(', ')} lies outside the ground of travel time`);
  const labels = workspaces.get(surface) ?? noLabels(nodeCount(surface));
  workspaces.set(surface, labels);
  const reached: number[] = [];
  const limitTicks = Math.min(UNREACHED - 1, Math.floor(limitS * TICKS_PER_S));
  /** Places that are not reached yet; only the last is tested until it is reached. */
  const ends = places?.map((place) => accessAt(surface, place)).filter((of) => of.length > 0);
  const isEnough = (ticks: number): boolean => {
    while (ends?.at(-1)?.some((end) => (labels.ticks[end.node] as number) + end.ticks <= ticks)) ends.pop();
    return ends?.length === 0;
  };
  const search = new Search(surface, labels, { limitTicks, reached, ...(ends ? { isEnough } : {}) });
  for (const { node, ticks } of ways) search.offer(node, ticks, 0, -1);
  search.run();
  const found = look({ ...labels, surface, sources: [lonLat], limitS, seconds: NO_SECONDS });
  for (const node of reached) {
    labels.ticks[node] = UNREACHED;
    labels.source[node] = -1;
    labels.previous[node] = -1;
  }
  return found;
}
