/** The head of a ranking. */
export interface Ranked<T> {
  first: T[];
  /** How many more have the same value as the last of them. */
  tied: number;
}

/**
 * Exactly the `count` most extreme items: those with the largest values, largest first, equal ones in the order of the list. How many had
 * no room though they equal the last is told.
 * @param valueOf what is compared; of the smallest, its negative
 */
export function mostExtreme<T>(items: readonly T[], count: number, valueOf: (item: T) => number): Ranked<T> {
  const sorted = items.toSorted((a, b) => valueOf(b) - valueOf(a));
  const first = sorted.slice(0, count);
  const last = first.at(-1);
  if (last === undefined) return { first, tied: 0 };
  const value = valueOf(last);
  return { first, tied: sorted.slice(count).filter((item) => valueOf(item) === value).length };
}
