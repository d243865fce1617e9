import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { type CentralTown, centralTowns } from '../geometry/central-towns.ts';
import type { LonLatBox } from '../geometry/point-index.ts';
import { POSITIONS, spreadsOf } from '../geometry/spread.ts';
import { flatVertices, standpoint } from '../geometry/standpoint.ts';

/** The central towns seen from the possible positions of places of unknown position. */
export interface SpreadTowns {
  towns: readonly CentralTown[];
  /** Index of the nearest central town of position i of spread s, and the metres to it, at s · POSITIONS + i. */
  nearest: Int32Array;
  nearestM: Float64Array;
  /** Metres from each position of a spread to a town. */
  toTownM(spread: number, town: number): Float64Array;
}

/** West, south, east and north of positions, degrees. */
function boxOf(positions: readonly LonLat[]): LonLatBox {
  const box: LonLatBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

const made = new WeakMap<SpatialModel, SpreadTowns>();

/**
 * Measures in one plane around the middle of each spread: within 0.003 % as far as 80 km; made once for a model.
 * @throws RangeError where the network has no central town.
 */
export function spreadTowns(model: SpatialModel): SpreadTowns {
  const known = made.get(model);
  if (known) return known;
  const { spreads } = spreadsOf(model);
  const { towns, around } = centralTowns(model);
  const nearest = new Int32Array(spreads.length * POSITIONS).fill(-1);
  const nearestM = new Float64Array(spreads.length * POSITIONS).fill(Infinity);
  const { xy, stand, lookAt, lookAtPoint } = standpoint(flatVertices(towns.map(({ lonLat }) => lonLat)));
  /** Middle of each spread, and its positions in the plane around it: metres east and north. */
  const middles: (readonly [lon: number, lat: number])[] = [];
  const east = new Float64Array(spreads.length * POSITIONS);
  const north = new Float64Array(spreads.length * POSITIONS);
  spreads.forEach(({ positions }, s) => {
    const box = boxOf(positions);
    const [west, south, right, top] = box;
    const middle = [(west + right) / 2, (south + top) / 2] as const;
    middles.push(middle);
    stand(...middle);
    const first = s * POSITIONS;
    positions.forEach(([lon, lat], i) => {
      lookAtPoint(lon, lat);
      east[first + i] = xy[0] as number;
      north[first + i] = xy[1] as number;
    });
    for (const town of around(box, 1).sort((a, b) => a - b)) {
      lookAt(town);
      const [x = 0, y = 0] = xy;
      for (let i = first; i < first + POSITIONS; i++) {
        const m2 = (x - (east[i] as number)) ** 2 + (y - (north[i] as number)) ** 2;
        if (m2 < (nearestM[i] as number)) {
          nearestM[i] = m2;
          nearest[i] = town;
        }
      }
    }
  });
  for (let i = 0; i < nearestM.length; i++) nearestM[i] = Math.sqrt(nearestM[i] as number);
  const found: SpreadTowns = {
    towns,
    nearest,
    nearestM,
    toTownM: (spread, town) => {
      stand(...(middles[spread] as [number, number]));
      lookAt(town);
      const [x = 0, y = 0] = xy;
      const metres = new Float64Array(POSITIONS);
      for (let i = 0; i < POSITIONS; i++) {
        const at = spread * POSITIONS + i;
        metres[i] = Math.sqrt((x - (east[at] as number)) ** 2 + (y - (north[at] as number)) ** 2);
      }
      return metres;
    },
  };
  made.set(model, found);
  return found;
}
