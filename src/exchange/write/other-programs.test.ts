import '../../i18n/testing/load-words.ts';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FeatureCollection, Geometry } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { layerTable } from '../export/layers.ts';
import type { LayerName } from '../export/layers.ts';
import { onlyLayer, readMade } from '../testing/read.ts';
import type { ExportDatum } from './datums.ts';
import type { ExportFormat } from './formats.ts';
import { featureParts } from './rows.ts';
import { inParts } from './table-parts.ts';
import { writeTable } from './write.ts';

const folder = mkdtempSync(join(tmpdir(), 'axis-atlas-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const network = realNetworkNow();
/** A layer of points, one of lines, one of areas. */
const SHAPES: readonly LayerName[] = ['towns', 'axes', 'counties'];
const tableOf = (layer: LayerName) => layerTable(layer, { network, language: 'zh', filter: {} });

async function fileOf(layer: LayerName, format: ExportFormat, datum: ExportDatum): Promise<string> {
  const file = join(folder, `${layer}-${datum}.${format}`);
  writeFileSync(file, await writeTable(tableOf(layer), format, datum, 'zh'));
  return file;
}

/** What GDAL reads of a file, in WGS 84 where `from` or the file says what it is in. */
function throughGdal(file: string, options: readonly string[] = []): FeatureCollection<Geometry | null> {
  const out = join(folder, 'out.geojson');
  rmSync(out, { force: true });
  execFileSync('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', ...options, out, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OGR_XLSX_HEADERS: 'FORCE' },
  });
  return JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection<Geometry | null>;
}

const numbersOf = (geometry: Geometry | null): number[] =>
  geometry && geometry.type !== 'GeometryCollection'
    ? (geometry.coordinates as unknown[]).flat(4).map(Number)
    : [];

/** Every feature has the id and the coordinates that we have, in the same order. Off by at most so many degrees. */
function expectSame(
  layer: LayerName,
  found: FeatureCollection<Geometry | null>,
  id: string,
  off = 1e-7,
): void {
  const ours = [...featureParts(inParts(tableOf(layer)), 'wgs84')].flat();
  const key = layer === 'axes' ? 'id' : 'code';
  expect(found.features.map(({ properties }) => properties?.[id])).toEqual(
    ours.map(({ properties }) => properties[key]),
  );
  for (const [i, { geometry }] of found.features.entries()) {
    const [theirs, own] = [numbersOf(geometry), numbersOf(ours[i]?.geometry ?? null)];
    expect(theirs).toHaveLength(own.length);
    const most = theirs.reduce((far, value, k) => Math.max(far, Math.abs(value - (own[k] as number))), 0);
    expect(most).toBeLessThan(off);
  }
}

const drivers = spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '';
const without = (driver: string): string =>
  drivers === ''
    ? ' (skipped: GDAL is not installed)'
    : drivers.includes(driver)
      ? ''
      : ` (skipped: this GDAL has no ${driver} driver)`;

describe.each(SHAPES)('GDAL reads %s', (layer) => {
  const id = layer === 'axes' ? 'id' : 'code';

  it.skipIf(without('GeoJSON') !== '')(`from GeoJSON, also of a grid${without('GeoJSON')}`, async () => {
    expectSame(layer, throughGdal(await fileOf(layer, 'geojson', 'wgs84')), id);
    const grid = await fileOf(layer, 'geojson', 'cgcs2000-120');
    expect(execFileSync('ogrinfo', ['-so', '-al', grid]).toString()).toContain('ID["EPSG",4549]');
    expectSame(layer, throughGdal(grid, ['-t_srs', 'EPSG:4490']), id, 2e-8);
  });

  it.skipIf(without('FlatGeobuf') !== '')(
    `from FlatGeobuf, also of a grid${without('FlatGeobuf')}`,
    async () => {
      expectSame(layer, throughGdal(await fileOf(layer, 'fgb', 'wgs84')), id);
      const grid = await fileOf(layer, 'fgb', 'cgcs2000-120');
      expect(execFileSync('ogrinfo', ['-so', '-al', grid]).toString()).toContain('ID["EPSG",4549]');
      expectSame(layer, throughGdal(grid, ['-t_srs', 'EPSG:4490']), id, 2e-8);
    },
  );

  it.skipIf(without('KML') !== '')(`from KML${without('KML')}`, async () => {
    const found = throughGdal(await fileOf(layer, 'kml', 'wgs84'), ['-dim', 'XY']);
    // The field `id` of KML is that of the placemark.
    if (layer === 'axes') expect(found.features).toHaveLength(network.axes.size);
    else expectSame(layer, found, id);
  });

  it.skipIf(without('Parquet') !== '')(`from GeoParquet${without('Parquet')}`, async () => {
    expectSame(layer, throughGdal(await fileOf(layer, 'parquet', 'wgs84')), id);
  });
});

it.skipIf(without('XLSX') !== '')(
  `GDAL reads towns from XLSX, every cell as it was written${without('XLSX')}`,
  async () => {
    const { features } = throughGdal(await fileOf('towns', 'xlsx', 'wgs84'), [
      '-sql',
      'select * from "数据"',
    ]);
    const { columns, rows } = tableOf('towns');
    expect(features).toHaveLength(rows.length);
    for (const [r, { properties }] of features.entries())
      for (const [c, { title, unit, values, type }] of columns.entries()) {
        const value = rows[r]?.cells[c] ?? null;
        const read = (properties?.[unit === undefined ? title : `${title} (${unit})`] ?? null) as unknown;
        const word = typeof value === 'string' ? (values?.[value] ?? value) : value;
        expect(type === 'boolean' ? Boolean(read) : read, `row ${r}, ${title}`).toEqual(word);
      }
  },
);

it.skipIf(without('CSV') !== '')(`GDAL reads points from CSV${without('CSV')}`, async () => {
  const found = throughGdal(await fileOf('towns', 'csv', 'wgs84'), [
    '-oo',
    'X_POSSIBLE_NAMES=经度*',
    '-oo',
    'Y_POSSIBLE_NAMES=纬度*',
    '-oo',
    'AUTODETECT_TYPE=NO',
  ]);
  expectSame('towns', found, '区划代码');
});

describe('DuckDB', () => {
  let duck: DuckDBConnection;
  beforeAll(async () => {
    duck = await (await DuckDBInstance.create(':memory:')).connect();
  });
  afterAll(() => duck.closeSync());
  const ask = async (sql: string): Promise<unknown[][]> =>
    (await duck.runAndReadAll(sql)).getRows() as unknown[][];

  it.each(SHAPES)(
    'reads %s from GeoParquet as geometry with its reference system, and the box of each row',
    async (layer) => {
      const rows = [...featureParts(inParts(tableOf(layer)), 'wgs84')].flat();
      const key = layer === 'axes' ? 'id' : 'code';
      for (const [datum, crs] of [
        ['wgs84', /^GEOMETRY\('OGC:CRS84'\)$/],
        ['cgcs2000-120', /"authority":"EPSG","code":4549\}\}'\)$/],
      ] as const) {
        const file = await fileOf(layer, 'parquet', datum);
        const [[type] = []] = await ask(`select typeof(geometry) from '${file}' limit 1`);
        expect(type).toMatch(crs);
      }
      const file = join(folder, `${layer}-wgs84.parquet`);
      const read = await ask(`select ${key}, status, bbox.xmin, bbox.ymax from '${file}'`);
      expect(read.map(([id]) => id)).toEqual(rows.map(({ properties }) => properties[key]));
      expect(read.map(([, status]) => status)).toEqual(rows.map(({ properties }) => properties['status']));
      for (const [i, [, , west, north]] of read.entries()) {
        const numbers = numbersOf(rows[i]?.geometry ?? null);
        expect(west).toBe(Math.min(...numbers.filter((_, k) => k % 2 === 0)));
        expect(north).toBe(Math.max(...numbers.filter((_, k) => k % 2 === 1)));
      }
    },
  );

  it.each(['uncompressed', 'snappy', 'zstd', 'gzip'])(
    'writes towns as GeoParquet that our reader reads, with unknown values (%s)',
    async (compression) => {
      const out = join(folder, `duck-${compression}.parquet`);
      await ask(
        `copy (select * from '${await fileOf('towns', 'parquet', 'cgcs2000-120')}') to '${out}' (format parquet, compression ${compression})`,
      );
      const layer = onlyLayer(await readMade('duck.parquet', new Uint8Array(readFileSync(out))));
      const rows = [...featureParts(inParts(tableOf('towns')), 'cgcs2000-120')].flat();
      expect(layer.crs).toEqual({ epsg: 4549 });
      expect(layer.features.map(({ geometry }) => geometry)).toEqual(rows.map(({ geometry }) => geometry));
      expect(layer.features.map(({ properties }) => properties['track'])).toEqual(
        rows.map(({ properties }) => properties['track'] ?? undefined),
      );
      expect(rows.some(({ properties }) => (properties['track'] ?? null) === null)).toBe(true);
    },
  );

  it('writes dates, times, lists and bytes beside nothing, each of which our reader gives as a cell', async () => {
    const out = join(folder, 'kinds.parquet');
    await ask(
      `copy (select * from (values (date '2024-05-01', timestamp '2024-05-01 12:30:00', [1, 2], encode('甲')), (null, null, null, null)) t(d, t, l, b)) to '${out}' (format parquet)`,
    );
    const { features } = onlyLayer(await readMade('kinds.parquet', new Uint8Array(readFileSync(out))));
    expect(features.map(({ properties }) => properties)).toEqual([
      { d: '2024-05-01', t: '2024-05-01T12:30:00.000Z', l: '[1,2]', b: '甲' },
      {},
    ]);
  });
});
