import type { LonLat } from '../records.ts';
import type { CorridorAreas } from './corridor.ts';
import type { Coverage } from './coverage.ts';
import type { NearestTowns } from './nearest-towns.ts';

/**
 * Cross-check: a figure of the page beside the same figure computed by Turf alone, and whether they differ by no more than the sum of their stated
 * errors. Method and errors: docs/data.md, “Cross-check by Turf”.
 */

/** What is counted inside a corridor; these are the rows of the panel. */
export const COUNTED = ['keyVillages', 'centralTowns', 'villages', 'towns', 'committees'] as const;
export type Counted = (typeof COUNTED)[number];

/** A place that is inside the corridor by one of the two computations only. */
export interface DisagreedPlace {
  code: string;
  name: string;
  kind: 'village' | 'town';
  /** Whether it is a record of the programme: a key village or central town. */
  programme: boolean;
  lonLat: LonLat;
  /** Our distance from its point to the nearest axis, metres. */
  distanceM: number;
  /** Share of its possible positions that are inside, by our computation and by Turf, 0 to 1; 0 or 1 if its position is known. */
  ours: number;
  turf: number;
  /** Largest distance from the edge of the corridor of a position for which the two differ, metres. */
  beyondM: number;
  /** Whether this distance is larger than the stated errors allow. */
  isFault: boolean;
}

/** Figures by Turf for a corridor in one county. */
export interface TurfCounty {
  code: string;
  areaKm2: number;
  /** Bound of the error of that area, km². */
  errorKm2: number;
  /** Expected numbers of places inside, by Turf. */
  counts: Record<Counted, number>;
  /** Expected numbers of places so near the edge that the stated error of our computation, or of Turf, could change their result. */
  doubtful: { ours: Record<Counted, number>; turf: Record<Counted, number> };
  places: DisagreedPlace[];
}

/** One step of the cross-check of a corridor: the buffer of an axis, which has no figure yet, or the figures of a county. */
export interface CorridorStep {
  /** Number of all steps. */
  of: number;
  county?: TurfCounty;
}

/** A figure by both computations, each with the bound of its error. */
export interface Compared {
  ours: number;
  turf: number;
  oursError: number;
  turfError: number;
  agrees: boolean;
}

export interface CorridorCheck {
  widthKm: number;
  area: Compared;
  counts: Record<Counted, Compared>;
  /** Areas by county, for counties that either computation finds reached. */
  counties: ({ code: string } & Compared)[];
  /** Faults first; then by distance from the edge, largest first. */
  places: DisagreedPlace[];
  agrees: boolean;
}

/** Largest error of our areas of small counties beyond `errorPct`, km²: bands of latitude cut their border (docs/data.md). */
export const BORDER_KM2 = 0.15;
/** Added to the bounds of widths: rounding of coordinates, metres. */
export const LEAST_M = 0.5;
/** Tolerance for sums of shares, which are added in another order. */
const ROUNDING = 1e-6;

/** Compares two figures with the sum of their errors; they do not agree where one is not there (NaN). */
export function compared(ours: number, turf: number, oursError: number, turfError: number): Compared {
  return {
    ours,
    turf,
    oursError,
    turfError,
    agrees: Math.abs(ours - turf) <= oursError + turfError + ROUNDING,
  };
}

/** Compares the figures shown in the page with those of Turf. */
export function judgeCorridor(
  areas: CorridorAreas,
  coverage: Coverage,
  found: readonly TurfCounty[],
): CorridorCheck {
  const sum = (value: (county: TurfCounty) => number): number =>
    found.reduce((all, county) => all + value(county), 0);
  const ourError = (km2: number): number => (km2 * areas.errorPct) / 100;
  const area = compared(
    areas.areaKm2,
    sum(({ areaKm2 }) => areaKm2),
    ourError(areas.areaKm2) + BORDER_KM2,
    sum(({ errorKm2 }) => errorKm2),
  );
  const expected: Record<Counted, number> = {
    keyVillages: coverage.allKeyVillages.expected,
    centralTowns: coverage.allCentralTowns.expected,
    villages: coverage.villages.expected,
    towns: coverage.towns.expected,
    committees: coverage.committees.expected,
  };
  const counts = Object.fromEntries(
    COUNTED.map((name) => [
      name,
      compared(
        expected[name],
        sum((county) => county.counts[name]),
        sum(({ doubtful }) => doubtful.ours[name]),
        sum(({ doubtful }) => doubtful.turf[name]),
      ),
    ]),
  ) as Record<Counted, Compared>;
  const ours = new Map(areas.counties.map(({ code, areaKm2 }) => [code, areaKm2]));
  const theirs = new Map(found.map((county) => [county.code, county]));
  const counties = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((code) => {
    const km2 = ours.get(code) ?? 0;
    const { areaKm2 = 0, errorKm2 = 0 } = theirs.get(code) ?? {};
    return km2 > 0 || areaKm2 > 0
      ? [{ code, ...compared(km2, areaKm2, ourError(km2) + BORDER_KM2, errorKm2) }]
      : [];
  });
  const places = found
    .flatMap((county) => county.places)
    .toSorted((p, q) => Number(q.isFault) - Number(p.isFault) || q.beyondM - p.beyondM);
  const agrees =
    [area, ...Object.values(counts), ...counties].every((figure) => figure.agrees) &&
    places.every(({ isFault }) => !isFault);
  return { widthKm: areas.widthKm, area, counts, counties, places, agrees };
}

/** Figures by Turf for a position: the nearest central towns, nearest first, and distance and bearing to every central town. */
export interface TurfNearest {
  nearest: string[];
  towns: Record<string, { name: string; lonLat: LonLat; distanceM: number; bearingDeg: number }>;
  /** Bounds of the error of its distances, per cent, and of its bearings, degrees. */
  errorPct: number;
  errorDeg: number;
}

/** One rank of the list of nearest towns, by both computations. */
export interface NearestRow {
  /** The town listed in the page at this rank; that of Turf if the page lists none. */
  code: string;
  /** Distances to the town of this row, metres. */
  distance: Compared;
  /** Bearings in degrees, and their difference around the circle. */
  bearing: Compared;
  /** The town that Turf finds at this rank, if the page lists another one or none. */
  turfTown?: { code: string; name: string; lonLat: LonLat; distanceM: number };
  agrees: boolean;
}

export interface NearestCheck {
  rows: NearestRow[];
  agrees: boolean;
}

/** Bound of the error of our bearings, degrees. */
const BEARING_ERROR_DEG = 0.001;
/** Rounding of positions, metres: it changes the bearing of a town that is very near. */
export const ROUNDED_M = 0.2;

/**
 * Compares the towns listed in the page with those of Turf. Towns at nearly the same distance may be swapped; any other difference is a fault, also a
 * list of another length.
 */
export function judgeNearest(found: NearestTowns, turf: TurfNearest): NearestCheck {
  const oursM = (m: number): number => (m * found.errorPct) / 100 + ROUNDED_M;
  const turfM = (m: number): number => (m * turf.errorPct) / 100;
  const nearDeg = (m: number): number => Math.min(180, ((ROUNDED_M / Math.max(m, 1e-9)) * 180) / Math.PI);
  const listed = found.towns.map(({ code, distanceM, bearingDeg }, rank): NearestRow => {
    const own = turf.towns[code];
    const other = turf.nearest[rank];
    const at = other === undefined ? undefined : turf.towns[other];
    const sameTown = compared(distanceM, own?.distanceM ?? NaN, oursM(distanceM), turfM(distanceM));
    // A rank that Turf does not have is a fault of its distance, so that its row is marked.
    const distance = { ...sameTown, agrees: sameTown.agrees && at !== undefined };
    const turned = own ? ((own.bearingDeg - bearingDeg + 540) % 360) - 180 : NaN;
    const bearing = {
      ...compared(bearingDeg, bearingDeg + turned, BEARING_ERROR_DEG, turf.errorDeg + nearDeg(distanceM)),
      turf: own?.bearingDeg ?? NaN,
    };
    const swapped = other !== undefined && at !== undefined && other !== code;
    // The distance at a rank changes by at most as much as the distances do, even if towns exchange ranks.
    const isNear =
      at !== undefined && compared(distanceM, at.distanceM, oursM(distanceM), turfM(at.distanceM)).agrees;
    return {
      code,
      distance,
      bearing,
      ...(swapped ? { turfTown: turfTown(other, at) } : {}),
      agrees: distance.agrees && bearing.agrees && isNear,
    };
  });
  const missing = turf.nearest.slice(found.towns.length).flatMap((code): NearestRow[] => {
    const at = turf.towns[code];
    if (!at) return [];
    const { distanceM, bearingDeg } = at;
    return [
      {
        code,
        distance: compared(NaN, distanceM, oursM(distanceM), turfM(distanceM)),
        bearing: compared(NaN, bearingDeg, BEARING_ERROR_DEG, turf.errorDeg + nearDeg(distanceM)),
        turfTown: turfTown(code, at),
        agrees: false,
      },
    ];
  });
  const rows = [...listed, ...missing];
  const sameNumber = found.towns.length === turf.nearest.length;
  return { rows, agrees: sameNumber && rows.every(({ agrees }) => agrees) };
}

const turfTown = (
  code: string,
  { name, lonLat, distanceM }: TurfNearest['towns'][string],
): NonNullable<NearestRow['turfTown']> => ({ code, name, lonLat, distanceM });
