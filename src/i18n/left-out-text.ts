import type { LeftOutReason } from '../domain/book-plan.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Language } from '../domain/language.ts';
import { recordWords } from './index.ts';

/** The number left out for each reason, largest first: `推演 79、不属所选批次 2`. */
export function reasonCounts(reasons: readonly LeftOutReason[], language: Language): string {
  const { leftOut, listJoin } = recordWords(language);
  return [...groupBy(reasons, (reason) => reason)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, { length }]) => `${leftOut[reason]} ${length}`)
    .join(listJoin);
}
