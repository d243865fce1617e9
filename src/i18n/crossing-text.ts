import type { Language } from '../domain/language.ts';
import type { Crossing } from '../domain/over-water.ts';
import { quantityWords } from './index.ts';

/** The mark for a line, in whole kilometres; `null` if it crosses no water that is long enough. */
export function crossingText({ seaM, inlandM, apart }: Crossing, language: Language): string | null {
  const words = quantityWords(language).crossing;
  const km = Math.round((seaM + inlandM) / 1000);
  if (seaM > 0 && inlandM > 0) return words.both(km);
  if (seaM > 0) return words.sea(km);
  if (inlandM > 0) return words.inland(km);
  return apart ? words.apart : null;
}
