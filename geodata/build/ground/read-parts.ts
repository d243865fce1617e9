import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { GroundLayer } from '../../../src/domain/ground-layers.ts';
import type { Heights } from '../../../src/spatial/geometry/heights.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import type { Spell } from '../pinyin.ts';
import { elevationBands } from './bands.ts';
import { englishBy } from './english.ts';
import { joinLand } from './land.ts';
import {
  airportPoints,
  builtUpAreas,
  type FarCity,
  namedStations,
  placeNames,
  railwayLines,
  summitPoints,
} from './places.ts';
import { readRows, type Row } from './read-inputs.ts';
import { type NamedCourse, riverLines, type Stream } from './rivers.ts';
import { type RoadRow, roadLines } from './roads.ts';
import { inlandWater, computeSea } from './water.ts';

/** The compiled province and its neighbours, by which land is assigned to one or the other. */
export interface Compiled {
  province: Rings[];
  neighbours: Rings[];
  /** How names are read. */
  spell: Spell;
}

/** A row of far.geojson, which holds the coarse ground outside the frame. */
export type FarRow = Row<{ kind: string; name?: string; nameEn?: string; rank?: number }>;

/** Everything of the ground inside the frame, by layer, before it is written to files and cut into tiles. */
export type GroundParts = ReturnType<typeof readParts>;

/**
 * Reads and prepares every layer of the ground.
 * @throws Error naming what is wrong in the inputs
 */
export function readParts(
  inputs: string,
  heights: Heights,
  far: readonly FarRow[],
  { province, neighbours, spell }: Compiled,
) {
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
  const sea = computeSea(ground);
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
    builtup: builtUpAreas(readRows<object, Polygon | MultiPolygon>(inputs, 'built-up.geojson'), ground).map(
      (polygon) => ({ polygon }),
    ),
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
  } satisfies Record<GroundLayer, readonly object[]>;
}
