import type { TravelSpeeds } from '../../../domain/travel-speeds.ts';

export { checkSpeeds, DEFAULT_SPEEDS } from '../../../domain/travel-speeds.ts';
export type { TravelSpeeds } from '../../../domain/travel-speeds.ts';

/**
 * Seconds for a metre on foot on a slope (rise over run), as the mean of both directions: Tobler (1993), v = walkKmh · exp(−3.5 · |s +
 * 0.05|). With the mean a way takes the same time in both directions; Weiss et al. (2018), Nature 553, use one value for each cell too.
 */
export function walkSPerM(slope: number, { walkKmh, offRoadFactor }: TravelSpeeds): number {
  const level = 3.6 / (walkKmh * offRoadFactor);
  return (level * (Math.exp(3.5 * Math.abs(slope + 0.05)) + Math.exp(3.5 * Math.abs(0.05 - slope)))) / 2;
}
