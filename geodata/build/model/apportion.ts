/**
 * Shares `seats` among keys in proportion to their weights by largest remainders (Hamilton), with at least `least` for each. Ties go to the
 * smaller key; weights that are all zero count as equal.
 * @throws RangeError where there are fewer seats than the least shares need
 */
export function apportion(
  weights: ReadonlyMap<string, number>,
  seats: number,
  least: number,
): Map<string, number> {
  const keys = [...weights.keys()].toSorted();
  const free = seats - least * keys.length;
  if (free < 0)
    throw new RangeError(`apportion: ${seats} seats cannot give ${least} to each of ${keys.length}`);
  const none = [...weights.values()].every((weight) => weight === 0);
  const weightOf = (key: string): number => (none ? 1 : (weights.get(key) as number));
  const sum = keys.reduce((total, key) => total + weightOf(key), 0);
  const exact = new Map(keys.map((key) => [key, (free * weightOf(key)) / sum]));
  const shares = new Map(keys.map((key) => [key, least + Math.floor(exact.get(key) as number)]));
  let left = seats - [...shares.values()].reduce((a, b) => a + b, 0);
  const remainder = (key: string): number => (exact.get(key) as number) % 1;
  for (const key of keys.toSorted((a, b) => remainder(b) - remainder(a) || (a < b ? -1 : 1))) {
    if (left-- <= 0) break;
    shares.set(key, (shares.get(key) as number) + 1);
  }
  return shares;
}
