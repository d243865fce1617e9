import type { CountyCode } from '../../domain/codes.ts';
import type { Detour } from '../../domain/answers/detour.ts';
import type { SpatialModel } from '../model.ts';
import { checkFactor } from '../check.ts';

export interface DetourFactors {
  /** All factors used, for the result. */
  detour: Required<Detour>;
  /** Factor of a place in this county; that of the plain where the model does not have the county. */
  factorOf(county: CountyCode): number;
}

/**
 * Detour factors by county.
 * @throws RangeError where a factor is not within 1 to 5.
 */
export function detourFactors(model: SpatialModel, given: Detour = {}): DetourFactors {
  const detour = { plain: given.plain ?? 1, mountain: given.mountain ?? 1, island: given.island ?? 1 };
  checkFactor(detour.plain, 'plain');
  checkFactor(detour.mountain, 'mountain');
  checkFactor(detour.island, 'island');
  const byCounty = new Map(model.counties.map(({ code, terrain }) => [code, detour[terrain ?? 'plain']]));
  return { detour, factorOf: (county) => byCounty.get(county) ?? detour.plain };
}
