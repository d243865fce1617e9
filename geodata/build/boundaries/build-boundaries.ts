import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { mergeArcs, neighbors as arcNeighbours, feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as ArcMultiPolygon,
  Polygon as ArcPolygon,
  Topology,
} from 'topojson-specification';
import { type CountyCode, type PrefectureCode, prefectureOf } from '../../../src/domain/codes.ts';
import type { LonLat } from '../../../src/domain/records.ts';
import { areaKm2 } from '../../../src/spatial/geometry/area-km2.ts';
import { countyLocator } from '../../../src/spatial/geometry/county-at.ts';
import { labelPoint } from '../../../src/spatial/geometry/label-point.ts';
import { dissolve } from './dissolve.ts';
import { type Generalisation, generalise } from './generalise.ts';
import { CELLS_PER_DEGREE, isRing, type Ring, ringM2 } from './grid.ts';
import { readExtract } from './read-extract.ts';
import type { Site } from './zones.ts';

type Shape = Polygon | MultiPolygon;

export interface Boundaries {
  /** By code. */
  counties: {
    code: CountyCode;
    geometry: Shape;
    areaKm2: number;
    neighbours: CountyCode[];
    labelPoint: LonLat;
  }[];
  prefectures: { code: PrefectureCode; geometry: Shape; areaKm2: number; labelPoint: LonLat }[];
  province: { geometry: Shape; areaKm2: number };
  /** Land of the provinces around, cut to the frame of the map. */
  neighbours: { code: string; name: string; geometry: Shape }[];
  /** Outlines of counties and neighbours before they were generalised, cells. */
  full: ReadonlyMap<string, Ring[][]>;
  /** The county a WGS 84 point lies in. */
  countyAt: (lon: number, lat: number) => CountyCode | undefined;
}

/** How far the lines of the province are generalised; docs/decisions/0003-boundaries.md has the resulting size and error. */
const FINE: Generalisation = { triangleM2: 60_000, shiftM: 250 };
/** The share of its triangles' area that an island must keep, so that its shape stays. */
const ISLAND_SHARE = 1 / 160;
/** Lines between neighbouring provinces and their coasts are only background, and are generalised more. */
const COARSE: Generalisation = { triangleM2: 150_000, shiftM: 600 };

type Objects = { areas: GeometryCollection };
type ArcShape = ArcPolygon | ArcMultiPolygon;

const isOurs = (code: string): boolean => code.startsWith('33');

function buildTopology(shapes: ReadonlyMap<string, Ring[][]>): Topology<Objects> {
  const areas: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: [...shapes].map(([code, polygons]) => ({
      type: 'Feature',
      id: code,
      properties: {},
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
      },
    })),
  };
  return topology({ areas }) as Topology<Objects>;
}

function listArcs(shape: ArcShape): number[] {
  const rings = shape.type === 'Polygon' ? shape.arcs : shape.arcs.flat();
  return rings.flat().map((arc) => (arc < 0 ? ~arc : arc));
}

/** Polygons in degrees; one polygon is a Polygon. */
function inDegrees(geometry: MultiPolygon | Polygon): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.map((rings) =>
    rings.map((ring) => ring.map(([x = NaN, y = NaN]) => [x / CELLS_PER_DEGREE, y / CELLS_PER_DEGREE])),
  );
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] ?? [] }
    : { type: 'MultiPolygon', coordinates };
}

/** Codes of the counties of the province among some shapes. */
const sortedCodes = (of: readonly (ArcShape | undefined)[]): CountyCode[] =>
  of
    .map((shape) => String(shape?.id))
    .filter(isOurs)
    .toSorted();

/**
 * Counties, prefectures and province of the mid-2023 division list, and the land around them, from the committed
 * extract. Pure: the same text and sites give the same numbers. All shapes share their edges.
 * @param extract text of geodata/inputs/boundaries-2017-gcj02.json
 * @param sites towns (and villages) with the county they belong to now; they divide the counties that were divided
 * @throws Error where the extract is not readable or a divided county has no site for one of its successors
 */
export function buildBoundaries(extract: string, sites: readonly Site[]): Boundaries {
  const source = readExtract(extract);
  const outlines = dissolve(source, sites);
  const full = buildTopology(outlines);
  const pieces = full.objects.areas.geometries as ArcShape[];
  const ours = new Set(pieces.filter(({ id }) => isOurs(String(id))).flatMap((piece) => listArcs(piece)));
  const thin = generalise(full, (arc, line) => {
    if (!ours.has(arc)) return COARSE;
    const islandM2 = isRing(line) ? ringM2(line) : Infinity;
    return { ...FINE, triangleM2: Math.min(FINE.triangleM2, islandM2 * ISLAND_SHARE) };
  });

  const toShape = (piece: ArcShape): Shape => inDegrees(feature(thin, piece as ArcMultiPolygon).geometry);
  const merged = (parts: ArcShape[]): Shape => toShape(mergeArcs(thin, parts) as ArcMultiPolygon);
  const links = arcNeighbours(pieces);
  const counties = pieces
    .map((piece, i) => ({ piece, code: String(piece.id), links: links[i] ?? [] }))
    .filter(({ code }) => isOurs(code))
    .map(({ piece, code, links: around }) => {
      const geometry = toShape(piece);
      return {
        code,
        piece,
        geometry,
        areaKm2: areaKm2(geometry),
        neighbours: sortedCodes(around.map((j) => pieces[j])),
        labelPoint: labelPoint(geometry),
      };
    });
  const prefectures = [...new Set(counties.map(({ code }) => prefectureOf(code)))].map((code) => {
    const geometry = merged(
      counties.filter((county) => prefectureOf(county.code) === code).map(({ piece }) => piece),
    );
    return { code, geometry, areaKm2: areaKm2(geometry), labelPoint: labelPoint(geometry) };
  });
  const whole = merged(counties.map(({ piece }) => piece));
  const names = new Map(source.neighbours.map(({ code, name }) => [code, name]));
  const { countyAt } = countyLocator(counties);
  return {
    counties: counties.map(({ piece: _piece, ...county }) => county),
    prefectures,
    province: { geometry: whole, areaKm2: areaKm2(whole) },
    neighbours: pieces
      .filter(({ id }) => !isOurs(String(id)))
      .map((piece) => ({
        code: String(piece.id),
        name: names.get(String(piece.id)) ?? '',
        geometry: toShape(piece),
      })),
    full: outlines,
    countyAt: (lon, lat) => countyAt([lon, lat]),
  };
}
