import { join } from 'node:path';
import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { polygonsOf } from '../../../src/domain/polygons.ts';
import { collection, collectionJson, feature } from '../json.ts';
import { archiveOf } from './archive.ts';
import { elevationBands } from './bands.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { englishBy } from './english.ts';
import type { Spell } from '../pinyin.ts';
import { FAR_FRAME, FRAME, isWithin } from './frame.ts';
import { joinLand } from './land.ts';
import type { GroundParts } from './parts.ts';
import {
  airportPoints,
  builtUpAreas,
  type FarCity,
  namedStations,
  placeNames,
  railwayLines,
  summitPoints,
  withinFar,
} from './places.ts';
import { readHeights, readRows, type Row } from './read-inputs.ts';
import { reliefPicture, shadedRelief } from './relief.ts';
import { type NamedCourse, riverLines, type Stream } from './rivers.ts';
import { type RoadRow, roadLines } from './roads.ts';
import { tileLayers } from './tile-layers.ts';
import { cutTiles } from './tiles.ts';
import { inlandWater, seaOf } from './water.ts';
import { GROUND_CREDITS } from './catalogue-ground.ts';

export interface BuiltGround {
  /** File name in geodata/ground/ → its bytes. */
  files: Map<string, Uint8Array>;
  /** Rows of each file, for the catalogue; tiles and relief have none. */
  counts: Map<string, number>;
}

/** The province and its neighbours as compiled; the ground is told whose land is whose by them. */
export interface Compiled {
  province: Rings[];
  neighbours: Rings[];
  /** How names are read. */
  spell: Spell;
}

type Any = Row<{ kind: string; name?: string; nameEn?: string; rank?: number }>;

/**
 * geodata/inputs/ground/ in, every file of geodata/ground/ out; the same inputs give the same bytes.
 * @throws Error naming what is wrong in the inputs
 */
export async function buildGround(root: string, compiled: Compiled): Promise<BuiltGround> {
  const inputs = join(root, 'geodata', 'inputs', 'ground');
  const heights = readHeights(inputs);
  const far = readRows(inputs, 'far.geojson') as Any[];
  const parts = readParts(inputs, heights, far, compiled);
  const files = new Map<string, Uint8Array>();
  const counts = new Map<string, number>();
  for (const [file, features] of Object.entries(shapesOf(parts))) {
    files.set(file, Buffer.from(collectionJson(collection(features))));
    counts.set(file, features.length);
  }
  const relief = shadedRelief(heights);
  files.set('relief.webp', await reliefPicture(relief));
  const layers = tileLayers(parts, {
    land: withinFar(polygonsOfKind(far, 'land')),
    lakes: withinFar(polygonsOfKind(far, 'lake')),
    rivers: far.flatMap(({ properties, geometry }) =>
      properties.kind === 'river' && geometry.type === 'LineString'
        ? [geometry.coordinates.filter((at) => isWithin(at, FAR_FRAME))].filter((line) => line.length > 1)
        : [],
    ),
  });
  const tiles = cutTiles(layers, FAR_FRAME);
  counts.set('ground.pmtiles', tiles.length);
  files.set(
    'ground.pmtiles',
    archiveOf(tiles, FAR_FRAME, {
      name: 'Axis Atlas ground',
      attribution: GROUND_CREDITS.join(', '),
      vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
    }),
  );
  const about = {
    bounds: FRAME,
    farBounds: FAR_FRAME,
    relief: { file: 'relief.webp', bounds: FRAME, width: relief.width, height: relief.height, flatGrey: 128 },
    credits: GROUND_CREDITS,
    dates: {
      roadsAndWater: '2020',
      roadNumbers: '2017',
      stations: '2025-01',
      airports: '2025-02',
      shores: '2021',
    },
    files: [...files.keys()],
  };
  files.set('ground.json', Buffer.from(`${JSON.stringify(about, null, 2)}\n`));
  return { files, counts };
}

const polygonsOfKind = (rows: readonly Any[], kind: string): Rings[] =>
  rows.flatMap(({ properties, geometry }) =>
    properties.kind === kind && geometry.type === 'Polygon' ? polygonsOf(geometry) : [],
  );

function readParts(
  inputs: string,
  heights: ReturnType<typeof readHeights>,
  far: readonly Any[],
  { province, neighbours, spell }: Compiled,
): GroundParts {
  const names = englishBy(spell);
  const english = <T extends { name?: string }>(of: T): T & { nameEn?: string } => ({
    ...of,
    ...(of.name === undefined ? {} : { nameEn: names.ofNature(of.name) }),
  });
  const land = joinLand(
    readRows<{ kind: string; name?: string }, Polygon>(inputs, 'land.geojson'),
    readRows<object, Polygon>(inputs, 'islets.geojson'),
    province,
    neighbours,
  );
  const ground = land.map(({ polygon }) => polygon);
  const sea = seaOf(ground);
  const inland = inlandWater(
    readRows<{ kind: string; name?: string }, Polygon>(inputs, 'water.geojson'),
    ground,
  );
  return {
    land: land.map(english),
    water: [...sea, ...inland].map(english),
    bands: elevationBands(heights, ground),
    rivers: riverLines(
      readRows<NamedCourse, LineString>(inputs, 'rivers.geojson'),
      readRows<Stream, LineString>(inputs, 'streams.geojson'),
      inland.map(({ polygon }) => polygon),
      sea.map(({ polygon }) => polygon),
      names.ofNature,
    ),
    roads: roadLines([
      ...readRows<RoadRow, LineString>(inputs, 'roads-major.geojson'),
      ...readRows<RoadRow, LineString>(inputs, 'roads-primary.geojson'),
    ]),
    railways: railwayLines(
      readRows<object, LineString | MultiLineString>(inputs, 'railways.geojson'),
      readRows<{ name: string }, LineString>(inputs, 'railways-schematic.geojson'),
    ),
    stations: namedStations(readRows<{ name?: string }, Point>(inputs, 'stations.geojson'), names),
    builtUp: builtUpAreas(readRows<object, Polygon | MultiPolygon>(inputs, 'built-up.geojson'), ground),
    summits: summitPoints(readRows<{ name: string; ele: number }, Point>(inputs, 'summits.geojson'), names),
    airports: airportPoints(readRows<{ name: string }, Point>(inputs, 'airports.geojson'), names),
    names: placeNames(
      readRows<{ name: string; class: string }, Point>(inputs, 'places.geojson'),
      far.filter(({ properties }) => properties.kind === 'city') as unknown as Row<FarCity, Point>[],
      land,
      inland,
      province,
      names,
    ),
  };
}

/** Properties without the shape, which stands in the geometry. */
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

/** The files that the printed sheets read, by name. */
function shapesOf(parts: GroundParts): Record<string, Feature[]> {
  const rows = <T extends object>(of: readonly T[], geometryOf: (item: T) => Geometry): Feature[] =>
    of.map((item, i) => feature(i + 1, told(item), geometryOf(item)));
  const areas = (of: readonly { polygon: Rings }[]): Feature[] =>
    rows(of, ({ polygon }) => ({ type: 'Polygon', coordinates: polygon }));
  const lines = (of: readonly { line: Position[] }[]): Feature[] =>
    rows(of, ({ line }) => ({ type: 'LineString', coordinates: line }));
  const points = (of: readonly { at: Position }[]): Feature[] =>
    rows(of, ({ at }) => ({ type: 'Point', coordinates: at }));
  return {
    'land.geojson': areas(parts.land),
    'water.geojson': areas(parts.water),
    'rivers.geojson': lines(parts.rivers),
    'roads.geojson': lines(parts.roads),
    'railways.geojson': lines(parts.railways),
    'stations.geojson': points(parts.stations),
    'built-up.geojson': areas(parts.builtUp.map((polygon) => ({ polygon }))),
    'summits.geojson': points(parts.summits),
    'airports.geojson': points(parts.airports),
    'names.geojson': points(parts.names),
    'bands.geojson': rows(parts.bands, ({ polygons }) => ({ type: 'MultiPolygon', coordinates: polygons })),
  };
}

/** The areas of a compiled file, as the ground wants them. */
export const areasOf = (text: string): Rings[] =>
  (JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>).features.flatMap(({ geometry }) =>
    polygonsOf(geometry),
  );
