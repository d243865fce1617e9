/** The first items of a ranking. */
export interface Ranked<T> {
  first: T[];
  /** Number of further items with the same value as the last. */
  tied: number;
}

/**
 * The `count` items with the largest values, largest first, equal ones in the order of the list, and the number of further items equal to the last.
 * @param valueOf gives the value that is compared; negate it for the smallest
 */
export function mostExtreme<T>(items: readonly T[], count: number, valueOf: (item: T) => number): Ranked<T> {
  const sorted = items.toSorted((a, b) => valueOf(b) - valueOf(a));
  const first = sorted.slice(0, count);
  const last = first.at(-1);
  if (last === undefined) return { first, tied: 0 };
  const value = valueOf(last);
  return { first, tied: sorted.slice(count).filter((item) => valueOf(item) === value).length };
}
