import { ROAD_CLASSES, type RoadClass } from './ground.ts';

/** What the time of a way is computed with. Speeds in km/h, waits in seconds. */
export interface TravelSpeeds {
  /** By class of road; 0 closes the class. */
  roadKmh: Readonly<Record<RoadClass, number>>;
  /** Greatest speed of Tobler's function, reached 5 % downhill. */
  walkKmh: number;
  /** What Tobler's speed is multiplied with off the mapped roads: 1 on paths and lanes, 0.6 where there are none. */
  offRoadFactor: number;
  /** Through a cell with a river, over a lake, over the sea, off the roads and ferries; 0 closes it. */
  riverKmh: number;
  lakeKmh: number;
  seaKmh: number;
  /** For each entry to or exit from a motorway: ramp and toll gate. */
  rampS: number;
  /** For each passage by ferry: waiting and loading. */
  ferryWaitS: number;
}

/**
 * The speeds that hold unless others are given. None was fitted to measured times.
 * - Roads: about nine tenths of the usual design speed of the class in hilly country (JTG B01-2014: 高速公路 100 km/h, 一级 80 and 二级 60 km/h),
 *   less for trunk and primary, which run through towns. Ramp: 40 km/h (JTG B01-2014, 匝道).
 *   `construction` counts as a primary road: what was being built in 2020 is mostly open now, as what class the source does not say.
 * - Walking: Tobler (1993), Three presentations on geographical analysis and modeling, NCGIA 93-1: 6 km/h at most; off paths 0.6 of it. Here
 *   1, since lanes lead to every village; they are not mapped.
 * - River 1 km/h: the next bridge or boat is 15 to 20 min away on the average. Lake and sea: dear enough that any way round is
 *   preferred; they are not times of boats. All three are choices of this atlas.
 * - Ferry: 25 km/h and 30 min of waiting, for car ferries in sheltered water (general knowledge).
 */
export const DEFAULT_SPEEDS: TravelSpeeds = {
  roadKmh: { motorway: 90, trunk: 60, primary: 45, construction: 45, ramp: 40, ferry: 25 },
  walkKmh: 6,
  offRoadFactor: 1,
  riverKmh: 1,
  lakeKmh: 0.5,
  seaKmh: 0.5,
  rampS: 90,
  ferryWaitS: 1800,
};

const LIMITS = {
  roadKmh: 150,
  walkKmh: 150,
  offRoadFactor: 20,
  riverKmh: 150,
  lakeKmh: 150,
  seaKmh: 150,
  rampS: 3600,
  ferryWaitS: 86_400,
} as const;

/**
 * Speeds that can be computed with. Walking must be possible, since every way begins and ends off the road.
 * @throws RangeError naming field and value
 */
export function checkSpeeds(speeds: TravelSpeeds): TravelSpeeds {
  const check = (field: string, value: unknown, most: number, least = 0): void => {
    if (typeof value !== 'number' || !(value >= least) || value > most)
      throw new RangeError(
        `speeds: ${field} is ${String(value)}; a number from ${least} to ${most} is wanted`,
      );
  };
  for (const kind of ROAD_CLASSES) check(`roadKmh.${kind}`, speeds.roadKmh[kind], LIMITS.roadKmh);
  check('walkKmh', speeds.walkKmh, LIMITS.walkKmh, 0.1);
  check('offRoadFactor', speeds.offRoadFactor, LIMITS.offRoadFactor, 0.01);
  for (const name of ['riverKmh', 'lakeKmh', 'seaKmh', 'rampS', 'ferryWaitS'] as const)
    check(name, speeds[name], LIMITS[name]);
  return speeds;
}

/**
 * Seconds for a metre on foot over a slope (rise over run), the mean of both directions: Tobler (1993), v = walkKmh · exp(−3.5 · |s + 0.05|).
 * The mean makes the surface the same there and back, as in Weiss et al. (2018), Nature 553, who take one value a cell too.
 */
export function walkSPerM(slope: number, { walkKmh, offRoadFactor }: TravelSpeeds): number {
  const level = 3.6 / (walkKmh * offRoadFactor);
  return (level * (Math.exp(3.5 * Math.abs(slope + 0.05)) + Math.exp(3.5 * Math.abs(0.05 - slope)))) / 2;
}
