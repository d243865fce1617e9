import type {
  Balance,
  DistanceChange,
  PlaceChange,
  RegionChange,
  Tally,
} from '../../domain/measures/compare.ts';
import { SAME_M } from '../../domain/measures/compare.ts';
import type { Site } from '../model.ts';
import { countBuilder } from './count-builder.ts';

type Side = keyof Balance;

const side = () => ({
  villages: countBuilder(),
  towns: countBuilder(),
  committees: countBuilder(),
  sums: { mostM: 0, villagesSumM: 0, committeesSumM: 0 },
});
const balance = () => ({ gain: side(), lose: side() });
const tallyOf = ({ villages, towns, committees, sums }: ReturnType<typeof side>): Tally => ({
  villages: villages.count(),
  towns: towns.count(),
  committees: committees.count(),
  ...sums,
});

/** Collects what changes in a region. */
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
          if (found) addChange(tallies[what][way], way, site, found, spread);
        }
    },
    change() {
      const told = ({ gain, lose }: ReturnType<typeof balance>): Balance => ({
        gain: tallyOf(gain),
        lose: tallyOf(lose),
      });
      return { code, name, of, axis: told(tallies.axis), town: told(tallies.town) };
    },
  };
}

function addChange(
  { villages, towns, committees, sums }: ReturnType<typeof side>,
  way: Side,
  { kind, committees: weight }: Site,
  { changeM, certain, doubtful }: DistanceChange,
  spread: string,
): void {
  const sign = way === 'gain' ? -1 : 1;
  const here = sign * changeM > SAME_M;
  const share = doubtful ? (way === 'gain' ? doubtful.gains : doubtful.loses) : here ? 1 : 0;
  // The error circles settle the sign, or they do not and the possible positions have their shares.
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
  const amountM = Math.max(0, sign * (doubtful?.meanM ?? changeM));
  sums.mostM = Math.max(sums.mostM, amountM);
  if (kind === 'village') sums.villagesSumM += amountM;
  else sums.committeesSumM += amountM * weight;
}
