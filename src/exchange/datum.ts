import { errorDetail } from '../domain/error-detail.ts';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { centralMeridian, computeZone, type Datum, gaussKruger, type Reading } from '../domain/datum.ts';
import { distanceM } from '../domain/distance.ts';
import type { LonLat } from '../domain/records.ts';
import type { NamedCrs } from './content.ts';

export { type Datum, type Reading } from '../domain/datum.ts';

const GEOGRAPHIC = { wgs84: null, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Converts the two numbers of a position to WGS 84; null for values outside the range of the datum. */
export type ToWgs84 = (first: number, second: number) => LonLat | null;

/**
 * The conversion from a datum to WGS 84 degrees.
 * @throws RangeError where the well-known text of a .prj cannot be used
 */
export function toWgs84({ datum, swapped }: Reading): ToWgs84 {
  const convert = createConverter(datum);
  return (first, second) => {
    const [x, y] = swapped ? [second, first] : [first, second];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    const at = convert(x, y);
    return at && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90 ? at : null;
  };
}

const isDegrees = (x: number, y: number): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;

function createConverter(datum: Datum): (x: number, y: number) => LonLat | null {
  switch (datum.kind) {
    case 'wgs84':
      return (x, y) => (isDegrees(x, y) ? [x, y] : null);
    case 'gcj02':
    case 'bd09': {
      const from = GEOGRAPHIC[datum.kind];
      return (x, y) =>
        isDegrees(x, y) ? (gcoord.transform<LonLat>([x, y], from, gcoord.WGS84) as LonLat) : null;
    }
    case 'mercator':
      return inverse('EPSG:3857', (x, y) => Math.abs(x) <= 20_037_509 && Math.abs(y) <= 20_048_967);
    case 'gauss-kruger': {
      const { zoneDeg, centralMeridianDeg, prefixed } = datum;
      const centre = 500_000 + (prefixed ? computeZone(zoneDeg, centralMeridianDeg) * 1_000_000 : 0);
      return inverse(
        gaussKruger(centralMeridianDeg, centre),
        (x, y) => Math.abs(x - centre) < 500_000 && y > 0 && y < 10_000_000,
      );
    }
    case 'wkt':
      try {
        return inverse(datum.wkt, () => true);
      } catch (error) {
        throw new RangeError(`${datum.wkt.slice(0, 80)}: ${errorDetail(error)}`);
      }
    default:
      return datum satisfies never;
  }
}

function inverse(
  definition: string,
  isIn: (x: number, y: number) => boolean,
): (x: number, y: number) => LonLat | null {
  const grid = proj4(definition);
  return (x, y) => {
    if (!isIn(x, y)) return null;
    const [lon = NaN, lat = NaN] = grid.inverse([x, y]);
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : null;
  };
}

/** EPSG codes that the atlas can convert: geographic ones of China and the world, Gauss–Krüger on CGCS2000, Web Mercator. */
function datumOfEpsg(epsg: number): Datum | null {
  if ([4326, 4490, 4479, 4979].includes(epsg)) return { kind: 'wgs84' };
  if (epsg === 3857 || epsg === 900913) return { kind: 'mercator' };
  const grid = (zoneDeg: 3 | 6, zone: number, prefixed: boolean): Datum => ({
    kind: 'gauss-kruger',
    zoneDeg,
    centralMeridianDeg: centralMeridian(zoneDeg, zone),
    prefixed,
  });
  // EPSG: 4491–4501 zones 13–23 of 6° with prefix, 4502–4512 without; 4513–4533 zones 25–45 of 3° with prefix, 4534–4554 without.
  if (epsg >= 4491 && epsg <= 4501) return grid(6, epsg - 4491 + 13, true);
  if (epsg >= 4502 && epsg <= 4512) return grid(6, epsg - 4502 + 13, false);
  if (epsg >= 4513 && epsg <= 4533) return grid(3, epsg - 4513 + 25, true);
  if (epsg >= 4534 && epsg <= 4554) return grid(3, epsg - 4534 + 25, false);
  return null;
}

/** The datum that a file names; null where it names none that can be used. */
export function namedDatum(crs: NamedCrs | null): Datum | null {
  if (!crs) return null;
  const known = crs.epsg === undefined ? null : datumOfEpsg(crs.epsg);
  if (known) return known;
  if (crs.wkt === undefined) return null;
  try {
    const datum: Datum = { kind: 'wkt', wkt: crs.wkt };
    createConverter(datum);
    return datum;
  } catch {
    return null;
  }
}

/** Whether two datums are the same. */
export const sameDatum = (a: Datum, b: Datum): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Distance between positions read in a datum and the same numbers read as WGS 84 degrees, metres: mean and greatest. Null for grids in
 * metres, which cannot be read as degrees.
 */
export function shiftM(
  reading: Reading,
  positions: readonly (readonly [number, number])[],
): { meanM: number; mostM: number } | null {
  if (reading.datum.kind !== 'gcj02' && reading.datum.kind !== 'bd09') return null;
  const convert = toWgs84(reading);
  const shifts = positions.flatMap(([first, second]) => {
    const at = convert(first, second);
    const raw: LonLat = reading.swapped ? [second, first] : [first, second];
    return at ? [distanceM(raw, at)] : [];
  });
  if (shifts.length === 0) return null;
  return { meanM: shifts.reduce((sum, m) => sum + m, 0) / shifts.length, mostM: Math.max(...shifts) };
}

/** A position of a file, with the county that its row names. */
export interface NamedPosition {
  first: number;
  second: number;
  /** Code of the county of the row; absent where it names none. */
  county?: string;
}

/** Evidence for one interpretation of the positions. */
export interface DatumChoice extends Reading {
  /** Positions that lie in the county they name, or, where they name none, in any county. */
  inside: number;
  /** Mean distance from the known positions of the same places, metres; absent where none is known. */
  awayM?: number;
}

export interface DatumGuess {
  /** All interpretations that put any position on land, the most likely first. Empty where there is none. */
  choices: readonly DatumChoice[];
  positions: number;
  /** Whether the first is clearly better than the others, except datums that differ by less than counties can show. */
  isSure: boolean;
}

/** Central meridians that cover the province, 118–123° E. */
const MERIDIANS = [117, 120, 123] as const;
const GUESSED: readonly Datum[] = [
  { kind: 'wgs84' },
  { kind: 'gcj02' },
  { kind: 'bd09' },
  ...MERIDIANS.flatMap((centralMeridianDeg): Datum[] => [
    { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg, prefixed: false },
    { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg, prefixed: true },
  ]),
  ...[117, 123].map((centralMeridianDeg): Datum => ({
    kind: 'gauss-kruger',
    zoneDeg: 6,
    centralMeridianDeg,
    prefixed: true,
  })),
  { kind: 'mercator' },
];

/** The datums that a user can choose from. 6° grids without a zone number are equal to those of 3° with the same meridian. */
export const DATUMS: readonly Datum[] = GUESSED;

/** Largest number of positions that are examined. */
const MOST_LOOKED_AT = 2000;
/** A datum counts as worse than another if the share of positions in their county is smaller by more than this. */
const EVEN_SHARE = 0.005;

/**
 * Finds the datum that puts most positions into the county that they name. GCJ-02 moves places by some 500 m, so counties distinguish it
 * from WGS 84 only for places near a border; where `known` has positions of the same places, the datum that comes nearest to them is
 * chosen.
 * @param countyAt code of the county at a place, undefined outside the province
 * @param known positions in WGS 84 of some of the places, by their index; only those surveyed well
 */
export function guessDatum(
  positions: readonly NamedPosition[],
  countyAt: (lonLat: LonLat) => string | undefined,
  named: Datum | null = null,
  known: ReadonlyMap<number, LonLat> = new Map(),
): DatumGuess {
  const step = Math.max(1, Math.floor(positions.length / MOST_LOOKED_AT));
  const looked = positions.flatMap((position, i) =>
    i % step === 0 || known.has(i) ? [{ ...position, i }] : [],
  );
  const datums = named && !GUESSED.some((datum) => sameDatum(datum, named)) ? [named, ...GUESSED] : GUESSED;
  const choices = datums
    .flatMap((datum) =>
      [false, true].map((swapped): DatumChoice => {
        const convert = toWgs84({ datum, swapped });
        let inside = 0;
        const away: number[] = [];
        for (const { first, second, county, i } of looked) {
          const at = convert(first, second);
          const found = at ? countyAt(at) : undefined;
          if (found !== undefined && (county === undefined || county === found)) inside++;
          const there = known.get(i);
          if (at && there) away.push(Math.min(distanceM(at, there), 50_000));
        }
        const awayM = median(away);
        return { datum, swapped, inside, ...(awayM === undefined ? {} : { awayM }) };
      }),
    )
    .filter(({ inside }) => inside > 0);
  const isNamed = ({ datum }: DatumChoice): boolean => named !== null && sameDatum(datum, named);
  const most = Math.max(0, ...choices.map(({ inside }) => inside));
  const isEven = ({ inside }: DatumChoice): boolean =>
    inside >= most - Math.max(0, EVEN_SHARE * looked.length);
  const order = choices.toSorted((a, b) => {
    if (isEven(a) !== isEven(b)) return isEven(a) ? -1 : 1;
    if (!isEven(a)) return b.inside - a.inside;
    if (isNamed(a) !== isNamed(b)) return isNamed(a) ? -1 : 1;
    return Math.round((a.awayM ?? 0) - (b.awayM ?? 0));
  });
  const [best, next] = order;
  const isSure =
    best !== undefined &&
    (isNamed(best) ||
      next === undefined ||
      !isEven(next) ||
      (best.awayM !== undefined && next.awayM !== undefined && best.awayM * 1.5 < next.awayM));
  return { choices: order, positions: looked.length, isSure };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
