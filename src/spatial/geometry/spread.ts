import { bbox } from '@turf/bbox';
import type { CountyCode } from '../../domain/codes.ts';
import { buildShores } from '../../domain/over-water.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import type { Site, SpatialModel } from '../model.ts';
import { countyLocator } from './county-at.ts';
import { displaced } from './displaced.ts';
import { offsetM } from './metric.ts';
import { buildOffsets } from './offsets.ts';
import type { Offsets } from './offsets.ts';
import { type PointIndex, pointIndex } from './point-index.ts';

/** Positions that a place of unknown position is spread over. */
export const POSITIONS = 64;
/**
 * A village is taken to be at most this many times as far from the point of its own town as from the nearest point of any town. This holds for
 * 19 of 20 surveyed villages.
 */
const FARTHER_THAN_NEAREST = 2;
/** The angle that spreads points evenly, degrees: a full turn over the square of the golden ratio. */
const GOLDEN_DEG = 360 * (2 - (1 + Math.sqrt(5)) / 2);
/** Bearings that are tried at one distance before a shorter one is. */
const TURNS = 16;
/** How many quantiles shorter that is. */
const SHORTER = 4;
/** Shares of the R2 sequence (Roberts 2018): powers of one over the plastic number. */
const R2 = [0.7548776662466927, 0.5698402909980532] as const;
/** Tries for each position of what is known only to its county. */
const COUNTY_TRIES = 400;

/** Where a place may be: equally likely positions. All villages of a town have the same object. */
export interface Spread {
  /** What is known is the town's point at this position, the county, or the circle of this site. */
  key: string;
  /** From the middle outwards. */
  positions: readonly LonLat[];
  /** West, south, east and north of the positions, degrees, and the middle of that box. */
  box: Bbox;
  middle: LonLat;
  /** The positions in the plane of `offsetM` around the middle: metres east and north, and away from it, ascending. */
  eastM: Float64Array;
  northM: Float64Array;
  awayM: Float64Array;
}

/** The spread with these positions. */
function spreadAt(key: string, positions: readonly LonLat[]): Spread {
  const points = positions.map((at) => [...at]);
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: points });
  const box: Bbox = [west, south, east, north];
  const middle: LonLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const placed = positions
    .map((at) => {
      const [eastM, northM] = offsetM(middle, at);
      return { at, eastM, northM, away: Math.sqrt(eastM * eastM + northM * northM) };
    })
    .sort((a, b) => a.away - b.away);
  return {
    key,
    positions: placed.map(({ at }) => at),
    box,
    middle,
    eastM: Float64Array.from(placed, (each) => each.eastM),
    northM: Float64Array.from(placed, (each) => each.northM),
    awayM: Float64Array.from(placed, ({ away }) => away),
  };
}

/** 0.5, 0.25, 0.75, 0.125 …: the sequence of van der Corput to base 2. */
function vanDerCorput(index: number): number {
  let [value, part] = [0, 0.5];
  for (let rest = index; rest > 0; rest >>= 1, part /= 2) value += part * (rest & 1);
  return value;
}

/** What positions around a town's point are made from. */
export interface Surroundings {
  offsets: Offsets;
  /** Points of all towns, and their index. */
  towns: readonly LonLat[];
  index: PointIndex;
  isLand(at: LonLat, county: CountyCode): boolean;
}

/**
 * The positions around a town's point: distances are evenly spaced quantiles of the observed offsets, bearings go round by the golden angle (Vogel
 * 1979). Where a village cannot lie (in another county, in water, or much nearer to another town), other bearings at that distance are tried, then
 * shorter distances, last the town's point itself.
 */
export function spreadAround(
  town: LonLat,
  county: CountyCode,
  { offsets, towns, index, isLand }: Surroundings,
): LonLat[] {
  const metres = Array.from({ length: POSITIONS }, (_, i) =>
    offsets.quantileM(county, (i + 0.5) / POSITIONS),
  );
  const farM = (metres.at(-1) as number) * (1 + 1 / FARTHER_THAN_NEAREST);
  const [lon, lat] = town;
  const others = index.around([lon, lat, lon, lat], farM).map((i) => offsetM(town, towns[i] as LonLat));
  const canLie = (at: LonLat, east: number, north: number): boolean => {
    const least2 = (east * east + north * north) / FARTHER_THAN_NEAREST ** 2;
    for (const [x, y] of others) if ((x - east) ** 2 + (y - north) ** 2 < least2) return false;
    return isLand(at, county);
  };
  return metres.map((_, i) => {
    for (let q = i; q >= 0; q -= SHORTER)
      for (let turn = 0; turn < TURNS; turn++) {
        const bearing = ((i * GOLDEN_DEG + vanDerCorput(turn) * 360) * Math.PI) / 180;
        const awayM = metres[q] as number;
        const [east, north] = [awayM * Math.sin(bearing), awayM * Math.cos(bearing)];
        const at = displaced(town, [east, north]);
        if (canLie(at, east, north)) return at;
      }
    return town;
  });
}

/** Positions over a circle of which nothing else is known, evenly by area (Vogel 1979). */
const spreadOverCircle = (centre: LonLat, radiusM: number): LonLat[] =>
  Array.from({ length: POSITIONS }, (_, i) => {
    const awayM = radiusM * Math.sqrt((i + 0.5) / POSITIONS);
    const bearing = (i * GOLDEN_DEG * Math.PI) / 180;
    return displaced(centre, [awayM * Math.sin(bearing), awayM * Math.cos(bearing)]);
  });

/** Whether a position is in the county, on land and in no lake. Without shores and lakes only the county is looked at. */
export function landTest({ counties, survey }: SpatialModel): (at: LonLat, county: CountyCode) => boolean {
  const { countyAt } = countyLocator(counties);
  const shores = survey?.shores && buildShores(survey.shores);
  const lakes = survey?.lakes && buildShores(survey.lakes);
  return (at, county) =>
    countyAt(at) === county &&
    (!shores || shores.groundAt(at) === 'land') &&
    (!lakes || lakes.groundAt(at) !== 'inland');
}

/** Makes the spread of any site of unknown position from what a model knows. Spreads of one town are made once. */
export function spreader(model: SpatialModel): (site: Site) => Spread {
  const made = new Map<string, Spread>();
  const survey = model.survey;
  const offsets = survey && survey.offsets.length > 0 ? buildOffsets(survey.offsets) : undefined;
  const towns = survey?.towns ?? [];
  const index = pointIndex(towns);
  let isLand: Surroundings['isLand'] | undefined;
  const possiblePositions = (site: Site): LonLat[] => {
    const { known, county, lonLat, errorRadiusM } = site;
    isLand ??= landTest(model);
    if (known?.level === 'town' && offsets)
      return spreadAround(known.lonLat, county, { offsets, towns, index, isLand });
    const region = known?.level === 'county' ? model.counties.find(({ code }) => code === county) : undefined;
    if (region) {
      const [west, south, east, north] = bbox(region.geometry);
      const found: LonLat[] = [];
      for (let i = 1; found.length < POSITIONS && i <= POSITIONS * COUNTY_TRIES; i++) {
        const [x, y] = [(i * R2[0]) % 1, (i * R2[1]) % 1];
        const at: LonLat = [west + x * (east - west), south + y * (north - south)];
        if (isLand(at, county)) found.push(at);
      }
      if (found.length === POSITIONS) return found;
    }
    return spreadOverCircle(lonLat, errorRadiusM);
  };
  const ofSite = new WeakMap<Site, Spread>();
  return (site) => {
    const known = ofSite.get(site);
    if (known) return known;
    const spread = keyed(site);
    ofSite.set(site, spread);
    return spread;
  };

  function keyed(site: Site): Spread {
    const { code, county, known } = site;
    const key = !known ? code : known.level === 'county' ? county : `${county} ${known.lonLat.join(' ')}`;
    const spread = made.get(key) ?? spreadAt(key, possiblePositions(site));
    made.set(key, spread);
    return spread;
  }
}

/** Sites of unknown position by the spread that they share. */
export interface Spreads {
  spreads: readonly Spread[];
  /** Index of the spread of each site of the model, -1 where its position is known. */
  spreadOf: Int32Array;
}

const cache = new WeakMap<object, (site: Site) => Spread>();
/** By the sites of a model with a survey, by the model itself where it has none. */
const foundOf = new WeakMap<object, { owner: object; found: Spreads }>();

/** The spreads of a model, made once for its sites and survey; models made of the same survey, as a filter leaves them, share the positions. */
export function buildSpreads(model: SpatialModel): Spreads {
  const owner = model.survey ?? model;
  const key = model.survey ? model.sites : model;
  const known = foundOf.get(key);
  if (known?.owner === owner) return known.found;
  const make = cache.get(owner) ?? spreader(model);
  cache.set(owner, make);
  const index = new Map<Spread, number>();
  const spreadOf = new Int32Array(model.sites.length).fill(-1);
  for (const [i, site] of model.sites.entries()) {
    if (site.errorRadiusM === 0) continue;
    const spread = make(site);
    const at = index.get(spread) ?? index.size;
    index.set(spread, at);
    spreadOf[i] = at;
  }
  const found = { spreads: [...index.keys()], spreadOf };
  foundOf.set(key, { owner, found });
  return found;
}
