/**
 * Classes of road in the order of the table of speeds. `construction`: being built in the source of about 2020. `ramp`: the way between a
 * motorway and another road. `ferry`: a line of geodata/inputs/travel/ferries.csv.
 */
export const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'construction', 'ramp', 'ferry'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Parameters of travel times: speeds in km/h, waiting times in seconds. */
export interface TravelSpeeds {
  /** Speed by class of road; 0 closes the class to travel. */
  roadKmh: Readonly<Record<RoadClass, number>>;
  /** Maximum of Tobler's hiking function, at a slope of 5 % downhill. */
  walkKmh: number;
  /** Factor of Tobler's speed off the mapped roads: 1 on paths and lanes, 0.6 without them. */
  offRoadFactor: number;
  /** Speed through a cell with a river, over a lake or over the sea, off the roads and ferries; 0 closes it. */
  riverKmh: number;
  lakeKmh: number;
  seaKmh: number;
  /** Time added for each entry to or exit from a motorway: ramp and toll gate. */
  rampS: number;
  /** Time added for each ferry passage: waiting and loading. */
  ferryWaitS: number;
}

/**
 * Default speeds. None was fitted to measured times.
 * - Roads: about nine tenths of the usual design speed of the class in hilly country (JTG B01-2014: 高速公路 100 km/h, 一级 80 and 二级 60 km/h), less for
 * trunk and primary, which run through towns. Ramp: 40 km/h (JTG B01-2014, 匝道). `construction` counts as a primary road: most of what was being built
 * in 2020 is open now, and the source does not give its class.
 * - Walking: Tobler (1993), Three presentations on geographical analysis and modeling, NCGIA 93-1: 6 km/h at most; off paths 0.6 of it. The factor
 * here is 1, since lanes lead to every village; they are not mapped.
 * - River 2 km/h: a cell with a river takes 13 min, as if the next bridge or boat were about 500 m away. Lake and sea: so slow that any way round is
 * preferred; these are not times of boats. All three are choices of this atlas.
 * - Ferry: 25 km/h and 30 min of waiting, for car ferries in sheltered water (general knowledge).
 */
export const DEFAULT_SPEEDS: TravelSpeeds = {
  roadKmh: { motorway: 90, trunk: 60, primary: 45, construction: 45, ramp: 40, ferry: 25 },
  walkKmh: 6,
  offRoadFactor: 1,
  riverKmh: 2,
  lakeKmh: 0.5,
  seaKmh: 0.5,
  rampS: 90,
  ferryWaitS: 1800,
};

/** Fields that a reader can change, by their names in links, in the order of the panel. */
export const SPEED_FIELDS = [
  ...ROAD_CLASSES,
  'walk',
  'off-road',
  'river',
  'lake',
  'sea',
  'toll',
  'ferry-wait',
] as const;
export type SpeedField = (typeof SPEED_FIELDS)[number];

/**
 * Smallest and largest value of a field, in the unit of `TravelSpeeds`. The walking speed must be above 0, since every way begins and ends off the
 * road.
 */
export const SPEED_LIMITS: Readonly<Record<SpeedField, readonly [least: number, most: number]>> = {
  motorway: [0, 150],
  trunk: [0, 150],
  primary: [0, 150],
  construction: [0, 150],
  ramp: [0, 150],
  ferry: [0, 150],
  walk: [0.1, 150],
  'off-road': [0.01, 20],
  river: [0, 150],
  lake: [0, 150],
  sea: [0, 150],
  toll: [0, 3600],
  'ferry-wait': [0, 86_400],
};

/** Speeds set by the user; the others have their defaults. */
export type SpeedChanges = Readonly<Partial<Record<SpeedField, number>>>;

/** The value of each field. */
export function speedFields(speeds: TravelSpeeds): Record<SpeedField, number> {
  return {
    ...speeds.roadKmh,
    walk: speeds.walkKmh,
    'off-road': speeds.offRoadFactor,
    river: speeds.riverKmh,
    lake: speeds.lakeKmh,
    sea: speeds.seaKmh,
    toll: speeds.rampS,
    'ferry-wait': speeds.ferryWaitS,
  };
}

/** The default speeds with changes applied. */
export function applySpeedChanges(changes: SpeedChanges): TravelSpeeds {
  const of = { ...speedFields(DEFAULT_SPEEDS), ...changes };
  const { motorway, trunk, primary, construction, ramp, ferry } = of;
  return {
    roadKmh: { motorway, trunk, primary, construction, ramp, ferry },
    walkKmh: of.walk,
    offRoadFactor: of['off-road'],
    riverKmh: of.river,
    lakeKmh: of.lake,
    seaKmh: of.sea,
    rampS: of.toll,
    ferryWaitS: of['ferry-wait'],
  };
}

/** Whether a field can have a value. */
export function isSpeed(field: SpeedField, value: unknown): value is number {
  const [least, most] = SPEED_LIMITS[field];
  return typeof value === 'number' && value >= least && value <= most;
}

/**
 * Checks that all speeds are within their limits.
 * @throws RangeError that names field and value
 */
export function checkSpeeds(speeds: TravelSpeeds): TravelSpeeds {
  const values = speedFields(speeds);
  for (const field of SPEED_FIELDS) {
    if (isSpeed(field, values[field])) continue;
    const [least, most] = SPEED_LIMITS[field];
    throw new RangeError(
      `speeds: ${field} is ${String(values[field])}; a number from ${least} to ${most} is wanted`,
    );
  }
  return speeds;
}
