import type { LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { polygonsOf } from '../../../src/domain/polygons.ts';
import { cleaned, intersection } from './clip.ts';
import { isInside, type Rings } from '../../../src/spatial/geometry/rings.ts';
import type { English } from './english.ts';
import { FAR_FRAME, FRAME, isWithin, boundsRing } from './frame.ts';
import { planarM } from '../../../src/spatial/geometry/planar.ts';
import type { LandPart } from './land.ts';
import { rounded, thinned } from '../../../src/spatial/geometry/lines.ts';
import {
  CITY_RANK,
  HAND_NAMES,
  type HandName,
  type NameKind,
  NO_PASSENGER_STATIONS,
} from './names-by-hand.ts';
import type { Row } from './read-inputs.ts';
import type { WaterPart } from './water.ts';

export interface PlaceName {
  kind: NameKind;
  name: string;
  nameEn: string;
  rank: number;
  rotateDeg?: number;
  lineLonLat?: Position[];
  byHand?: true;
  at: Position;
}

export interface Railway {
  kind: 'conventional' | 'high-speed';
  name?: string;
  schematic?: true;
  line: Position[];
}

/** Conventional railways with rounded corners; high-speed railways as the straight connections that the source has. */
export function railwayLines(
  conventional: readonly Row<object, LineString | MultiLineString>[],
  schematic: readonly Row<{ name: string }, LineString>[],
): Railway[] {
  return [
    ...conventional
      .flatMap(({ geometry }) =>
        geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates,
      )
      .map((line): Railway => ({ kind: 'conventional', line: thinned(rounded(line, 1), 15) })),
    ...schematic.map(({ properties: { name }, geometry }): Railway => ({
      kind: 'high-speed',
      name,
      schematic: true,
      line: geometry.coordinates,
    })),
  ];
}

/** Passenger stations that have a name. */
export const namedStations = (
  rows: readonly Row<{ name?: string }, Point>[],
  { ofPlace }: English,
): { name: string; nameEn: string; at: Position }[] =>
  rows.flatMap(({ properties: { name }, geometry }) =>
    name === undefined || NO_PASSENGER_STATIONS.has(name)
      ? []
      : [{ name, nameEn: ofPlace(name), at: geometry.coordinates }],
  );

/** Built-up areas of the frame on land, corners rounded. */
export const builtUpAreas = (
  rows: readonly Row<object, Polygon | MultiPolygon>[],
  land: readonly Rings[],
): Rings[] =>
  intersection(
    cleaned(
      rows
        .flatMap(({ geometry }) => polygonsOf(geometry))
        .map((polygon) => polygon.map((ring) => thinned(rounded(ring, 1), 20))),
    ),
    land,
  );

export interface Summit {
  name: string;
  nameEn: string;
  elevationM: number;
  at: Position;
}

/** Summits of the frame; a summit that the source has twice is kept once. */
export function summitPoints(
  rows: readonly Row<{ name: string; ele: number }, Point>[],
  { ofPlace }: English,
): Summit[] {
  const summits: Summit[] = [];
  for (const { properties, geometry } of rows) {
    const name = properties.name.replace(/\(.*\)$/, '');
    const at = geometry.coordinates;
    if (!isWithin(at, FRAME) || summits.some((other) => planarM(other.at, at) < 150)) continue;
    summits.push({ name, nameEn: ofPlace(name.replace(/（.*）$/, '')), elevationM: properties.ele, at });
  }
  return summits;
}

export const airportPoints = (
  rows: readonly Row<{ name: string }, Point>[],
  { ofNature }: English,
): { name: string; nameEn: string; at: Position }[] =>
  rows.map(({ properties: { name }, geometry }) => ({
    name,
    nameEn: ofNature(name),
    at: geometry.coordinates,
  }));

export interface FarCity {
  name: string;
  nameEn: string;
  rank: number;
}

/** Named features that have no file of their own: neighbouring cities, seas, bays, islands, ranges, lakes. */
export function placeNames(
  places: readonly Row<{ name: string; en?: string; class: string }, Point>[],
  far: readonly Row<FarCity, Point>[],
  land: readonly LandPart[],
  water: readonly WaterPart[],
  province: readonly Rings[],
  english: English,
): PlaceName[] {
  return [
    ...neighbourCities(places, province, english),
    ...far.map(({ properties: { name, nameEn, rank }, geometry }): PlaceName => ({
      kind: 'city',
      name: name.replace(/市$/, ''),
      nameEn,
      rank,
      at: geometry.coordinates,
    })),
    ...land.flatMap(({ name, areaKm2, polygon }): PlaceName[] =>
      name === undefined ? [] : [areaName('island', name, islandRank(areaKm2), polygon, english)],
    ),
    ...lakeNames(water, english),
    ...HAND_NAMES.map((of) => handName(of, english)),
  ];
}

function neighbourCities(
  places: readonly Row<{ name: string; class: string }, Point>[],
  province: readonly Rings[],
  { ofPlace }: English,
): PlaceName[] {
  const seen = new Set<string>();
  return places.flatMap(({ properties, geometry }): PlaceName[] => {
    const { name } = properties;
    const at = geometry.coordinates;
    if (properties.class !== 'city' || !/^\p{Script=Han}+[^区镇]$/u.test(name) || !isWithin(at, FAR_FRAME))
      return [];
    if (seen.has(name) || province.some((polygon) => isInside(at, polygon))) return [];
    seen.add(name);
    const short = [...name].length > 2 ? name.replace(/[市县]$/, '') : name;
    return [{ kind: 'city', name: short, nameEn: ofPlace(name), rank: CITY_RANK[name] ?? 3, at }];
  });
}

const islandRank = (km2: number): number => [100, 40, 12, 4].findIndex((least) => km2 >= least) + 1 || 5;
const lakeRank = (km2: number): number => [300, 40, 15, 6].findIndex((least) => km2 >= least) + 1 || 5;

/** Only the largest area of a lake or reservoir carries its name. Rivers carry their names along their lines. */
function lakeNames(water: readonly WaterPart[], english: English): PlaceName[] {
  const greatest = new Map<string, WaterPart>();
  for (const part of water)
    if (
      part.name !== undefined &&
      part.kind !== 'river' &&
      part.areaKm2 > (greatest.get(part.name)?.areaKm2 ?? 0)
    )
      greatest.set(part.name, part);
  return [...greatest].map(([name, { areaKm2, polygon }]) =>
    areaName('lake', name, lakeRank(areaKm2), polygon, english),
  );
}

const areaName = (
  kind: NameKind,
  name: string,
  rank: number,
  polygon: Rings,
  { ofNature }: English,
): PlaceName => ({
  kind,
  name,
  nameEn: ofNature(name),
  rank,
  byHand: true,
  at: insidePoint(polygon),
});

/** A point well inside a polygon: the middle of the widest piece on one of a few horizontal lines through it. */
function insidePoint(polygon: Rings): Position {
  const outer = polygon[0] as Position[];
  const lats = outer.map(([, lat = 0]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best = { width: -1, at: outer[0] as Position };
  for (let row = 1; row < 16; row++) {
    const lat = south + ((north - south) * row) / 16;
    const cuts = polygon
      .flatMap((ring) =>
        ring.slice(1).flatMap(([lonB = 0, latB = 0], i) => {
          const [lonA = 0, latA = 0] = ring[i] as Position;
          return latA > lat === latB > lat ? [] : [lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)];
        }),
      )
      .toSorted((a, b) => a - b);
    // Among pieces of equal width, those near the middle of the polygon are preferred to those near its ends.
    const weight = 1 - Math.abs(row - 8) / 24;
    for (let i = 1; i < cuts.length; i += 2) {
      const [from, to] = [cuts[i - 1] as number, cuts[i] as number];
      if ((to - from) * weight > best.width)
        best = { width: (to - from) * weight, at: [(from + to) / 2, lat] };
    }
  }
  return best.at;
}

function handName({ kind, name, rank, at }: HandName, { ofNature, ofRange, ofPlace }: English): PlaceName {
  const english = { range: ofRange, province: (of: string): string => ofPlace(of.replace(/省$/, '')) };
  const nameEn = (kind === 'range' || kind === 'province' ? english[kind] : ofNature)(name);
  const common = { kind, name, nameEn, rank, byHand: true } as const;
  if (typeof at[0] === 'number') return { ...common, at: at as Position };
  const line = at as Position[];
  const [from, to] = [line[0] as Position, line.at(-1) as Position];
  const middle = line[Math.floor(line.length / 2)] as Position;
  const [lonA = 0, latA = 0] = from;
  const [lonB = 0, latB = 0] = to;
  const rotate = (-Math.atan2(latB - latA, (lonB - lonA) * 0.87) * 180) / Math.PI;
  return {
    ...common,
    rotateDeg: Math.round(rotate),
    lineLonLat: line,
    at: line.length === 2 ? [(lonA + lonB) / 2, (latA + latB) / 2] : middle,
  };
}

/** Land and lakes of the coarse ground, cut to the extent that the map can be moved to. */
export const withinFar = (polygons: readonly Rings[]): Rings[] =>
  intersection(polygons, [[boundsRing(FAR_FRAME)]]);
