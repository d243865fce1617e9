import type { Fact } from '../../src/domain/records.ts';
import type { Seeds } from './seeds/types.ts';

/** All facts that the seeds give of a place: its own rows first, then the indicators. Source ids without repetition, in order of use. */
export function buildFacts(
  seeds: Seeds,
  id: string,
  own: readonly Fact[] = [],
): { facts: Fact[]; sources: string[] } {
  const facts = [...own, ...(seeds.placeFacts.get(id) ?? [])];
  return { facts, sources: [...new Set(facts.map(({ source }) => source))] };
}
