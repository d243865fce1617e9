import type { LeftOutReason } from '../../domain/book-plan.ts';
import type { Language } from '../../domain/language.ts';
import { recordWords, settingsWords } from '../../i18n/index.ts';
import { reasonCounts } from '../../i18n/left-out-text.ts';

/** A sheet left out of a book, and why. */
export interface LeftOutSheet {
  code: string;
  name: string;
  reason: LeftOutReason;
}

/** A line with the number of sheets left out, then a line for each with the reason. */
export function leftOutLines(sheets: readonly LeftOutSheet[], language: Language): string[] {
  const counts = reasonCounts(
    sheets.map(({ reason }) => reason),
    language,
  );
  return [
    settingsWords.in(language).failures.leftOut(sheets.length, counts),
    ...sheets.map(({ code, name, reason }) => `  ${code}  ${name}  ${recordWords(language).leftOut[reason]}`),
  ];
}
