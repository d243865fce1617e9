import type { LeftOutReason } from '../../domain/book-plan.ts';
import type { Language } from '../../domain/language.ts';
import { recordWords, settingsWords } from '../../i18n/index.ts';
import { reasonCounts } from '../../i18n/left-out-text.ts';

/** A sheet that is not made. */
export interface LeftOutSheet {
  code: string;
  name: string;
  reason: LeftOutReason;
}

/** A line for each sheet that is left out, with its reason, under a line that counts them. */
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
