import { groupBy } from '../../../domain/group-by.ts';
import type { VillagePoint } from '../../../domain/network.ts';
import type { LonLat } from '../../../domain/records.ts';
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

/** The order in which the pipeline takes villages: documented ones by code, those of no division list last, then the others as they stand. */
function inOrder<V extends Arranged>(villages: readonly V[]): V[] {
  const rank = ({ status, unlisted }: V): number => (status === 'modelled' ? 2 : unlisted ? 1 : 0);
  return villages.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? 0 : a.code < b.code ? -1 : 1));
}

/**
 * The villages of an axis in the order in which it is laid; those known only to their town, or to their county, in a free spot beside its
 * point. Modelled ones that are arranged already stay. Page and pipeline arrange in this one way when a list was taken in.
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
  const isArranged = ({ precision, status }: V): boolean => precision !== 'village' && status !== 'modelled';
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
