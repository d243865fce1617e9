import type { Language } from '../domain/language.ts';
import type { TravelWay } from '../domain/answers/travel.ts';
import { quantityWords } from './index.ts';

/** Shorter parts off the roads are not mentioned, metres. */
const WORTH_TELLING_M = 500;

/** Kilometres, with one decimal below ten, since the way is an estimate. */
const km = (metres: number): string =>
  metres < 9950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));

/** A travel time in hours and whole minutes; less than half a minute is 0. */
export function timeText(seconds: number, language: Language): string {
  const words = quantityWords(language).travel;
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return words.minutes(rest);
  return rest === 0 ? words.hours(hours) : `${words.hours(hours)} ${words.minutes(rest)}`;
}

/** The 90 % interval of a travel time, for a place whose position is known only roughly. */
export const timeRangeText = ({ lowS, highS }: { lowS: number; highS: number }, language: Language): string =>
  quantityWords(language).count.interval(timeText(lowS, language), timeText(highS, language));

/**
 * A way in words: “about 35 min, 23 km by road”, and its part that is not on roads. Over sea without bridge or ferry it is stated that the time is
 * not that of a boat.
 */
export function wayText({ seconds, roadM, offRoadM, ferryM, seaM }: TravelWay, language: Language): string {
  const words = quantityWords(language).travel;
  return [
    words.about(timeText(seconds, language)),
    ...(roadM > 0 ? [words.road(km(roadM))] : []),
    ...(offRoadM >= WORTH_TELLING_M ? [words.offRoad(km(offRoadM))] : []),
    ...(ferryM > 0 ? [words.ferry(km(ferryM))] : []),
    ...(seaM > 0 ? [words.sea(km(seaM))] : []),
  ].join(words.join);
}
