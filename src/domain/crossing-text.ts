import type { Crossing } from './over-water.ts';

/** Words of the mark beside a distance whose straight line crosses water. */
const WORDS = {
  zh: {
    sea: (km: number) => `越海约 ${km} 公里`,
    inland: (km: number) => `过水面约 ${km} 公里`,
    both: (km: number) => `越海过水约 ${km} 公里`,
    apart: '隔水道',
  },
  en: {
    sea: (km: number) => `crosses about ${km} km of sea`,
    inland: (km: number) => `crosses about ${km} km of open water`,
    both: (km: number) => `crosses about ${km} km of sea and open water`,
    apart: 'across a channel',
  },
} as const;

/** The mark for a line, in whole kilometres; `null` where it crosses no water that is told. */
export function crossingText({ seaM, inlandM, apart }: Crossing, language: 'zh' | 'en'): string | null {
  const words = WORDS[language];
  const km = Math.round((seaM + inlandM) / 1000);
  if (seaM > 0 && inlandM > 0) return words.both(km);
  if (seaM > 0) return words.sea(km);
  if (inlandM > 0) return words.inland(km);
  return apart ? words.apart : null;
}
