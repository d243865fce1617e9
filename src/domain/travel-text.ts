import type { Language } from './language.ts';
import type { TravelWay } from './measures/travel.ts';

/** Off the roads less than this is not worth a word, metres. */
const WORTH_TELLING_M = 500;

/** Kilometres with a digit below ten: the way is an estimate. */
const km = (metres: number): string =>
  metres < 9950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));

/** A travel time in hours and whole minutes; less than half a minute is 0. */
export function timeText(seconds: number, language: Language): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, min] = language === 'zh' ? [' 小时', ' 分钟'] : [' h', ' min'];
  if (hours === 0) return `${rest}${min}`;
  return rest === 0 ? `${hours}${h}` : `${hours}${h} ${rest}${min}`;
}

/** The 90 % interval of a travel time, for a place whose position is known only roughly. */
export const timeRangeText = (
  { lowS, highS }: { lowS: number; highS: number },
  language: Language,
): string => {
  const range = `${timeText(lowS, language)}–${timeText(highS, language)}`;
  return language === 'zh' ? `90%：${range}` : `90%: ${range}`;
};

/**
 * A way in words: “about 35 min, 23 km by road”, and what of it is no road. Over the sea without a bridge or ferry the time is that of no
 * boat, which is said.
 */
export function wayText({ seconds, roadM, offRoadM, ferryM, seaM }: TravelWay, language: Language): string {
  const zh = language === 'zh';
  const parts = [
    zh ? `约 ${timeText(seconds, language)}` : `about ${timeText(seconds, language)}`,
    ...(roadM > 0 ? [zh ? `公路 ${km(roadM)} 公里` : `${km(roadM)} km by road`] : []),
    ...(offRoadM >= WORTH_TELLING_M
      ? [zh ? `路外 ${km(offRoadM)} 公里` : `${km(offRoadM)} km off road`]
      : []),
    ...(ferryM > 0 ? [zh ? `轮渡 ${km(ferryM)} 公里` : `${km(ferryM)} km by ferry`] : []),
    ...(seaM > 0
      ? [zh ? `跨海 ${km(seaM)} 公里，无桥无渡` : `${km(seaM)} km over sea without bridge or ferry`]
      : []),
  ];
  return parts.join(zh ? '，' : ', ');
}
