import type { Count, DoubtGroup, DoubtfulDistance } from '../../domain/measures/doubt.ts';
import { countOf } from '../../domain/measures/doubt.ts';

/** Adds places up to a count with its expectation and interval. */
export interface CountBuilder {
  /** A place that is inside for sure and weighs so much. */
  certain(weight?: number): void;
  /**
   * A place that may be inside, with a probability. Places of weight 1 with the same `spread` share their possible positions and are
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
    count: () => countOf(sure, [...groups.values(), ...single]),
  };
}

/** Share of the possible positions of a spread whose value passes, 0 to 1. */
export function shareOf(
  values: ArrayLike<number>,
  spread: number,
  positions: number,
  passes: (value: number) => boolean,
): number {
  let count = 0;
  for (let i = 0; i < positions; i++) if (passes(values[spread * positions + i] as number)) count++;
  return count / positions;
}

let scratch = new Float64Array(64);

/** Of one distance for each position. */
export function doubtfulDistance(distanceM: Float64Array): DoubtfulDistance {
  const count = distanceM.length;
  if (scratch.length !== count) scratch = new Float64Array(count);
  scratch.set(distanceM);
  scratch.sort();
  let sum = 0;
  for (let i = 0; i < count; i++) sum += scratch[i] as number;
  const at = (share: number): number => scratch[Math.min(count - 1, Math.floor(share * count))] as number;
  return { meanM: sum / count, lowM: at(0.05), highM: at(0.95) };
}
