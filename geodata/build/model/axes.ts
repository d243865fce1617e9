import type { County } from '../../../src/domain/records.ts';
import type { SeedAxis, Seeds } from '../seeds/types.ts';

/** The fields of a county that the model reads. */
export type ModelCounty = Pick<County, 'code' | 'name' | 'prefecture' | 'priority' | 'villageCommittees'>;

const byCommitteesThenCode = (a: ModelCounty, b: ModelCounty): number =>
  a.villageCommittees - b.villageCommittees || (a.code < b.code ? -1 : 1);

/**
 * The counties that carry an axis: `total` of them, those with the fewest village committees left out. A county with a documented axis
 * always carries one.
 * @throws RangeError where `total` exceeds the number of counties or is below the number of documented axes
 */
export function chooseAxisCounties(
  counties: readonly ModelCounty[],
  seedAxes: ReadonlyMap<string, SeedAxis>,
  total: number,
): ModelCounty[] {
  const withDocumented = new Set(
    [...seedAxes.values()].filter(({ programme }) => programme).map(({ county }) => county),
  );
  const documented = (county: ModelCounty): boolean => withDocumented.has(county.code);
  const leaveOut = counties.length - total;
  const removable = counties.filter((county) => !documented(county)).toSorted(byCommitteesThenCode);
  if (leaveOut < 0 || leaveOut > removable.length)
    throw new RangeError(`chooseAxisCounties: cannot choose ${total} of ${counties.length} counties`);
  const left = new Set(removable.slice(0, leaveOut));
  return counties.filter((county) => !left.has(county)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * The id of the axis of a county, the first that seeds/axis-ids.csv gives it: without lists that say otherwise a county has one axis.
 * @throws Error where it gives it none
 */
export function axisIdIn(county: string, { axisIds }: Pick<Seeds, 'axisIds'>): string {
  const found = axisIds.find((axis) => axis.county === county);
  if (!found)
    throw new Error(`seeds/axis-ids.csv: no id for the axis of ${county}; give it the next free number`);
  return found.id;
}
