import type { Reach } from '../../domain/measures/reach.ts';
import { REACH_LIMIT_KM } from '../../domain/measures/reach.ts';
import type { SpatialModel } from '../model.ts';
import { checkAxes } from '../check.ts';
import { flatLines, flatPoints } from '../geometry/flat-lines.ts';
import { reachKernel } from '../geometry/reach-kernel.ts';
import { spreadReach } from '../geometry/spread-reach.ts';
import { spreadsOf } from '../geometry/spread.ts';

/**
 * Nearest axis, distance, chainage and side of every site, and all distances within 30 km (method note `reach`). Done
 * once for a network; coverage of any width and any set of axes is then looked up.
 * @throws RangeError where the network has no axis, a line is not one, or a position lies outside China.
 */
export function reach(model: SpatialModel): Reach {
  const axes = checkAxes(model);
  const points = flatPoints(model.sites);
  const lines = flatLines(axes);
  const limitM = REACH_LIMIT_KM * 1000;
  return {
    method: 'reach',
    datum: 'WGS 84',
    errorPct: 0.01,
    dataDate: model.dataDate,
    straightLine: true,
    axisIds: axes.map(({ id }) => id),
    ...reachKernel(points, lines, limitM),
    spread: spreadReach(spreadsOf(model).spreads, lines, limitM),
  };
}
