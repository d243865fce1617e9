import type { Geometry, Position } from 'geojson';
import { areaKm2, difference, intersection, union } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { fadedAtFrame } from './fade.ts';
import { FAR_FRAME, ringOf } from './frame.ts';
import type { GroundParts } from './parts.ts';
import { type TileFeature, ZOOMS } from './tiles.ts';

export interface FarGround {
  land: Rings[];
  lakes: Rings[];
  rivers: Position[][];
}

const point = (at: Position): Geometry => ({ type: 'Point', coordinates: at });
const line = (coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const area = (polygon: Rings): Geometry => ({ type: 'Polygon', coordinates: polygon.map(fromWestmost) });

/**
 * A ring that begins at its westernmost corner. Thinning keeps where a ring begins, so an island and its hole in the sea
 * stay the same outline only where both begin at one corner.
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

/** The first zoom of a thing by its size: the first bound that it reaches. */
const zoomOf = (size: number, steps: readonly (readonly [least: number, zoom: number])[]): number =>
  steps.find(([least]) => size >= least)?.[1] ?? 9;

const LAND_STEPS = [
  [40, 4],
  [8, 5],
  [2, 6],
  [0.3, 7],
  [0.06, 8],
] as const;
const LAKE_STEPS = [
  [250, 4],
  [60, 5],
  [12, 6],
  [3, 7],
  [0.6, 8],
] as const;
const NAME_ZOOM: Record<string, readonly number[]> = {
  city: [4, 5, 7],
  town: [8],
  province: [5],
  sea: [4, 5],
  bay: [5, 6, 7, 8],
  island: [6, 7, 8, 9, 9],
  range: [6, 7, 8],
  lake: [5, 7, 8, 9, 9],
};
const RIVER_ZOOM = [4, 5, 6, 7, 7, 8, 9];
const ROAD_ZOOM = { motorway: 5, trunk: 7, primary: 8, construction: 8 } as const;

/** A line in the parts in which it fades at the edge of the frame. */
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

/** The sea of each zoom, with holes for those islands only that the zoom draws. */
const seaByZoom = (sea: readonly Rings[]): TileFeature[] =>
  Array.from({ length: ZOOMS.last - ZOOMS.first + 1 }, (_, i) => ZOOMS.first + i).flatMap((zoom) =>
    sea.map(([outer = [], ...islands]): TileFeature => ({
      geometry: area([outer, ...islands.filter((of) => zoomOf(areaKm2([of]), LAND_STEPS) <= zoom)]),
      properties: { kind: 'sea' },
      fromZoom: zoom,
      toZoom: zoom,
    })),
  );

/**
 * The layers of ground.pmtiles with the zoom at which each thing appears. Beyond the frame the far land, lakes and rivers go
 * on; neighbouring land and sea are joined across its edge so that no seam shows.
 */
export function tileLayers(parts: GroundParts, far: FarGround): Record<string, TileFeature[]> {
  const ours = parts.land.filter(({ kind }) => kind === 'province').map(({ polygon }) => polygon);
  const theirs = parts.land.filter(({ kind }) => kind === 'neighbour').map(({ polygon }) => polygon);
  const around = union(...theirs, ...far.land);
  const sea = difference([[ringOf(FAR_FRAME)]], [...ours, ...around]);
  const land = (kind: string, polygons: readonly Rings[]): TileFeature[] =>
    polygons.map((polygon) => ({
      geometry: area(polygon),
      properties: { kind },
      fromZoom: zoomOf(areaKm2(polygon), LAND_STEPS),
    }));
  return {
    land: [...land('province', ours), ...land('neighbour', intersection(around, [[ringOf(FAR_FRAME)]]))],
    bands: parts.bands.flatMap(({ fromM, polygons }) =>
      polygons.map((polygon): TileFeature => ({
        geometry: area(polygon),
        properties: { fromM },
        fromZoom: zoomOf(areaKm2(polygon), [
          [300, 5],
          [60, 6],
          [20, 7],
        ]),
      })),
    ),
    builtup: parts.builtUp.map((polygon) => ({
      geometry: area(polygon),
      properties: {},
      fromZoom: zoomOf(areaKm2(polygon), [
        [100, 5],
        [20, 6],
        [0, 7],
      ]),
    })),
    water: [
      ...seaByZoom(sea),
      ...parts.water
        .filter(({ kind }) => kind !== 'sea')
        .map(({ kind, areaKm2: km2, polygon, ...of }): TileFeature => ({
          geometry: area(polygon),
          properties: { kind, ...named(of) },
          fromZoom: zoomOf(km2, LAKE_STEPS),
        })),
      ...far.lakes.map((polygon): TileFeature => ({
        geometry: area(polygon),
        properties: { kind: 'lake' },
        fromZoom: zoomOf(areaKm2(polygon), LAKE_STEPS),
      })),
    ],
    rivers: [
      ...parts.rivers.flatMap(({ line: course, rank, widthM, inWater, ...of }) =>
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
    roads: parts.roads.flatMap(({ line: road, class: of, ref, name }) =>
      faded(road, {
        properties: {
          class: of,
          ...(ref === undefined ? {} : { ref }),
          ...(name === undefined ? {} : { name }),
        },
        fromZoom: ROAD_ZOOM[of],
      }),
    ),
    railways: parts.railways.flatMap(({ line: track, kind, schematic }) =>
      faded(track, {
        properties: { kind, ...(schematic ? { schematic } : {}) },
        fromZoom: 6,
        ...(schematic ? { toZoom: 7 } : {}),
      }),
    ),
    stations: parts.stations.map(({ at, ...of }) => ({
      geometry: point(at),
      properties: named(of),
      fromZoom: 8,
    })),
    summits: parts.summits.map(({ at, elevationM, ...of }) => ({
      geometry: point(at),
      properties: { ...named(of), elevationM },
      fromZoom: zoomOf(elevationM, [
        [1000, 7],
        [500, 8],
      ]),
    })),
    airports: parts.airports.map(({ at, ...of }) => ({
      geometry: point(at),
      properties: named(of),
      fromZoom: 7,
    })),
    names: parts.names.map(({ at, kind, rank, rotateDeg, ...of }) => ({
      geometry: point(at),
      properties: { kind, ...named(of), rank, ...(rotateDeg === undefined ? {} : { rotateDeg }) },
      fromZoom: NAME_ZOOM[kind]?.[rank - 1] ?? 9,
    })),
  };
}
