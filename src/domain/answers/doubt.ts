/**
 * Counts of places whose position is known only roughly. Such a place lies at one of several equally likely positions; the places of one town share
 * these positions and form a group. The number of places within a width is then a random number; its expectation and a 90 % interval are given beside
 * the certain bounds.
 *
 * Within a group places are correlated: if one village is farther from the town's point than most, other villages of the town probably are too. The
 * count of a group is beta-binomial with `WITHIN_TOWN` as the correlation of two of its places (Skellam 1948). Groups are independent of each other,
 * so the distribution of the total is the convolution of those of all groups; if each group has one place, this is a Poisson-binomial distribution.
 * Method, tests and limits: docs/data.md, docs/decisions/0014.
 */

/** Correlation of whether two villages of one town are inside, 0 to 1. Measured by hiding the positions of surveyed villages: docs/data.md. */
export const WITHIN_TOWN = 0.25;

/** Share of the distribution below the interval, equal to the share above it. */
const TAIL = 0.05;
/** Sums with a smaller probability at either end of a distribution are omitted; their total probability is below 1e-9. */
const NEGLIGIBLE = 1e-15;

/** A count with certain bounds, expectation and interval. All are the same number if every position is known. */
export interface Count {
  /** Places whose whole error circle is inside. */
  certain: number;
  /** Places whose error circle is partly inside; `certain + uncertain` is the largest possible count. */
  uncertain: number;
  /** Expected number, at least `certain` and at most `certain + uncertain`. */
  expected: number;
  /** Ends of the 90 % interval; it contains the rounded expectation. */
  low: number;
  high: number;
}

/** The count if no place is doubtful. */
export const sureCount = (n: number): Count => ({ certain: n, uncertain: 0, expected: n, low: n, high: n });

/** `places` that are doubtful: each has the weight `weight` and is inside with `probability`, correlated with the others. */
export interface DoubtGroup {
  places: number;
  probability: number;
  weight: number;
}

/** Buffer for the probabilities of the sums of weights 0, 1, 2 …; it grows as needed and is reused, so that look-ups allocate no memory. */
let sums = new Float64Array(1024);
let ofGroup = new Float64Array(64);

/**
 * Writes the probabilities that 0 … `n` of the `n` places of a group are inside into `into`: a beta-binomial distribution with mean `p` and
 * correlation `rho`, computed by Pólya's urn. With `rho` 0 it is the binomial distribution.
 */
export function betaBinomial(n: number, p: number, rho: number, into: Float64Array): void {
  const step = rho / (1 - rho);
  // Each probability is computed from the one before, beginning at the end whose probability is large enough not to be rounded to 0.
  const mirrored = p > 0.5;
  const q = mirrored ? 1 - p : p;
  let probability = 1;
  for (let r = 0; r < n; r++) probability *= (1 - q + r * step) / (1 + r * step);
  into[mirrored ? n : 0] = probability;
  for (let k = 1; k <= n; k++) {
    probability *= (((n - k + 1) / k) * (q + (k - 1) * step)) / (1 - q + (n - k) * step);
    into[mirrored ? n - k : k] = probability;
  }
}

/** Accumulates the groups of a count and computes expectation and interval. It can be reused: `clear` empties it. */
export interface Tally {
  clear(): void;
  add(places: number, probability: number, weight: number): void;
  /** Sum of probabilities times weights. */
  expected(): number;
  /** The interval of the sum, by exact convolution and mid-P quantiles. */
  interval(): { low: number; high: number };
}

/**
 * Adds groups by exact convolution. The ends of the interval are mid-P quantiles (Lancaster 1961): the smallest count for which the probability of
 * less, plus half of its own, is at least 5 %, and the largest count likewise from above. So small counts have intervals that are not wider than 90 %
 * on average.
 */
export function createTally(rho = WITHIN_TOWN): Tally {
  /** Sums `first` to `end - 1` have probabilities above the limit; `sure` is to be added to every sum. */
  let first = 0;
  let end = 1;
  let sure = 0;
  let mean = 0;
  return {
    clear() {
      first = 0;
      end = 1;
      sure = 0;
      mean = 0;
      sums[0] = 1;
    },
    add(places, probability, weight) {
      mean += places * probability * weight;
      if (probability <= 0) return;
      if (probability >= 1) {
        sure += places * weight;
        return;
      }
      const grown = end + places * weight;
      if (grown > sums.length) {
        const larger = new Float64Array(Math.max(grown, sums.length * 2));
        larger.set(sums);
        sums = larger;
      }
      if (places >= ofGroup.length) ofGroup = new Float64Array(places * 2);
      betaBinomial(places, probability, rho, ofGroup);
      sums.fill(0, end, grown);
      const none = ofGroup[0] as number;
      // In descending order, so that entries are read before they are overwritten.
      for (let i = end - 1; i >= first; i--) {
        const before = sums[i] as number;
        sums[i] = before * none;
        if (before === 0) continue;
        for (let k = 1; k <= places; k++) {
          const at = i + k * weight;
          sums[at] = (sums[at] as number) + before * (ofGroup[k] as number);
        }
      }
      end = grown;
      while ((sums[end - 1] as number) < NEGLIGIBLE) end--;
      while ((sums[first] as number) < NEGLIGIBLE) first++;
    },
    expected: () => mean,
    interval() {
      const rounded = Math.round(mean);
      let below = 0;
      let low = -1;
      let high = 0;
      for (let k = first; k < end; k++) {
        const own = sums[k] as number;
        if (own === 0) continue;
        const middle = below + own / 2;
        if (low < 0 && middle >= TAIL) low = sure + k;
        if (middle <= 1 - TAIL) high = sure + k;
        below += own;
      }
      return { low: Math.min(low < 0 ? rounded : low, rounded), high: Math.max(high, rounded) };
    },
  };
}

const tally = createTally();

/** The count of `certain` places and of groups that are possibly inside. */
export function countPlaces(certain: number, groups: readonly DoubtGroup[]): Count {
  tally.clear();
  let uncertain = 0;
  for (const { places, probability, weight } of groups) {
    tally.add(places, probability, weight);
    uncertain += places * weight;
  }
  const { low, high } = tally.interval();
  return {
    certain,
    uncertain,
    expected: certain + tally.expected(),
    low: certain + low,
    high: certain + high,
  };
}

/** Mean, 5th and 95th percentile of the distances from the possible positions of a place, metres. */
export interface DoubtfulDistance {
  meanM: number;
  lowM: number;
  highM: number;
}

/** Doubtful places of one kind, in groups that share their possible positions. Distances are in metres. */
export interface Doubt {
  /** Number of possible positions of each group. */
  positions: number;
  /** Distances of the positions, unordered: those of group g begin at g · positions. */
  distanceM: Float64Array;
  /** Places of group g are `start[g]` to `start[g + 1] - 1`. */
  start: Uint32Array;
  /** For each place: the smallest width at which its whole error circle is inside, and at which part of it is. */
  certainM: Float64Array;
  possibleM: Float64Array;
  /** Weight of a place of each group; absent if all weigh 1. */
  weight?: Float64Array;
}

/** Number of distances with indexes `from` to `to - 1` that are at most `limit`. Counting so few is faster than sorting them. */
function within(distanceM: Float64Array, from: number, to: number, limit: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if ((distanceM[i] as number) <= limit) count++;
  return count;
}

/**
 * Adds the doubtful places to a count that has `certain` places within `widthM`. A place counts as inside if its whole error circle is inside, as
 * outside if all of it is outside, and otherwise with the share of its possible positions that are inside.
 */
export function doubtAt(doubt: Doubt, certain: number, uncertain: number, widthM: number): Count {
  if (last.doubt !== doubt || last.widthM !== widthM) {
    addDoubt(doubt, widthM);
    last = { doubt, widthM, expected: tally.expected(), ...tally.interval() };
  }
  const { expected, low, high } = last;
  return { certain, uncertain, expected: certain + expected, low: certain + low, high: certain + high };
}

/** Result of the last look-up, reused because several kinds often have the same doubtful places. */
let last: { doubt?: Doubt; widthM: number; expected: number; low: number; high: number } = {
  widthM: NaN,
  expected: 0,
  low: 0,
  high: 0,
};

function addDoubt({ positions, distanceM, start, certainM, possibleM, weight }: Doubt, widthM: number): void {
  tally.clear();
  for (let g = 0; g + 1 < start.length; g++) {
    let places = 0;
    for (let i = start[g] as number; i < (start[g + 1] as number); i++)
      if ((possibleM[i] as number) <= widthM && (certainM[i] as number) > widthM) places++;
    if (places === 0) continue;
    const probability = within(distanceM, g * positions, (g + 1) * positions, widthM) / positions;
    tally.add(places, probability, weight?.[g] ?? 1);
  }
}
