import type { TravelSpeeds } from '../../../domain/travel-speeds.ts';

export { checkSpeeds, DEFAULT_SPEEDS } from '../../../domain/travel-speeds.ts';
export type { TravelSpeeds } from '../../../domain/travel-speeds.ts';

/**
 * Seconds for a metre on foot over a slope (rise over run), the mean of both directions: Tobler (1993), v = walkKmh · exp(−3.5 · |s + 0.05|).
 * The mean makes the surface the same there and back, as in Weiss et al. (2018), Nature 553, who take one value a cell too.
 */
export function walkSPerM(slope: number, { walkKmh, offRoadFactor }: TravelSpeeds): number {
  const level = 3.6 / (walkKmh * offRoadFactor);
  return (level * (Math.exp(3.5 * Math.abs(slope + 0.05)) + Math.exp(3.5 * Math.abs(0.05 - slope)))) / 2;
}
