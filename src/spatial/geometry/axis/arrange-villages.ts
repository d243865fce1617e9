import { groupBy } from '../../../domain/group-by.ts';
import type { VillagePoint } from '../../../domain/network.ts';
import type { LonLat, Status } from '../../../domain/records.ts';
import { unreachable } from '../../../domain/unreachable.ts';
import type { CountyLocator } from '../county-at.ts';
import { arrangeAround, isClearOf } from './arrange.ts';

/** What is looked at of a village to find its spot. */
type Arranged = Pick<VillagePoint, 'code' | 'town' | 'axis' | 'status' | 'precision' | 'lonLat' | 'unlisted'>;

/** What the spots of villages have to keep clear of. */
export interface Occupied<V extends Arranged> {
  /** Positions of the central towns and of the county seats. */
  towns: readonly LonLat[];
  seats: readonly LonLat[];
  /** Villages of all axes, those to arrange among them. */
  villages: readonly V[];
}

/** Rank of modelled villages, which keep their order among themselves; others are ordered by code within their rank. */
const AS_THEY_STAND = 3;

function rankOf({ status, unlisted }: Arranged): number {
  switch (status) {
    case 'documented':
      return unlisted ? 1 : 0;
    case 'user':
      return 2;
    case 'modelled':
      return AS_THEY_STAND;
    default:
      return unreachable(status);
  }
}

/**
 * The order in which page and pipeline take villages: documented ones, those of no division list last; then those that the reader drew; then
 * modelled ones.
 */
const inOrder = <V extends Arranged>(villages: readonly V[]): V[] =>
  villages.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (rankOf(a) === AS_THEY_STAND ? 0 : a.code < b.code ? -1 : 1),
  );

/** Whether a village known only to its town or county is arranged with each list: others stay at the spot that they have. */
const IS_ARRANGED: Readonly<Record<Status, boolean>> = { documented: true, modelled: false, user: false };

/**
 * The villages of an axis in the order in which it is laid; those known only to their town, or to their county, in a free spot beside its
 * point. Modelled ones, which are arranged already, and those that the reader drew stay. Page and pipeline arrange in this one way when a list was taken in.
 * @param waiting axes that are still to be laid: where their villages are arranged is not settled yet
 * @throws RangeError where no free spot is found
 */
export function arrangeVillages<V extends Arranged>(
  axis: { id: string; county: string; seat: LonLat },
  { towns, seats, villages }: Occupied<V>,
  waiting: ReadonlySet<string>,
  { land, townAt }: { land: CountyLocator; townAt: ReadonlyMap<string, LonLat> },
): V[] {
  const own = inOrder(villages.filter((village) => village.axis === axis.id));
  const isArranged = ({ precision, status }: V): boolean => precision !== 'village' && IS_ARRANGED[status];
  const occupied: LonLat[] = [
    ...towns,
    ...seats,
    ...villages
      .filter(
        (village) =>
          village.precision === 'village' ||
          (village.axis !== axis.id && !waiting.has(village.axis)) ||
          (village.axis === axis.id && !isArranged(village)),
      )
      .map(({ lonLat }) => lonLat),
  ];
  const spots = new Map<string, LonLat>();
  const byTown = groupBy(own.filter(isArranged), ({ town }) => town);
  for (const [town, members] of [...byTown].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const isFree = (spot: LonLat): boolean =>
      land.countyAt(spot) === axis.county && isClearOf(spot, occupied);
    arrangeAround(townAt.get(town) ?? axis.seat, members.length, isFree).forEach((spot, i) => {
      spots.set(members[i]?.code ?? '', spot);
      occupied.push(spot);
    });
  }
  return own.map((village) => {
    const spot = spots.get(village.code);
    const isSame = spot?.[0] === village.lonLat[0] && spot?.[1] === village.lonLat[1];
    return spot && !isSame ? { ...village, lonLat: spot } : village;
  });
}
