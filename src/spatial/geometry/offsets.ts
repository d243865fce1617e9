import type { CountyCode } from '../../domain/codes.ts';
import type { Survey } from '../model.ts';

/** Nearer than this the logarithm would rest on the decimals of the towns' points, metres. */
const LEAST_M = 100;
const logDistance = (distanceM: number): number => Math.log(Math.max(distanceM, LEAST_M));
const meanValue = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far villages lie from their town's point. */
export interface Offsets {
  /** The distance that this share of the villages of a county does not exceed, metres. */
  quantileM(county: CountyCode, share: number): number;
}

/**
 * The distribution of the distance of surveyed villages to their town's point, by county. Few counties have enough of them, so that the county's
 * mean logarithm is drawn towards the province's by n / (n + k), k being the variance within counties over that between
 * them (empirical Bayes: Efron & Morris 1975; variances by analysis of variance, Searle et al. 1992), and the form is that of all
 * villages of the province, each over the scale of its county. A province without surveyed villages has none: NaN.
 */
export function buildOffsets(offsets: Survey['offsets']): Offsets {
  const logs = offsets.map(({ distanceM }) => logDistance(distanceM));
  const mean = meanValue(logs);
  const byCounty = new Map<CountyCode, number[]>();
  offsets.forEach(({ county }, i) =>
    byCounty.set(county, [...(byCounty.get(county) ?? []), logs[i] as number]),
  );
  const k = varianceRatio([...byCounty.values()], mean);
  const shift = new Map(
    [...byCounty].map(([county, own]) => [county, ((meanValue(own) - mean) * own.length) / (own.length + k)]),
  );
  const countyScale = (county: CountyCode): number => Math.exp(mean + (shift.get(county) ?? 0));
  const form = Float64Array.from(offsets, ({ county, distanceM }) => distanceM / countyScale(county)).sort();
  return {
    quantileM(county, share) {
      const place = Math.min(form.length - 1, Math.max(0, share * form.length - 0.5));
      const [low, part] = [Math.floor(place), place % 1];
      const below = form[low] as number;
      return (below + part * ((form[low + 1] ?? below) - below)) * countyScale(county);
    },
  };
}

/** Variance within groups over that between them; Infinity where groups do not differ by more than chance. */
function varianceRatio(groups: readonly (readonly number[])[], mean: number): number {
  const count = groups.reduce((sum, { length }) => sum + length, 0);
  const squares = (values: readonly number[], around: number): number =>
    values.reduce((sum, value) => sum + (value - around) ** 2, 0);
  const within =
    groups.reduce((sum, group) => sum + squares(group, meanValue(group)), 0) / (count - groups.length);
  const among =
    groups.reduce((sum, group) => sum + group.length * (meanValue(group) - mean) ** 2, 0) /
    (groups.length - 1);
  const size =
    (count - groups.reduce((sum, { length }) => sum + length ** 2, 0) / count) / (groups.length - 1);
  const between = (among - within) / size;
  return between > 0 ? within / between : Infinity;
}
