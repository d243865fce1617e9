import { bbox } from '@turf/bbox';
import { polygonsOf } from '../../domain/polygons.ts';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { CountyCode } from '../../domain/codes.ts';
import { footOnLine } from '../../domain/segments.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { localFrame } from './local-frame.ts';
import { isInside } from './rings.ts';

/** Thinned shores leave villages and harbours outside every polygon by less than this, metres. */
export const SHORE_M = 5000;

export interface CountyLocator {
  /** The county whose polygon holds the point; undefined at sea and outside the province. */
  countyAt(at: LonLat): CountyCode | undefined;
  /** As `countyAt`, or else the county with the nearest edge within `toleranceM` metres. */
  countyNear(at: LonLat, toleranceM: number): CountyCode | undefined;
  /** Metres from the point to the county: 0 inside it. Throws RangeError for an unknown county. */
  distanceToCountyM(at: LonLat, county: CountyCode): number;
}

interface Part {
  code: CountyCode;
  rings: Position[][];
}

/** Metres from a point to the nearest edge of rings, in a plane around the point. */
function edgeDistanceM(at: LonLat, rings: readonly Position[][]): number {
  const { toXY } = localFrame(at);
  const squares = rings.map((ring) => footOnLine(ring as LonLat[], toXY).squared);
  return Math.sqrt(Math.min(...squares));
}

/** Metres in a degree at the equator, rounded up: a box that is too large only costs time. */
const M_PER_DEGREE = 110_000;

/** Indexes counties once, so that the county of a point is found among a few polygons. */
export function countyLocator(
  counties: readonly { code: CountyCode; geometry: Polygon | MultiPolygon }[],
): CountyLocator {
  const parts = counties.flatMap(({ code, geometry }): Part[] =>
    polygonsOf(geometry).map((rings) => ({
      code,
      rings,
    })),
  );
  const index = new Flatbush(Math.max(parts.length, 1));
  for (const { rings } of parts) {
    const [west, south, east, north] = bbox({ type: 'Polygon', coordinates: rings });
    index.add(west, south, east, north);
  }
  if (parts.length === 0) index.add(Infinity, Infinity, -Infinity, -Infinity);
  index.finish();
  const around = ([lon, lat]: LonLat, pad = 0): Part[] => {
    const padLon = pad / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    return index
      .search(lon - padLon, lat - pad, lon + padLon, lat + pad)
      .toSorted((a, b) => a - b)
      .flatMap((i) => parts[i] ?? []);
  };
  const countyAt = (at: LonLat): CountyCode | undefined =>
    around(at).find(({ rings }) => isInside(at, rings))?.code;
  return {
    countyAt,
    countyNear: (at, toleranceM) => {
      const inside = countyAt(at);
      if (inside !== undefined) return inside;
      let best: { code: CountyCode; m: number } | undefined;
      for (const { code, rings } of around(at, toleranceM / M_PER_DEGREE)) {
        const m = edgeDistanceM(at, rings);
        if (m <= toleranceM && (best === undefined || m < best.m)) best = { code, m };
      }
      return best?.code;
    },
    distanceToCountyM: (at, county) => {
      const own = parts.filter(({ code }) => code === county);
      if (own.length === 0) throw new RangeError(`distanceToCountyM: no county ${county}`);
      if (own.some(({ rings }) => isInside(at, rings))) return 0;
      return own.reduce((best, { rings }) => Math.min(best, edgeDistanceM(at, rings)), Infinity);
    },
  };
}

const locators = new WeakMap<SpatialModel, CountyLocator>();

/** The locator of a model's counties; computed once for each model. */
export function locatorFor(model: SpatialModel): CountyLocator {
  const known = locators.get(model);
  if (known) return known;
  const made = countyLocator(model.counties);
  locators.set(model, made);
  return made;
}
