import type { Language } from '../domain/language.ts';
import type { Count, DoubtfulDistance } from '../domain/answers/doubt.ts';
import { quantityWords } from './index.ts';

/** Whole number with thousands separators. */
export const whole = (n: number): string => Math.round(n).toLocaleString('en');

/** A count in parts for typesetting: the expectation, its interval, and the certain bounds; the last two are absent if no place is doubtful. */
export interface CountParts {
  expected: string;
  of?: string;
  interval?: string;
  bounds?: string;
}

/** The parts of a count in words, with its total if there is one. */
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
 * A count for use in a sentence: “about 431 of 581 (90%: 418–445; sure 187, possible 578)”. Without the bounds if `short`; only the number if no
 * place is doubtful.
 */
export function countText(count: Count, language: Language, of?: number, short = false): string {
  const words = quantityWords(language).count;
  const { expected, interval, bounds } = countParts(count, language);
  const told = of === undefined ? expected : words.whole(expected, whole(of));
  if (interval === undefined || bounds === undefined) return told;
  return words.inBrackets(told, short ? interval : words.doubt(interval, bounds));
}

const km = (metres: number): string => (metres / 1000).toFixed(1);

/** A distance in kilometres; “about 12.3 km (90%: 9.1–16.0)” if it depends on a position that is known only roughly. */
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
