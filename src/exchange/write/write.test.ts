import '../../i18n/testing/load-words.ts';
import fc from 'fast-check';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportWords } from '../../i18n/index.ts';
import { madeUpTable, UGLY } from '../testing/table.ts';
import { buildSheet, legal } from './rows.ts';
import { writeCsv } from './csv.ts';
import { projJson } from './coordinates.ts';
import { inParts, joined } from './table-parts.ts';
import { leftOutBy, writeTable } from './write.ts';

const table = madeUpTable(UGLY);
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const copy = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

describe('CSV', () => {
  it('has a byte order mark, headings with units, words for codes, and coordinates that name their datum', async () => {
    const csv = text(await writeTable(table, 'csv', 'wgs84', 'zh'));
    expect(csv.codePointAt(0)).toBe(0xfeff);
    const [head, ...rows] = Papa.parse<string[]>(csv.slice(1).trimEnd(), { newline: '\r\n' }).data;
    expect(head).toEqual([
      '区划代码',
      '名称',
      '状态',
      '村委会数',
      '直线距离 (m)',
      '首批',
      '经度（WGS 84）',
      '纬度（WGS 84）',
    ]);
    expect(rows).toEqual([
      ['000000000001', '', '', '', '', '', '120', '29'],
      ['330723100200', "'=1+1", '有据', '12', '-3.5', 'true', '119.81726', '28.88715'],
      ['330723100201', UGLY[2]?.cells[1], '推演', '-1', '1234.5', 'false', '121.5', '30.25'],
    ]);
  });

  it('writes no text that begins as a formula, and leaves numbers unchanged', () => {
    const anyText = fc.tuple(
      fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' '),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), ([start, rest], number) => {
        const value = start + rest;
        const one = madeUpTable([{ cells: ['1', value, null, null, number, null], geometry: null }]);
        const bytes = joined([...writeCsv(buildSheet(inParts(one), 'wgs84', exportWords.in('en')))]);
        const [, row = []] = Papa.parse<string[]>(text(bytes).slice(1), { newline: '\r\n' }).data;
        expect(row[1]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect((row[1] ?? '').replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(value);
        expect(Number(row[4])).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it('has no geometries of lines, and states so', () => {
    const line = madeUpTable([
      {
        cells: ['1', 'x', null, null, null, null],
        geometry: {
          type: 'LineString',
          coordinates: [
            [120, 29],
            [121, 29],
          ],
        },
      },
    ]);
    const sheet = buildSheet(inParts(line), 'wgs84', exportWords.in('zh'));
    expect(sheet.columns).toHaveLength(6);
    expect(sheet.lacksShapes).toBe(true);
    expect(buildSheet(inParts(table), 'wgs84', exportWords.in('zh')).lacksShapes).toBe(false);
  });
});

describe('XLSX', () => {
  it('has typed cells, texts that are no formulas, and sheets of method, datum, error, date and sources', async () => {
    const files = unzipSync(await writeTable(table, 'xlsx', 'cgcs2000-120', 'en'));
    const part = (name: string): string => text(files[`xl/${name}`] as Uint8Array);
    const [data, about, sources] = [1, 2, 3].map((n) => part(`worksheets/sheet${n}.xml`)) as [
      string,
      string,
      string,
    ];
    const strings = [...part('sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
      ([, s]) => s,
    );
    const shared = (sheet: string): (string | undefined)[] =>
      [...sheet.matchAll(/<c[^>]* t="s"[^>]*><v>(\d+)<\/v>/g)].map(([, n]) => strings[Number(n)]);
    for (const sheet of [data, about, sources]) expect(sheet).not.toMatch(/<f[ >]/);
    expect(shared(data)).toEqual(
      expect.arrayContaining(['Easting (CGCS2000 GK CM 120E)', '=1+1', '000000000001']),
    );
    expect(data).toMatch(/<c r="E3"[^>]*><v>-3.5<\/v>/);
    expect(data).toMatch(/<c r="D3"[^>]*><v>12<\/v>/);
    expect(data).toMatch(/<c r="F3"[^>]* t="b"[^>]*><v>1<\/v>/);
    expect(shared(about)).toEqual(
      expect.arrayContaining([
        'a method',
        'an error',
        '2026-03-09',
        exportWords.in('en').datums['cgcs2000-120'],
      ]),
    );
    expect(shared(sources)).toEqual(expect.arrayContaining(['=a source', 'somebody']));
  });

  it('gives every text back as it was, those too that look like its escapes of characters', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '_x0041_',
        '_x005F_',
        '_x005f_x000D_',
        '_x000a_',
        '_',
        'x0041_',
        '_X0041_',
        '\r\n',
        ' ',
        '镇',
      ),
      fc.string({ unit: 'binary' }),
    );
    const anyText = fc
      .array(piece, { maxLength: 6 })
      .map((pieces) => legal(pieces.join('')))
      .filter((each) => each.trim() !== '' && !/\p{Surrogate}/u.test(each));
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const rows = texts.map((each, i) => ({
          cells: [String(i), each, null, null, null, null],
          geometry: null,
        }));
        const bytes = await writeTable(madeUpTable(rows), 'xlsx', 'wgs84', 'zh');
        const [sheet] = (await readXlsx(bytes)).sheets;
        expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(texts);
      }),
      {
        numRuns: 20,
        examples: [[['_x0041_', '_x0041_x0042_', '_x005F_x0041_', '_x000D_', 'a\r\nb', ' _x0020_ ']]],
      },
    );
  });

  it('leaves out characters that XML does not allow, and text longer than a cell can have', async () => {
    const long = madeUpTable([
      { cells: ['1', `\u0000a\u0008${'长'.repeat(40_000)}`, null, null, null, null], geometry: null },
    ]);
    const strings = text(
      unzipSync(await writeTable(long, 'xlsx', 'wgs84', 'zh'))['xl/sharedStrings.xml'] as Uint8Array,
    );
    const cell = /a长+/.exec(strings)?.[0] ?? '';
    expect(cell).toHaveLength(32_767);
    // oxlint-disable-next-line no-control-regex
    expect(strings).not.toMatch(/[\u0000\u0008]/);
  });
});

describe('GeoJSON', () => {
  it('has codes, null for what is unknown, and names its datum where it is not WGS 84', async () => {
    const parse = async (datum: 'wgs84' | 'cgcs2000' | 'gcj02') =>
      JSON.parse(text(await writeTable(table, 'geojson', datum, 'en'))) as {
        crs?: { properties: { name: string } };
        about: Record<string, unknown>;
        features: { properties: Record<string, unknown>; geometry: { coordinates: number[] } }[];
      };
    const wgs84 = await parse('wgs84');
    expect(wgs84.crs).toBeUndefined();
    expect(wgs84.features[1]?.properties).toEqual({
      code: '330723100200',
      name: '=1+1',
      status: 'documented',
      village_committees: 12,
      distance_m: -3.5,
      priority: true,
      datum: 'WGS 84',
    });
    expect(wgs84.features[0]?.properties['status']).toBeNull();
    expect(wgs84.about).toMatchObject({ Method: 'a method', Note: ['a note', 'another'] });
    expect((await parse('cgcs2000')).crs?.properties.name).toBe('urn:ogc:def:crs:EPSG::4490');
    const gcj = await parse('gcj02');
    expect(gcj.crs).toBeUndefined();
    expect(gcj.features[1]?.properties['datum']).toBe('GCJ-02');
    expect(gcj.features[1]?.geometry.coordinates).not.toEqual(wgs84.features[1]?.geometry.coordinates);
  });
});

describe('GeoParquet', () => {
  it('has types of the table, boxes of rows and the reference system; read by another library', async () => {
    const file = copy(await writeTable(table, 'parquet', 'cgcs2000-120', 'en'));
    const metadata = parquetMetadata(file);
    const geo = JSON.parse(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? '{}') as {
      version: string;
      columns: { geometry: Record<string, unknown> };
    };
    expect(geo.version).toBe('1.1.0');
    expect(geo.columns.geometry).toMatchObject({
      encoding: 'WKB',
      geometry_types: ['Point'],
      crs: projJson('cgcs2000-120'),
      covering: { bbox: { xmin: ['bbox', 'xmin'] } },
    });
    const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ code: '000000000001', name: null, village_committees: null });
    expect(rows[1]).toMatchObject({ name: '=1+1', village_committees: 12, distance_m: -3.5, priority: true });
    const box = rows[0]?.['bbox'] as { xmin: number; xmax: number };
    expect(box.xmin).toBe(500_000);
    expect(box.xmax).toBe(500_000);
  });

  it('is plain Parquet for a table without shapes', async () => {
    const file = copy(await writeTable(madeUpTable(UGLY, false), 'parquet', 'wgs84', 'zh'));
    expect(parquetMetadata(file).key_value_metadata?.map(({ key }) => key)).toEqual(['axis_atlas']);
    const [row] = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    expect(Object.keys(row ?? {})).toEqual([
      'code',
      'name',
      'status',
      'village_committees',
      'distance_m',
      'priority',
    ]);
  });
});

describe('FlatGeobuf', () => {
  it('has the types of the table though the first row is empty, and leaves out what has no position', async () => {
    const some = madeUpTable([...UGLY, { cells: ['9', 'nowhere', null, null, null, null], geometry: null }]);
    expect(leftOutBy('fgb', inParts(some))).toBe(1);
    expect(leftOutBy('geojson', inParts(some))).toBe(0);
    const features = [];
    for await (const feature of deserialize(await writeTable(some, 'fgb', 'wgs84', 'zh')))
      features.push(feature);
    expect(features.map(({ geometry }) => geometry)).toEqual(UGLY.map(({ geometry }) => geometry));
    expect(features[1]?.properties).toMatchObject({
      village_committees: 12,
      distance_m: -3.5,
      priority: true,
    });
    expect(features[2]?.properties).toMatchObject({ name: UGLY[2]?.cells[1], village_committees: -1 });
  });
});

describe('KML', () => {
  it('escapes markup and is refused in another datum than WGS 84', async () => {
    const kml = text(await writeTable(table, 'kml', 'wgs84', 'zh'));
    expect(kml).toContain('&#x3C;b>廿里 "镇", &#x26;');
    expect(kml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
    expect(kml).not.toContain('<b>');
    expect(kml.match(/<Placemark>/g)).toHaveLength(3);
    await expect(writeTable(table, 'kml', 'gcj02', 'zh')).rejects.toThrow(RangeError);
  });
});

it('refuses a map format for a table without shapes', async () => {
  for (const format of ['geojson', 'kml', 'fgb'] as const)
    await expect(writeTable(madeUpTable(UGLY, false), format, 'wgs84', 'zh')).rejects.toThrow(format);
});
