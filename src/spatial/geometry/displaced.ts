import type { LonLat } from '../../domain/records.ts';
import { E2, SEMI_MAJOR_M } from '../../domain/ellipsoid.ts';
import { RAD } from './metric.ts';

/**
 * The point that lies `eastM`, `northM` metres away in the azimuthal equidistant plane of `from`: the inverse of `offsetM`,
 * by the same mid-latitude formulas. Within 1 ppm of the geodesic at 30 km, 20 ppm at 100 km, 150 ppm at 200 km below 55°.
 */
export function displaced(from: LonLat, [eastM, northM]: readonly [number, number]): LonLat {
  let [dLon, dLat] = [0, 0];
  for (let round = 0; round < 5; round++) {
    const midRad = from[1] * RAD + dLat / 2;
    const sin = Math.sin(midRad);
    const w2 = 1 - E2 * sin * sin;
    const transverseM = SEMI_MAJOR_M / Math.sqrt(w2);
    const turn = (dLon * sin) / 2;
    const cosTurn = 1 - (turn * turn) / 2;
    dLon = (eastM * cosTurn + northM * turn) / (transverseM * Math.cos(midRad));
    dLat = (northM * cosTurn - eastM * turn) / ((transverseM * (1 - E2)) / w2);
  }
  return [from[0] + dLon / RAD, from[1] + dLat / RAD];
}
