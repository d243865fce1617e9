import type {
  Balance,
  DistanceChange,
  PlaceChange,
  RegionChange,
  Tally,
} from '../../domain/measures/compare.ts';
import type { Site } from '../model.ts';

const tally = (): Tally => ({
  villages: { certain: 0, uncertain: 0 },
  towns: { certain: 0, uncertain: 0 },
  committees: { certain: 0, uncertain: 0 },
  mostM: 0,
  villagesSumM: 0,
  committeesSumM: 0,
});
const balance = (): Balance => ({ gain: tally(), lose: tally() });

/** A region in which nothing has changed yet and no place has been counted. */
export const regionChange = (code: string, name: string): RegionChange => ({
  code,
  name,
  of: { villages: 0, towns: 0, committees: 0 },
  axis: balance(),
  town: balance(),
});

/** Counts a place that both networks have, and its changes where it has any. */
export function countPlace(region: RegionChange, site: Site, change: PlaceChange | undefined): void {
  region.of[site.kind === 'town' ? 'towns' : 'villages']++;
  if (site.kind === 'town') region.of.committees += site.committees;
  if (change?.axis) countChange(region.axis, site, change.axis);
  if (change?.town) countChange(region.town, site, change.town);
}

function countChange(
  { gain, lose }: Balance,
  { kind, committees }: Site,
  { changeM, certain }: DistanceChange,
): void {
  const side = changeM < 0 ? gain : lose;
  const count = certain ? 'certain' : 'uncertain';
  const amountM = Math.abs(changeM);
  side.mostM = Math.max(side.mostM, amountM);
  if (kind === 'village') {
    side.villages[count]++;
    side.villagesSumM += amountM;
  } else {
    side.towns[count]++;
    side.committees[count] += committees;
    side.committeesSumM += amountM * committees;
  }
}
