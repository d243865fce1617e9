import type { Count, DoubtGroup, DoubtfulDistance } from '../../domain/answers/doubt.ts';
import { countPlaces } from '../../domain/answers/doubt.ts';

/** Adds places up to a count with its expectation and interval. */
export interface CountBuilder {
  /** Adds a place that is certainly inside, with a weight. */
  certain(weight?: number): void;
  /**
   * Adds a place that may be inside, with a probability. Places of weight 1 with the same `spread` share their possible positions and are
   * correlated.
   */
  doubtful(spread: number | string, probability: number, weight?: number): void;
  count(): Count;
}

export function countBuilder(): CountBuilder {
  let sure = 0;
  const groups = new Map<number | string, DoubtGroup>();
  const single: DoubtGroup[] = [];
  return {
    certain(weight = 1) {
      sure += weight;
    },
    doubtful(spread, probability, weight = 1) {
      if (weight === 0) return;
      if (weight !== 1) {
        single.push({ places: 1, probability, weight });
        return;
      }
      const group = groups.get(spread) ?? { places: 0, probability: 0, weight };
      group.probability = (group.probability * group.places + probability) / (group.places + 1);
      group.places++;
      groups.set(spread, group);
    },
    count: () => countPlaces(sure, [...groups.values(), ...single]),
  };
}

/** Share of the possible positions of a spread whose value passes the test, 0 to 1. */
export function sharePassing(
  values: ArrayLike<number>,
  spread: number,
  positions: number,
  passes: (value: number) => boolean,
): number {
  let count = 0;
  for (let i = 0; i < positions; i++) if (passes(values[spread * positions + i] as number)) count++;
  return count / positions;
}

/** Shares of the distances below the ends of the interval of `doubtfulDistance`. */
const [LOW, HIGH] = [0.05, 0.95];

/** Inserts a value that is smaller than the last into the smallest ones, ascending; they are Infinity at first. */
function putSmall(sorted: Float64Array, value: number): void {
  let place = sorted.length - 1;
  for (; place > 0 && (sorted[place - 1] as number) > value; place--)
    sorted[place] = sorted[place - 1] as number;
  sorted[place] = value;
}

/** Mean and interval of one distance for each position: the result of sorting, computed by keeping only both ends in order. */
export function doubtfulDistance(distanceM: Float64Array): DoubtfulDistance {
  const count = distanceM.length;
  const smallest = new Float64Array(Math.floor(LOW * count) + 1).fill(Infinity);
  /** With the opposite sign, so that the largest comes first. */
  const largest = new Float64Array(count - Math.min(count - 1, Math.floor(HIGH * count))).fill(Infinity);
  const [lowest, highest] = [smallest.length - 1, largest.length - 1];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const m = distanceM[i] as number;
    sum += m;
    if (m < (smallest[lowest] as number)) putSmall(smallest, m);
    if (-m < (largest[highest] as number)) putSmall(largest, -m);
  }
  return {
    meanM: sum / count,
    lowM: smallest[lowest] as number,
    highM: -(largest[highest] as number),
  };
}
