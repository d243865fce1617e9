import type { SpatialModel } from '../model.ts';
import { type CentralTown, centralTowns } from '../geometry/central-towns.ts';
import { POSITIONS, type Spread, buildSpreads } from '../geometry/spread.ts';
import { flatVertices, offsetFinder } from '../geometry/offset-finder.ts';

/** The central towns seen from the possible positions of places of unknown position. */
export interface SpreadTowns {
  towns: readonly CentralTown[];
  /** Index of the nearest central town of position i of spread s, and the metres to it, at s · POSITIONS + i. */
  nearest: Int32Array;
  nearestM: Float64Array;
  /** Metres from each position of a spread to a town, written into `into` and returned. */
  toTownM(spread: number, town: number, into: Float64Array): Float64Array;
}

const made = new WeakMap<SpatialModel, SpreadTowns>();

/**
 * Measures in one plane around the middle of each spread: within 0.003 % as far as 80 km; made once for a model.
 * @throws RangeError where the network has no central town.
 */
export function spreadTowns(model: SpatialModel): SpreadTowns {
  const known = made.get(model);
  if (known) return known;
  const { spreads } = buildSpreads(model);
  const { towns, around } = centralTowns(model);
  const nearest = new Int32Array(spreads.length * POSITIONS).fill(-1);
  const nearestM = new Float64Array(spreads.length * POSITIONS).fill(Infinity);
  const { xy, setOrigin, findOffsetOf } = offsetFinder(flatVertices(towns.map(({ lonLat }) => lonLat)));
  spreads.forEach(({ box, middle, eastM, northM }, s) => {
    const first = s * POSITIONS;
    setOrigin(...middle);
    for (const town of around(box, 1).sort((a, b) => a - b)) {
      findOffsetOf(town);
      const [x = 0, y = 0] = xy;
      for (let i = 0; i < eastM.length; i++) {
        const east = x - (eastM[i] as number);
        const north = y - (northM[i] as number);
        const m2 = east * east + north * north;
        if (m2 < (nearestM[first + i] as number)) {
          nearestM[first + i] = m2;
          nearest[first + i] = town;
        }
      }
    }
  });
  for (let i = 0; i < nearestM.length; i++) nearestM[i] = Math.sqrt(nearestM[i] as number);
  const found: SpreadTowns = {
    towns,
    nearest,
    nearestM,
    toTownM: (spread, town, into) => {
      const { middle, eastM, northM } = spreads[spread] as Spread;
      setOrigin(...middle);
      findOffsetOf(town);
      const [x = 0, y = 0] = xy;
      for (let i = 0; i < eastM.length; i++) {
        const east = x - (eastM[i] as number);
        const north = y - (northM[i] as number);
        into[i] = Math.sqrt(east * east + north * north);
      }
      return into;
    },
  };
  made.set(model, found);
  return found;
}
