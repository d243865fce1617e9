import type {
  Balance,
  DistanceChange,
  PlaceChange,
  RegionChange,
  Tally,
} from '../../domain/answers/compare.ts';
import { SAME_M } from '../../domain/answers/compare.ts';
import type { Count } from '../../domain/answers/doubt.ts';
import type { Site } from '../model.ts';
import { countBuilder } from './count-builder.ts';

/** A change of one place, in metres or seconds: below 0 the place gains. */
export interface Change {
  change: number;
  /** Whether the direction of the change is certain. */
  certain: boolean;
  /** Over the possible positions: the mean of the change, and the shares that gain and lose. */
  doubtful?: { mean: number; gains: number; loses: number } | undefined;
}

export interface SideTally {
  /** Adds the change of a place if it is, or may be, a gain (or loss). Places with the same `spread` share their possible positions. */
  add(site: Site, change: Change, spread: string): void;
  tally(): SideCount;
}

/** Number of places that gain, or lose; the greatest change; its sums over villages and over the committees of towns. */
export interface SideCount {
  villages: Count;
  towns: Count;
  committees: Count;
  most: number;
  villagesSum: number;
  committeesSum: number;
}

/**
 * Counts the gains or the losses.
 * @param same changes up to this count as none
 */
export function sideTally(way: 'gain' | 'lose', same: number): SideTally {
  const [villages, towns, committees] = [countBuilder(), countBuilder(), countBuilder()];
  const sums = { most: 0, villagesSum: 0, committeesSum: 0 };
  const sign = way === 'gain' ? -1 : 1;
  return {
    add({ kind, committees: weight }, { change, certain, doubtful }, spread) {
      const here = sign * change > same;
      const share = doubtful ? (way === 'gain' ? doubtful.gains : doubtful.loses) : here ? 1 : 0;
      // Either the change is larger than the error circles, or the possible positions have shares that gain and lose.
      const sure = certain && here;
      if (!sure && (certain || (share === 0 && !here))) return;
      const [count, ofTown] = kind === 'village' ? [villages, undefined] : [towns, committees];
      if (sure) {
        count.certain();
        ofTown?.certain(weight);
      } else {
        count.doubtful(spread, share);
        ofTown?.doubtful(spread, share, weight);
      }
      const amount = Math.max(0, sign * (doubtful?.mean ?? change));
      // A place that is reached in one network only has no amount of change.
      if (!Number.isFinite(amount)) return;
      sums.most = Math.max(sums.most, amount);
      if (kind === 'village') sums.villagesSum += amount;
      else sums.committeesSum += amount * weight;
    },
    tally: () => ({
      villages: villages.count(),
      towns: towns.count(),
      committees: committees.count(),
      ...sums,
    }),
  };
}

const balance = () => ({ gain: sideTally('gain', SAME_M), lose: sideTally('lose', SAME_M) });
const inMetres = ({ most, villagesSum, committeesSum, ...counts }: SideCount): Tally => ({
  ...counts,
  mostM: most,
  villagesSumM: villagesSum,
  committeesSumM: committeesSum,
});
const toChange = ({ changeM, certain, doubtful }: DistanceChange): Change => ({
  change: changeM,
  certain,
  doubtful: doubtful && { mean: doubtful.meanM, gains: doubtful.gains, loses: doubtful.loses },
});

/** Collects the changes in a region. */
export interface RegionTally {
  /** Adds a place that both networks have, and its changes where it has any. Places with the same `spread` share their possible positions. */
  add(site: Site, change: PlaceChange | undefined, spread: string): void;
  change(): RegionChange;
}

/** A region in which nothing has changed yet and no place has been counted. */
export function regionTally(code: string, name: string): RegionTally {
  const of = { villages: 0, towns: 0, committees: 0 };
  const tallies = { axis: balance(), town: balance() };
  return {
    add(site, change, spread) {
      of[site.kind === 'town' ? 'towns' : 'villages']++;
      if (site.kind === 'town') of.committees += site.committees;
      for (const what of ['axis', 'town'] as const)
        for (const way of ['gain', 'lose'] as const) {
          const found = change?.[what];
          if (found) tallies[what][way].add(site, toChange(found), spread);
        }
    },
    change() {
      const told = ({ gain, lose }: ReturnType<typeof balance>): Balance => ({
        gain: inMetres(gain.tally()),
        lose: inMetres(lose.tally()),
      });
      return { code, name, of, axis: told(tallies.axis), town: told(tallies.town) };
    },
  };
}
