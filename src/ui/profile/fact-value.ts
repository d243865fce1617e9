import { recordWords } from '../../i18n/index.ts';
import type { Language } from '../../domain/language.ts';
import type { Fact } from '../../domain/records.ts';
import type { Words } from '../../i18n/index.ts';

/** The text for a fact whose value is a key (batch, track); `null` if the value is already text. */
export function keyedValue({ key, value }: Fact, t: Words, language: Language): string | null {
  const words: Partial<Record<string, Readonly<Record<string, string>>>> = {
    batch: t.filter.batches,
    trackStatus: t.trackStatusFact,
    track: recordWords(language).tracks,
  };
  return words[key]?.[value] ?? null;
}
