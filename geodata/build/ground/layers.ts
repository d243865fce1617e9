import type { Feature, Geometry, Position } from 'geojson';
import { GROUND_LAYERS, type GroundLayer } from '../../../src/domain/ground-layers.ts';
import { areaKm2, difference, intersection, union } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { fadedAtFrame } from './fade.ts';
import { FAR_FRAME, boundsRing } from './frame.ts';
import { type TileFeature, ZOOMS } from './tiles.ts';
import { feature } from '../json.ts';
import type { GroundParts } from './read-parts.ts';
import {
  EARTH,
  GSHHG,
  HAND,
  HEIGHTS,
  HYDRO,
  OMT,
  OSM,
  OSM_2017,
  OSM_2025,
  OSM_SHORES,
  OUTLINES,
  type Source,
} from './sources.ts';
import { leastZoom, LAND_STEPS, LAKE_STEPS, NAME_ZOOM, RIVER_ZOOM, ROAD_ZOOM } from './tile-zooms.ts';

/** Rows of the coarse ground outside the frame. */
export interface FarGround {
  land: Rings[];
  lakes: Rings[];
  rivers: Position[][];
}

const point = (at: Position): Geometry => ({ type: 'Point', coordinates: at });
const line = (coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const area = (polygon: Rings): Geometry => ({ type: 'Polygon', coordinates: polygon });
/** An area of a tile. */
const tileArea = (polygon: Rings): Geometry => area(polygon.map(fromWestmost));

/**
 * A ring that begins at its westernmost corner. Thinning keeps the first vertex of a ring, so an island and the hole for it in the sea get
 * the same outline only where both begin at the same corner.
 */
function fromWestmost(ring: Position[]): Position[] {
  const open = ring.slice(0, -1);
  const first = open.reduce((best, [lon = 0, lat = 0], i) => {
    const [west = 0, south = 0] = open[best] ?? [];
    return lon < west || (lon === west && lat < south) ? i : best;
  }, 0);
  const turned = [...open.slice(first), ...open.slice(0, first)];
  return [...turned, turned[0] as Position];
}

/** A line as the parts in which it fades at the edge of the frame. */
const faded = (of: Position[], rest: Omit<TileFeature, 'geometry'>): TileFeature[] =>
  fadedAtFrame(of).map(({ line: part, fade }) => ({
    ...rest,
    geometry: line(part),
    properties: { ...rest.properties, ...(fade === undefined ? {} : { fade }) },
  }));

const named = (of: { name?: string; nameEn?: string }): Record<string, string> => ({
  ...(of.name === undefined ? {} : { name: of.name }),
  ...(of.nameEn === undefined ? {} : { nameEn: of.nameEn }),
});

/** A point that has only its name, from a zoom on. */
const namedPoint = (of: { at: Position; name?: string; nameEn?: string }, fromZoom: number): TileFeature => ({
  geometry: point(of.at),
  properties: named(of),
  fromZoom,
});

/** The sea at each zoom, with holes only for the islands that are drawn at that zoom. */
const seaByZoom = (sea: readonly Rings[]): TileFeature[] =>
  Array.from({ length: ZOOMS.last - ZOOMS.first + 1 }, (_, i) => ZOOMS.first + i).flatMap((zoom) =>
    sea.map(([outer = [], ...islands]): TileFeature => ({
      geometry: tileArea([outer, ...islands.filter((of) => leastZoom(areaKm2([of]), LAND_STEPS) <= zoom)]),
      properties: { kind: 'sea' },
      fromZoom: zoom,
      toZoom: zoom,
    })),
  );

const landOfKind = (land: readonly GroundParts['land'][number][], of: string): Rings[] =>
  land.filter(({ kind }) => kind === of).map(({ polygon }) => polygon);

const landTiles = (kind: string, polygons: readonly Rings[]): TileFeature[] =>
  polygons.map((polygon) => ({
    geometry: tileArea(polygon),
    properties: { kind },
    fromZoom: leastZoom(areaKm2(polygon), LAND_STEPS),
  }));

/** Coarse land and sea around the frame in the tiles; they are joined with those of the frame so that there is no seam at its edge. */
interface Beyond {
  far: FarGround;
  /** Land of the neighbours, within the frame and beyond. */
  around: Rings[];
  sea: Rings[];
}

/** What is made from one layer: its file, and its features in the tiles. */
interface Layer<Part> {
  /** Its file in catalogue.json: title and sources. */
  title: string;
  sources: readonly Source[];
  /** The geometry of a part in the file; its other fields are the properties. */
  geometry(part: Part): Geometry;
  /** The features of the layer in the tiles, each with the first zoom at which it is drawn. */
  tiles(parts: readonly Part[], beyond: Beyond): TileFeature[];
}

/** Every layer of the ground, in the order of the tiles. */
export const LAYERS: { [Name in GroundLayer]: Layer<GroundParts[Name][number]> } = {
  land: {
    title: '陆地与岛屿 Land and islands',
    sources: [OSM_SHORES, OMT, GSHHG, OUTLINES, HAND],
    geometry: ({ polygon }) => area(polygon),
    tiles: (parts, { around }) => [
      ...landTiles('province', landOfKind(parts, 'province')),
      ...landTiles('neighbour', intersection(around, [[boundsRing(FAR_FRAME)]])),
    ],
  },
  bands: {
    title: '高程带 Elevation bands',
    sources: [...HEIGHTS, OSM_SHORES],
    geometry: ({ polygons }) => ({ type: 'MultiPolygon', coordinates: polygons }),
    tiles: (parts) =>
      parts.flatMap(({ fromM, polygons }) =>
        polygons.map((polygon): TileFeature => ({
          geometry: tileArea(polygon),
          properties: { fromM },
          fromZoom: leastZoom(areaKm2(polygon), [
            [300, 5],
            [60, 6],
            [20, 7],
          ]),
        })),
      ),
  },
  builtup: {
    title: '建成区 Built-up areas',
    sources: [EARTH, OSM_SHORES],
    geometry: ({ polygon }) => area(polygon),
    tiles: (parts) =>
      parts.map(({ polygon }) => ({
        geometry: tileArea(polygon),
        properties: {},
        fromZoom: leastZoom(areaKm2(polygon), [
          [100, 5],
          [20, 6],
          [0, 7],
        ]),
      })),
  },
  water: {
    title: '海、湖泊、水库、宽河 Sea, lakes, reservoirs, wide rivers',
    sources: [OSM, OSM_SHORES, OMT, GSHHG, HAND],
    geometry: ({ polygon }) => area(polygon),
    tiles: (parts, { sea, far }) => [
      ...seaByZoom(sea),
      ...parts
        .filter(({ kind }) => kind !== 'sea')
        .map(({ kind, areaKm2: km2, polygon, ...of }): TileFeature => ({
          geometry: tileArea(polygon),
          properties: { kind, ...named(of) },
          fromZoom: leastZoom(km2, LAKE_STEPS),
        })),
      ...far.lakes.map((polygon): TileFeature => ({
        geometry: tileArea(polygon),
        properties: { kind: 'lake' },
        fromZoom: leastZoom(areaKm2(polygon), LAKE_STEPS),
      })),
    ],
  },
  rivers: {
    title: '河流与溪流 Rivers and streams',
    sources: [OSM, OMT, HYDRO, ...HEIGHTS, HAND],
    geometry: ({ line: course }) => line(course),
    tiles: (parts, { far }) => [
      ...parts.flatMap(({ line: course, rank, widthM, inWater, ...of }) =>
        faded(course, {
          properties: { ...named(of), rank, widthM, ...(inWater ? { inWater } : {}) },
          fromZoom: RIVER_ZOOM[rank - 1] ?? 9,
        }),
      ),
      ...far.rivers.map((course): TileFeature => ({
        geometry: line(course),
        properties: { rank: 1, widthM: 300 },
        fromZoom: 4,
      })),
    ],
  },
  roads: {
    title: '公路 Roads',
    sources: [OSM, OSM_2017, OMT],
    geometry: ({ line: road }) => line(road),
    tiles: (parts) =>
      parts.flatMap(({ line: road, class: of, ref, name }) =>
        faded(road, {
          properties: {
            class: of,
            ...(ref === undefined ? {} : { ref }),
            ...(name === undefined ? {} : { name }),
          },
          fromZoom: ROAD_ZOOM[of],
        }),
      ),
  },
  railways: {
    title: '铁路 Railways',
    sources: [EARTH, OSM_2025],
    geometry: ({ line: track }) => line(track),
    tiles: (parts) =>
      parts.flatMap(({ line: track, kind, schematic }) =>
        faded(track, {
          properties: { kind, ...(schematic ? { schematic } : {}) },
          fromZoom: 6,
          ...(schematic ? { toZoom: 7 } : {}),
        }),
      ),
  },
  stations: {
    title: '火车站 Railway stations',
    sources: [OSM_2025, HAND],
    geometry: ({ at }) => point(at),
    tiles: (parts) => parts.map((part) => namedPoint(part, 8)),
  },
  summits: {
    title: '山峰 Summits',
    sources: [OSM],
    geometry: ({ at }) => point(at),
    tiles: (parts) =>
      parts.map(({ at, elevationM, ...of }) => ({
        geometry: point(at),
        properties: { ...named(of), elevationM },
        fromZoom: leastZoom(elevationM, [
          [1000, 7],
          [500, 8],
        ]),
      })),
  },
  airports: {
    title: '机场 Airports',
    sources: [OSM_2025, HAND],
    geometry: ({ at }) => point(at),
    tiles: (parts) => parts.map((part) => namedPoint(part, 7)),
  },
  names: {
    title: '周边地名 Names around',
    sources: [OSM, OSM_2017, OMT, HAND],
    geometry: ({ at }) => point(at),
    tiles: (parts) =>
      parts.map(({ at, kind, rank, rotateDeg, ...of }) => ({
        geometry: point(at),
        properties: { kind, ...named(of), rank, ...(rotateDeg === undefined ? {} : { rotateDeg }) },
        fromZoom: NAME_ZOOM[kind]?.[rank - 1] ?? 9,
      })),
  },
};

/** Properties without the geometry. */
function told<T extends object>(of: T): object {
  return Object.fromEntries(
    Object.entries(of)
      .filter(([key, value]) => !SHAPE_KEYS.has(key) && value !== undefined)
      .map(([key, value]) => [
        key,
        key === 'areaKm2' ? Math.round((value as number) * 100) / 100 : (value as unknown),
      ]),
  );
}
const SHAPE_KEYS = new Set(['polygon', 'polygons', 'line', 'at']);

/** The features of the files that sheets read, by file. */
export const groundFeatures = (parts: GroundParts): [file: string, Feature[]][] =>
  Object.entries(GROUND_LAYERS).map(([name, file]) => {
    const { geometry } = LAYERS[name as GroundLayer] as Layer<object>;
    return [file, parts[name as GroundLayer].map((part, i) => feature(i + 1, told(part), geometry(part)))];
  });

/** The layers of ground.pmtiles. */
export function tileLayers(parts: GroundParts, far: FarGround): Record<string, TileFeature[]> {
  const around = union(...landOfKind(parts.land, 'neighbour'), ...far.land);
  const sea = difference([[boundsRing(FAR_FRAME)]], [...landOfKind(parts.land, 'province'), ...around]);
  return Object.fromEntries(
    Object.entries(LAYERS).map(([name, layer]) => [
      name,
      (layer as Layer<object>).tiles(parts[name as GroundLayer], { far, around, sea }),
    ]),
  );
}
