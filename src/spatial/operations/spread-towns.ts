import type { SpatialModel } from '../model.ts';
import { type CentralTown, centralTowns } from './central-towns.ts';
import { POSITIONS, spreadsOf } from './spread.ts';
import { flatVertices, standpoint } from './standpoint.ts';

/** The central towns seen from the possible positions of places of unknown position. */
export interface SpreadTowns {
  towns: readonly CentralTown[];
  /** Index of the nearest central town of position i of spread s, and the metres to it, at s · POSITIONS + i. */
  nearest: Int32Array;
  nearestM: Float64Array;
  /** Metres from each position of a spread to a town. */
  toTownM(spread: number, town: number): Float64Array;
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
  const eachM = (
    spread: number,
    candidates: readonly number[],
    visit: (town: number, metres: Float64Array) => void,
  ) => {
    const positions = spreads[spread]?.positions ?? [];
    const lons = positions.map(([lon]) => lon);
    const lats = positions.map(([, lat]) => lat);
    stand((Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2);
    const at = positions.map(([lon, lat]) => {
      lookAtPoint(lon, lat);
      return [xy[0] as number, xy[1] as number] as const;
    });
    for (const town of candidates) {
      lookAt(town);
      const [x = 0, y = 0] = xy;
      visit(
        town,
        Float64Array.from(at, ([east, north]) => Math.hypot(x - east, y - north)),
      );
    }
  };
  spreads.forEach(({ positions }, s) => {
    const lons = positions.map(([lon]) => lon);
    const lats = positions.map(([, lat]) => lat);
    const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
    eachM(
      s,
      around([...box], 1).toSorted((a, b) => a - b),
      (town, metres) =>
        metres.forEach((m, i) => {
          const at = s * POSITIONS + i;
          if (m < (nearestM[at] as number)) {
            nearestM[at] = m;
            nearest[at] = town;
          }
        }),
    );
  });
  const found: SpreadTowns = {
    towns,
    nearest,
    nearestM,
    toTownM: (spread, town) => {
      let metres: Float64Array = new Float64Array(0);
      eachM(spread, [town], (_, all) => (metres = all));
      return metres;
    },
  };
  made.set(model, found);
  return found;
}
