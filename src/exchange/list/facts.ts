import type { Fact } from '../../domain/records.ts';

/** Facts that put a record on the programme; a modelled record has none of them. */
export const PROGRAMME_KEYS: ReadonlySet<string> = new Set(['programme', 'batch', 'track', 'trackStatus']);

/** Keys of facts of which a record can have one value only: of two sources that disagree, one counts. */
const SINGLE_KEYS: ReadonlySet<string> = new Set(['batch', 'track', 'trackStatus', 'cluster', 'axisName']);

/**
 * Previous facts of a record together with those of a list. For a key that can have one value only, those of the side with priority are kept.
 * @param wins whether the list has priority
 */
export function settleFacts(wins: boolean, told: readonly Fact[], listed: readonly Fact[]): Fact[] {
  const contradicts = (fact: Fact, others: readonly Fact[]): boolean =>
    SINGLE_KEYS.has(fact.key) && others.some(({ key, value }) => key === fact.key && value !== fact.value);
  return wins
    ? withFacts(
        told.filter((fact) => !contradicts(fact, listed)),
        listed,
      )
    : withFacts(
        told,
        listed.filter((fact) => !contradicts(fact, told)),
      );
}

/** Facts with further ones after them, without repetition. */
export function withFacts(before: readonly Fact[] = [], more: readonly Fact[]): Fact[] {
  const keyOf = ({ key, label, value, source }: Fact): string => JSON.stringify([key, label, value, source]);
  const known = new Set(before.map(keyOf));
  return [...before, ...more.filter((fact) => !known.has(keyOf(fact)))];
}

/** Previous sources followed by those of the facts, each once. */
export const collectSources = (facts: readonly Fact[], before: readonly string[] = []): string[] => [
  ...new Set([...before, ...facts.map(({ source }) => source)]),
];
