import type { Bbox } from '../../domain/view.ts';
import { bbox } from '@turf/bbox';
import { bearing } from '@turf/bearing';
import { distance } from '@turf/distance';
import { featureCollection, point } from '@turf/helpers';
import { nearestPoint } from '@turf/nearest-point';
import type { CorridorStep, TurfNearest } from '../../domain/answers/cross-check.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import { checkCount, checkLonLat, checkStep, checkWidthKm } from '../check.ts';
import { listFacilities, MAX_TOWNS } from '../geometry/central-towns.ts';
import { buildSpreads } from '../geometry/spread.ts';
import {
  type Area,
  axisBox,
  TURF_WIDTH_PCT,
  turfBuffers,
  turfLandArea,
  turfUnion,
} from '../geometry/turf-corridor.ts';
import type { Region, Site, SpatialModel } from '../model.ts';
import { Recent } from '../recent.ts';
import { turfNearestPoints, turfPointsInside } from './turf-own-points.ts';
import { placesInside } from './turf-places.ts';
import { regionFilter } from './region-filter.ts';

/** Turf's bearings on the sphere, degrees: geographic latitudes are taken for the sphere's. */
const TURF_BEARING_DEG = 0.2;
/** Number of corridors whose buffers are kept: the one on the screen and the one before it. */
const MAX_CORRIDORS = 2;
/** Margin around a box, degrees, so that its edges touch nothing that counts. */
const ROOM_DEG = 0.01;

interface CorridorArgs {
  widthKm: number;
  /** Region whose land is measured; the province where none is named. */
  region?: string;
  /** Region whose places are counted; the province where none is named. */
  placesOf?: string;
}

/** One county to be examined, with its sites. */
interface County {
  county: Region;
  box: Bbox;
  sites: number[];
}

const countiesOf = new WeakMap<SpatialModel, County[]>();

/** The counties of a model, each with a box around its land and around every position that a place of it may have. */
function boxes(model: SpatialModel): County[] {
  const known = countiesOf.get(model);
  if (known) return known;
  const { spreads, spreadOf } = buildSpreads(model);
  const made = model.counties.map((county): County => {
    const sites = model.sites.flatMap((site, i) => (site.county === county.code ? [i] : []));
    const positions = sites.flatMap((i) => [
      (model.sites[i] as Site).lonLat,
      ...(spreads[spreadOf[i] as number]?.positions ?? []),
    ]);
    const points = positions.map((at) => point([...at]).geometry);
    const [west, south, east, north] = bbox({
      type: 'GeometryCollection',
      geometries: [county.geometry, ...points],
    });
    return {
      county,
      box: [west - ROOM_DEG, south - ROOM_DEG, east + ROOM_DEG, north + ROOM_DEG],
      sites,
    };
  });
  countiesOf.set(model, made);
  return made;
}

const overlaps = (a: Bbox, b: Bbox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Results that are kept between the steps of one corridor. */
interface Kept {
  axes: { parts: () => Area[]; box: Bbox }[];
  counties: County[];
}

/** Computes corridors, nearest towns and the answers about own points by Turf alone, step by step, so that other questions are answered in between. */
export interface CrossCheck {
  /**
   * @param reach our distances, of the same model, that the places are held against
   * @throws RangeError for a width that is none, an unknown region, or a step that is not from 0 to the last
   */
  corridor(model: SpatialModel, reach: Reach, args: CorridorArgs, step: number): CorridorStep;
  nearest: typeof turfNearest;
  pointsInside: typeof turfPointsInside;
  nearestPoints: typeof turfNearestPoints;
}

/** The axes and counties of a corridor that touch each other; the buffer of an axis is made when it is first asked for. */
function buildCorridor(model: SpatialModel, { widthKm, region, placesOf }: CorridorArgs): Kept {
  checkWidthKm(widthKm);
  const land = regionFilter(model, region);
  const counted = regionFilter(model, placesOf);
  const axes = model.axes.map((axis) => {
    let made: Area[] | undefined;
    return { box: axisBox(axis, widthKm), parts: () => (made ??= turfBuffers(axis, widthKm)) };
  });
  const counties = boxes(model).filter(({ county: { code, prefecture = '' }, box }) => {
    const place = { county: code, prefecture };
    return (land.holds(place) || counted.holds(place)) && axes.some((axis) => overlaps(axis.box, box));
  });
  return { axes: axes.filter((axis) => counties.some(({ box }) => overlaps(axis.box, box))), counties };
}

export function crossChecker(): CrossCheck {
  const corridors = new WeakMap<SpatialModel, Recent<Kept>>();
  const corridorCache = (model: SpatialModel): Recent<Kept> => {
    const known = corridors.get(model) ?? new Recent<Kept>(MAX_CORRIDORS);
    corridors.set(model, known);
    return known;
  };

  return {
    nearest: turfNearest,
    pointsInside: turfPointsInside,
    nearestPoints: turfNearestPoints,
    corridor(model, reach, args, step) {
      const { axes, counties } = corridorCache(model).get(JSON.stringify(args), () =>
        buildCorridor(model, args),
      );
      const of = axes.length + counties.length;
      checkStep(step, Math.max(of, 1));
      const axis = axes[step];
      if (axis) {
        axis.parts();
        return { of };
      }
      const at = counties[step - axes.length];
      if (!at) return { of };
      const corridor = turfUnion(
        axes.flatMap((each) => (overlaps(each.box, at.box) ? each.parts() : [])),
        at.box,
      );
      const { code, prefecture = '' } = at.county;
      const holds = (region?: string): boolean =>
        regionFilter(model, region).holds({ county: code, prefecture });
      const land =
        corridor && holds(args.region)
          ? turfLandArea(corridor, at.county.geometry, args.widthKm)
          : { areaKm2: 0, errorKm2: 0 };
      const sites = holds(args.placesOf) ? at.sites : [];
      return {
        of,
        county: { code, ...land, ...placesInside(model, reach, sites, corridor, args.widthKm * 1000) },
      };
    },
  };
}

/**
 * The nearest central towns of a position by Turf: the nearest of all, then of those left, and its distance and bearing to each.
 * @throws RangeError where the position lies outside China or `count` is not from 1 to 100
 */
function turfNearest(model: SpatialModel, lonLat: LonLat, count: number): TurfNearest {
  checkLonLat(lonLat, 'cross-check');
  checkCount(count, 'cross-check', MAX_TOWNS);
  const from = point([...lonLat]);
  const towns = listFacilities(model);
  let left = towns.map(({ code, lonLat: at }) => point([...at], { code }));
  const nearest: string[] = [];
  while (nearest.length < count && left.length > 0) {
    const found = nearestPoint(from, featureCollection(left)).properties as unknown as { code: string };
    nearest.push(found.code);
    left = left.filter(({ properties }) => properties.code !== found.code);
  }
  return {
    nearest,
    errorPct: TURF_WIDTH_PCT,
    errorDeg: TURF_BEARING_DEG,
    towns: Object.fromEntries(
      towns.map(({ code, name, lonLat: at }) => {
        const distanceM = distance(from, [...at], { units: 'meters' });
        const bearingDeg = (bearing(from, [...at]) + 360) % 360;
        return [code, { name, lonLat: at, distanceM, bearingDeg }];
      }),
    ),
  };
}
