import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeatureContent } from '../content.ts';
import { makeZip } from '../testing/files.ts';
import { cellsOf, onlyLayer, onlySheet, readMade } from '../testing/read.ts';

const hasGdal = spawnSync('ogr2ogr', ['--version']).error === undefined;

const ATTRIBUTES = [
  { name: '后陈村', code: '330723101201', n: 12, x: 0.5 },
  { name: '温溪“镇”, 青田', code: '007', n: -3, x: 1e-7 },
  { name: '<b>云和</b>', code: '=1+1', n: 0, x: 330703001000 },
];
const POINTS: Geometry[] = [
  { type: 'Point', coordinates: [119.816, 28.9] },
  { type: 'Point', coordinates: [120.290_123_456, 28.138] },
  { type: 'Point', coordinates: [119.57, 28.11] },
];
const LINES: Geometry[] = POINTS.map((_, i) => ({
  type: 'LineString',
  coordinates: [
    [119 + i, 28],
    [119.5 + i, 28.5],
    [120 + i, 28.25],
  ],
}));
const hole = (i: number): number[][][] => [
  [
    [i, 0],
    [i + 1, 0],
    [i + 1, 1],
    [i, 1],
    [i, 0],
  ],
  [
    [i + 0.25, 0.25],
    [i + 0.25, 0.5],
    [i + 0.5, 0.5],
    [i + 0.25, 0.25],
  ],
];
const AREAS: Geometry[] = [
  { type: 'Polygon', coordinates: hole(0) },
  { type: 'MultiPolygon', coordinates: [hole(1), hole(3)] },
  { type: 'Polygon', coordinates: hole(6) },
];

const toCollection = (geometries: readonly Geometry[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry, i) => ({ type: 'Feature', geometry, properties: ATTRIBUTES[i] ?? {} })),
});

/** Files that GDAL writes of our GeoJSON, read by our readers: skipped where ogr2ogr is not installed. */
describe.skipIf(!hasGdal)('files written by GDAL (skipped where ogr2ogr is not installed)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'axis-gdal-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let count = 0;
  /** All files that GDAL makes of the geometries, by their names. */
  function written(
    geometries: readonly Geometry[],
    driver: string,
    name: string,
    options: readonly string[] = [],
  ): Record<string, Uint8Array<ArrayBuffer>> {
    const at = join(folder, String(count++));
    execFileSync('mkdir', [at]);
    const source = join(folder, 'source.geojson');
    writeFileSync(source, JSON.stringify(toCollection(geometries)));
    execFileSync('ogr2ogr', ['-f', driver, join(at, name), source, ...options], { stdio: 'pipe' });
    return Object.fromEntries(
      readdirSync(at).map((file) => [file, new Uint8Array(readFileSync(join(at, file)))]),
    );
  }

  function expectGeometries(layer: FeatureContent, geometries: readonly Geometry[], digits: number): void {
    const rounded = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
        typeof each === 'number' ? Number(each.toFixed(digits)) : each,
      );
    expect(rounded(layer.features.map(({ geometry }) => geometry))).toEqual(rounded(geometries));
  }

  const SHAPES = [
    ['points', POINTS],
    ['lines', LINES],
    ['areas', AREAS],
  ] as const;

  it.each(
    SHAPES.flatMap(([name, shapes]) =>
      ['UTF-8', 'GBK', 'CP936'].map((encoding) => [name, encoding, shapes] as const),
    ),
  )('zipped shapefile of %s, %s', async (_name, encoding, shapes) => {
    const files = written(shapes, 'ESRI Shapefile', 'a.shp', ['-lco', `ENCODING=${encoding}`]);
    const layer = onlyLayer(await readMade('a.zip', makeZip(files)));
    // A ring of the file may begin at another corner and run the other way round.
    if (shapes !== AREAS) expectGeometries(layer, shapes, 12);
    expect(layer.features.map(({ geometry }) => geometry?.type)).toEqual(shapes.map(({ type }) => type));
    expect(layer.features.map(({ properties }) => properties)).toEqual(ATTRIBUTES);
    expect(layer.crs?.wkt).toMatch(/WGS[_ ]?(?:19)?84/);
    expect(layer.faults).toEqual([]);
  });

  it('shapefile without its .cpg, in GBK, and without its .prj', async () => {
    const {
      'a.cpg': _cpg,
      'a.prj': _prj,
      ...files
    } = written(POINTS, 'ESRI Shapefile', 'a.shp', ['-lco', 'ENCODING=GBK']);
    const dbf = files['a.dbf'];
    // The code page of the header is cleared too, as some programs leave it.
    if (dbf) dbf[29] = 0;
    const layer = onlyLayer(await readMade('a.zip', makeZip(files)));
    expect(layer.features.map(({ properties }) => properties['name'])).toEqual(
      ATTRIBUTES.map(({ name }) => name),
    );
    expect(layer.crs).toBeNull();
    expect(layer.faults.map(({ code, details }) => [code, details])).toEqual([
      ['guessed-encoding', { encoding: 'GB18030' }],
      ['shapefile-part', { part: '.prj' }],
    ]);
  });

  it.each(SHAPES)('FlatGeobuf of %s', async (_name, shapes) => {
    const files = written(shapes, 'FlatGeobuf', 'a.fgb', [
      '-lco',
      'SPATIAL_INDEX=NO',
      '-nlt',
      'PROMOTE_TO_MULTI',
      '-a_srs',
      'EPSG:4490',
    ]);
    const layer = onlyLayer(await readMade('a.fgb', files['a.fgb']!));
    expectGeometries(layer, shapes, 12);
    expect(layer.features.map(({ properties }) => properties)).toEqual(ATTRIBUTES);
    expect(layer.crs).toMatchObject({ epsg: 4490 });
    const indexed = written(shapes, 'FlatGeobuf', 'a.fgb', []);
    expect(onlyLayer(await readMade('a.fgb', indexed['a.fgb']!)).features).toHaveLength(3);
  });

  it.each(SHAPES)('KML and KMZ of %s', async (_name, shapes) => {
    const kml = written(shapes, 'KML', 'a.kml', ['-dsco', 'NameField=name']);
    const layer = onlyLayer(await readMade('a.kml', kml['a.kml']!));
    expectGeometries(layer, shapes, 9);
    expect(layer.features.map(({ properties }) => properties['name'])).toEqual(
      ATTRIBUTES.map(({ name }) => name),
    );
    expect(layer.features.map(({ properties }) => properties['code'])).toEqual(
      ATTRIBUTES.map(({ code }) => code),
    );
    const kmz = written(shapes, 'LIBKML', 'a.kmz');
    const { contents } = await readMade('a.kmz', kmz['a.kmz']!);
    const of = contents.find((each) => each.kind === 'features' && each.features.length > 0);
    expectGeometries(of as FeatureContent, shapes, 9);
  });

  it('GPX of waypoints, tracks and routes', async () => {
    const way = written(POINTS, 'GPX', 'a.gpx', ['-dsco', 'GPX_USE_EXTENSIONS=YES']);
    const layer = onlyLayer(await readMade('a.gpx', way['a.gpx']!));
    expectGeometries(layer, POINTS, 8);
    expect(layer.features.map(({ properties }) => properties['name'])).toEqual(
      ATTRIBUTES.map(({ name }) => name),
    );
    const tracks = written(LINES, 'GPX', 'a.gpx', [
      '-lco',
      'FORCE_GPX_TRACK=YES',
      '-dsco',
      'GPX_USE_EXTENSIONS=YES',
    ]);
    expectGeometries(onlyLayer(await readMade('a.gpx', tracks['a.gpx']!)), LINES, 8);
    const routes = written(LINES, 'GPX', 'a.gpx', [
      '-lco',
      'FORCE_GPX_ROUTE=YES',
      '-dsco',
      'GPX_USE_EXTENSIONS=YES',
    ]);
    expectGeometries(onlyLayer(await readMade('a.gpx', routes['a.gpx']!)), LINES, 8);
  });

  it.each([
    ['GeoJSON', 'a.geojson'],
    ['GeoJSONSeq', 'a.geojsonl'],
  ])('%s', async (driver, name) => {
    const files = written(AREAS, driver, name, ['-lco', 'COORDINATE_PRECISION=12']);
    const layer = onlyLayer(await readMade(name, files[name]!));
    expectGeometries(layer, AREAS, 12);
    expect(layer.features.map(({ properties }) => properties)).toEqual(ATTRIBUTES);
  });

  it.each([
    ['CSV', 'a.csv', true],
    ['XLSX', 'a.xlsx', false],
    ['ODS', 'a.ods', false],
  ])('%s', async (driver, name, isText) => {
    const files = written(POINTS, driver, name);
    const rows = cellsOf(onlySheet(await readMade(name, files[name]!)));
    const expected = ATTRIBUTES.map((each) => [each.name, each.code, each.n, each.x]);
    expect(rows[0]).toEqual(['name', 'code', 'n', 'x']);
    if (isText)
      expect(rows.slice(1).map((row) => [row[0], row[1], Number(row[2]), Number(row[3])])).toEqual(expected);
    // GDAL itself writes a text that begins with “=” as a formula into spreadsheets.
    else
      expect(rows.slice(1).map((row, i) => (i === 2 ? [row[0], '=1+1', row[2], row[3]] : row))).toEqual(
        expected,
      );
  });
});
