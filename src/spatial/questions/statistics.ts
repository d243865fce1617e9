/** A value and the number of units with it. */
export interface Weighted {
  value: number;
  weight: number;
}

/**
 * Values with a weight above 0, ascending.
 * @throws RangeError where a value or weight is negative or not a finite number.
 */
function ordered(sample: readonly Weighted[]): Weighted[] {
  for (const { value, weight } of sample)
    if (!(value >= 0 && value < Infinity && weight >= 0 && weight < Infinity))
      throw new RangeError(`statistics: value ${value} with weight ${weight}: neither may be negative`);
  return sample.filter(({ weight }) => weight > 0).toSorted((a, b) => a.value - b.value);
}

const sumWeights = (sample: readonly Weighted[]): number =>
  sample.reduce((sum, { weight }) => sum + weight, 0);
const weightedSum = (sample: readonly Weighted[]): number =>
  sample.reduce((sum, { value, weight }) => sum + value * weight, 0);

/** Weighted mean; undefined where nothing weighs. */
export function weightedMean(sample: readonly Weighted[]): number | undefined {
  const weight = sumWeights(sample);
  return weight > 0 ? weightedSum(sample) / weight : undefined;
}

/** Share of the weight whose value is at most `limit`, 0 to 1; undefined where nothing weighs. */
export function shareWithin(sample: readonly Weighted[], limit: number): number | undefined {
  const weight = sumWeights(sample);
  return weight > 0 ? sumWeights(sample.filter(({ value }) => value <= limit)) / weight : undefined;
}

/**
 * Weighted quantile, `share` 0 to 1: the least value that at least this share of the weight does not exceed, and where the
 * share is met exactly the mean of it and the next (Hyndman & Fan 1996, definition 2). Undefined where nothing weighs.
 * @throws RangeError where the share is not within 0 to 1, or as `ordered`.
 */
export function weightedQuantile(sample: readonly Weighted[], share: number): number | undefined {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`weightedQuantile: share ${share} is not 0 to 1`);
  const sorted = ordered(sample);
  const wanted = share * sumWeights(sorted);
  let held = 0;
  for (const [i, { value, weight }] of sorted.entries()) {
    held += weight;
    if (held > wanted) return value;
    if (held === wanted) return (value + (sorted[i + 1]?.value ?? value)) / 2;
  }
  return sorted.at(-1)?.value;
}

/**
 * Gini coefficient of a population that is known whole (no correction for small samples): half the mean difference of all
 * pairs over the mean, 0 to 1 (Cowell 2011, Measuring Inequality, 3rd ed., ch. 2). 0 where every value is 0; undefined where
 * nothing weighs.
 */
export function gini(sample: readonly Weighted[]): number | undefined {
  const sorted = ordered(sample);
  if (sorted.length === 0) return undefined;
  const total = weightedSum(sorted);
  if (total === 0) return 0;
  let held = 0;
  let area = 0;
  for (const { value, weight } of sorted) {
    area += value * weight * (2 * held + weight);
    held += weight;
  }
  return Math.max(0, area / (held * total) - 1);
}

/** x ln x with its limit at 0. */
const xLnX = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

/**
 * Theil's T: weighted mean of (x/μ) ln(x/μ), 0 where all are equal (Theil 1967; Cowell 2011, ch. 3). A zero adds 0, the limit of
 * x ln x. 0 where every value is 0; undefined where nothing weighs.
 */
export function theil(sample: readonly Weighted[]): number | undefined {
  const sorted = ordered(sample);
  const mean = weightedMean(sorted);
  if (mean === undefined) return undefined;
  if (mean === 0) return 0;
  const sum = sorted.reduce((acc, { value, weight }) => acc + weight * xLnX(value / mean), 0);
  return Math.max(0, sum / sumWeights(sorted));
}

/**
 * Theil's T of all groups together as the part between groups, as if each unit had its group's mean, and the part within:
 * `between + within` is `theil` of all (Shorrocks 1980; Cowell 2011, ch. 3). Undefined where nothing weighs.
 */
export function theilParts(
  groups: readonly (readonly Weighted[])[],
): { between: number; within: number } | undefined {
  const weight = groups.reduce((sum, group) => sum + sumWeights(group), 0);
  const total = groups.reduce((sum, group) => sum + weightedSum(group), 0);
  if (weight === 0) return undefined;
  if (total === 0) return { between: 0, within: 0 };
  const mean = total / weight;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    between += (sumWeights(group) / weight) * xLnX((weightedMean(group) ?? 0) / mean);
    within += (weightedSum(group) / total) * (theil(group) ?? 0);
  }
  return { between: Math.max(0, between), within };
}

/**
 * Palma ratio: what the top tenth holds over what the bottom four tenths hold (Palma 2011, Development and Change 42; Cobham &
 * Sumner 2013), a unit on the border counted in part. Undefined where nothing weighs or the bottom four tenths hold nothing.
 */
export function palma(sample: readonly Weighted[]): number | undefined {
  const sorted = ordered(sample);
  const weight = sumWeights(sorted);
  /**
   * Total of this many tenths of the weight, lowest values first; integers are multiplied before dividing, so that a border between units
   * is exact.
   */
  const lowest = (tenths: number): number => {
    let left = (tenths * weight) / 10;
    let total = 0;
    for (const unit of sorted) {
      const taken = Math.min(left, unit.weight);
      total += taken * unit.value;
      left -= taken;
    }
    return total;
  };
  const bottom = lowest(4);
  return bottom > 0 ? (weightedSum(sorted) - lowest(9)) / bottom : undefined;
}
