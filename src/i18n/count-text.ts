import type { Language } from '../domain/language.ts';
import type { Count, DoubtfulDistance } from '../domain/answers/doubt.ts';
import { quantityWords } from './index.ts';

/** Whole number with its thousands parted. */
export const whole = (n: number): string => Math.round(n).toLocaleString('en');

/** A count taken apart for setting: what to expect, how sure that is, and the sure bounds; the last two are absent where nothing is doubtful. */
export interface CountParts {
  expected: string;
  of?: string;
  interval?: string;
  bounds?: string;
}

/** Parts of a count in words, of a total where there is one. */
export function countParts(
  { certain, uncertain, expected, low, high }: Count,
  language: Language,
  of?: number,
): CountParts {
  const words = quantityWords(language).count;
  const total = of === undefined ? {} : { of: words.of(whole(of)) };
  if (uncertain === 0) return { expected: whole(certain), ...total };
  return {
    expected: words.about(whole(expected)),
    ...total,
    interval: words.interval(whole(low), whole(high)),
    bounds: words.bounds(whole(certain), whole(certain + uncertain)),
  };
}

/**
 * A count as a sentence has it: “about 431 of 581 (90%: 418–445; sure 187, possible 578)”. Without the bounds where `short`; the number alone where
 * nothing is doubtful.
 */
export function countText(count: Count, language: Language, of?: number, short = false): string {
  const words = quantityWords(language).count;
  const { expected, interval, bounds } = countParts(count, language);
  const told = of === undefined ? expected : words.whole(expected, whole(of));
  if (interval === undefined || bounds === undefined) return told;
  return words.inBrackets(told, short ? interval : words.doubt(interval, bounds));
}

const km = (metres: number): string => (metres / 1000).toFixed(1);

/** A distance in kilometres, “about 12.3 km (90%: 9.1–16.0)” where it rests on a position known only roughly. */
export function distanceText(
  distanceM: number,
  doubtful: DoubtfulDistance | undefined,
  language: Language,
): string {
  const words = quantityWords(language).count;
  if (!doubtful) return words.km(km(distanceM));
  return words.inBrackets(
    words.km(words.about(km(doubtful.meanM))),
    words.interval(km(doubtful.lowM), km(doubtful.highM)),
  );
}

/** An area in whole square kilometres. */
export const areaText = (areaKm2: number, language: Language): string =>
  quantityWords(language).count.km2(whole(areaKm2));
