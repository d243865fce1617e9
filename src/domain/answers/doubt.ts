/**
 * Counts of places whose position is known only roughly. A place lies at one of some equally likely positions; the places of one town share
 * them and form a group. The count of places within a width is then a random number: its expectation and a 90 % interval are
 * told beside the sure bounds.
 *
 * Within a group places are correlated: where one village lies farther from the town's point than most, so do the others of its town. The
 * count of a group is beta-binomial with `WITHIN_TOWN` as the correlation of two of its places (Skellam 1948); groups are independent of each
 * other, so that the distribution of the whole is the convolution of all groups, a Poisson-binomial distribution where each group has one place.
 * Method, how it was tested and its limits: docs/data.md, docs/decisions/0014.
 */

/** Correlation of two villages of one town in being inside, 0 to 1. Measured by hiding surveyed villages: docs/data.md. */
export const WITHIN_TOWN = 0.25;

/** Share of the distribution below the interval, and above it. */
const TAIL = 0.05;
/** Sums that are less probable than this at either end of a distribution are left out: all of them together weigh less than 1e-9. */
const NEGLIGIBLE = 1e-15;

/** A count: sure bounds, expectation and interval. All are the same number where every position is known. */
export interface Count {
  /** Places inside with their whole error circle. */
  certain: number;
  /** Places whose error circle the limit cuts: `certain + uncertain` is the most that is possible. */
  uncertain: number;
  /** Expected number, at least `certain` and at most `certain + uncertain`. */
  expected: number;
  /** Ends of the 90 % interval; the expectation, rounded, is within. */
  low: number;
  high: number;
}

/** A count in which no place is doubtful. */
export const sureCount = (n: number): Count => ({ certain: n, uncertain: 0, expected: n, low: n, high: n });

/** Places that may or may not be inside: `places` that weigh `weight` each and are inside with `probability`, correlated with each other. */
export interface DoubtGroup {
  places: number;
  probability: number;
  weight: number;
}

/** Probabilities of the sums of weights 0, 1, 2 …; grows as needed and is reused, so that look-ups allocate no memory. */
let sums = new Float64Array(1024);
let ofGroup = new Float64Array(64);

/**
 * Probabilities that 0 … `n` of the `n` places of a group are inside, written into `into`: beta-binomial with mean `p` and the
 * correlation `rho` of two places, by its urn form (Pólya). `rho` 0 is the binomial distribution.
 */
export function betaBinomial(n: number, p: number, rho: number, into: Float64Array): void {
  const step = rho / (1 - rho);
  // Each probability follows from the one before. One begins at the end that is not too improbable to be told from 0.
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

/** Accumulates the groups of a count and gives expectation and interval. It is reusable: `clear` empties it. */
export interface Tally {
  clear(): void;
  add(places: number, probability: number, weight: number): void;
  /** Sum of probabilities times weights. */
  expected(): number;
  /** The interval of the sum: exact convolution, ends by mid-probabilities. */
  interval(): { low: number; high: number };
}

/**
 * Sums groups by exact convolution. The ends of the interval are mid-P quantiles (Lancaster 1961): the least count below which, with half of its
 * own probability, lie 5 %, and the greatest above which do; so that small counts are not wider than 90 % on average.
 */
export function createTally(rho = WITHIN_TOWN): Tally {
  /** Sums `first` to `end - 1` have a probability that counts; all are `sure` larger. */
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
      // From the top down, so that entries are read before they are overwritten.
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

/** The count of `certain` places, and of groups that may be inside. */
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

/** Mean, and the 5th and 95th percentile, of the distances from the possible positions of a place, metres. */
export interface DoubtfulDistance {
  meanM: number;
  lowM: number;
  highM: number;
}

/** Doubtful places of one kind, by groups that share their possible positions. Distances are metres. */
export interface Doubt {
  /** Possible positions of each group. */
  positions: number;
  /** Their distances, in no order: those of group g begin at g · positions. */
  distanceM: Float64Array;
  /** Places of group g are `start[g]` to `start[g + 1] - 1`. */
  start: Uint32Array;
  /** Of each place: width from which its whole error circle is inside, and from which some of it is. */
  certainM: Float64Array;
  possibleM: Float64Array;
  /** What a place of each group weighs; 1 where it is left out. */
  weight?: Float64Array;
}

/** Number of the distances with indexes `from` to `to - 1` that are at most `limit`; counting so few is faster than sorting. */
function within(distanceM: Float64Array, from: number, to: number, limit: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if ((distanceM[i] as number) <= limit) count++;
  return count;
}

/**
 * Adds the doubtful places to a count of which `certain` are sure to be within `widthM`. A place counts as inside where its error circle
 * is, as outside where that is, and in between with the share of its possible positions that are inside.
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
