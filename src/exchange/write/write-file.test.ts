import '../../i18n/testing/load-words.ts';
import { unzipSync } from 'fflate';
import { parquetMetadataAsync } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { LargeLayer, OwnFilter, SmallLayer } from '../../domain/own-layer.ts';
import type { SheetContent } from '../content.ts';
import { ownLayerHead, packOwnLayer } from '../export/own-layer.ts';
import { buildLarge, openLarge } from '../layers/open-large.ts';
import type { PackedLayer } from '../layers/packed-layer.ts';
import { type PackedContent, unpacked } from '../packed.ts';
import type { PackedColumn } from '../packed-column.ts';
import { toBlob } from '../blob-arrays.ts';
import { readFiles } from '../readers/read.ts';
import { makeInput, onlyLayer, onlySheet, readMade } from '../testing/read.ts';
import { madeUpTable, UGLY } from '../testing/table.ts';
import { EXPORT_FORMATS, type ExportFormat, XLSX_ROWS } from './formats.ts';
import { packTable } from './pack.ts';
import type { TableSource } from './order.ts';
import { writeFile } from './write-file.ts';
import { writeTable } from './write.ts';

/** The file of a table, with the shares of the work that were reported meanwhile. */
const write = async (source: TableSource, format: ExportFormat) => {
  const parts: number[] = [];
  const written = await writeFile({ source, format, datum: 'wgs84', language: 'zh' }, (part) =>
    parts.push(part),
  );
  return { ...written, parts, bytes: new Uint8Array(await written.blob.arrayBuffer()) };
};
const read = (bytes: Uint8Array<ArrayBuffer>, format: ExportFormat) =>
  readFiles([makeInput(`a.${format}`, bytes)]);
const readBack = async (source: TableSource, format: ExportFormat) =>
  read((await write(source, format)).bytes, format);

describe('a table of the atlas', () => {
  const rows = Array.from({ length: 4501 }, (_, i) => {
    const { cells = [], geometry = null } = UGLY[i % UGLY.length] ?? {};
    return { cells: [String(i), ...cells.slice(1)], geometry: i === 2500 ? null : geometry };
  });
  const table = madeUpTable(rows);
  /** The table in each format, written once. */
  const files = new Map<ExportFormat, ReturnType<typeof write>>();
  const fileIn = (format: ExportFormat): ReturnType<typeof write> => {
    const found = files.get(format) ?? packTable(table).then((packed) => write(packed, format));
    files.set(format, found);
    return found;
  };

  it.each(EXPORT_FORMATS)('has all rows, in their order, in %s of several parts', async (format) => {
    const { bytes, rowCount, leftOut, parts } = await fileIn(format);
    const back = await read(bytes, format);
    const left = format === 'fgb' ? 1 : 0;
    expect([rowCount, leftOut]).toEqual([rows.length - left, left]);
    expect(parts.at(-1)).toBe(1);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    const codes =
      format === 'csv' || format === 'xlsx'
        ? unpacked((back.contents[0] as PackedContent & { kind: 'packed-sheet' }) ?? onlySheet(back))
            .rows.slice(1)
            .map(({ cells }) => cells[0])
        : onlyLayer(back).features.map(({ properties }) => properties['code']);
    expect(codes.map(String)).toEqual(
      rows.map(({ cells }) => cells[0]).filter((code) => left === 0 || code !== '2500'),
    );
  });

  it.each(EXPORT_FORMATS.filter((format) => format !== 'xlsx'))(
    'is packed and written as %s to the same bytes as unpacked',
    async (format) => {
      const { bytes } = await fileIn(format);
      expect(Buffer.from(bytes).equals(await writeTable(table, format, 'wgs84', 'zh'))).toBe(true);
    },
  );

  it('without rows becomes a file with headings only', async () => {
    for (const format of EXPORT_FORMATS) {
      const { rowCount, bytes } = await write(await packTable(madeUpTable([])), format);
      expect((await read(bytes, format)).faults).toEqual([]);
      expect([rowCount, bytes.length > 0]).toEqual([0, true]);
    }
  });

  it('has a row group for each 50,000 rows in GeoParquet', async () => {
    const many = madeUpTable(Array.from({ length: 60_000 }, (_, i) => rows[i % 100] ?? rows[0]!));
    const { bytes } = await write(await packTable(many), 'parquet');
    expect((await read(bytes, 'parquet')).faults).toEqual([]);
    const { row_groups, num_rows } = await parquetMetadataAsync(bytes.buffer);
    expect([row_groups.length, Number(num_rows)]).toEqual([2, 60_000]);
  });
});

const CSV = [
  '代码,名称,datum,status,数,经度,纬度',
  ...Array.from(
    { length: 6000 },
    (_, i) =>
      `${String(i).padStart(6, '0')},=村${i},${i % 2 === 0 ? '甲' : '乙'},b,${i / 2},${119 + i / 1e4},29`,
  ),
].join('\n');

async function ownLayer(filter: OwnFilter | null, csv = CSV): Promise<LargeLayer> {
  const { contents } = await readMade('村.csv', csv);
  const opened = openLarge(contents[0] as PackedContent);
  const { rows } = buildLarge(opened, opened.sample.positions, { datum: { kind: 'wgs84' }, swapped: false });
  return {
    id: 'own-5c',
    file: { name: '村.csv', sha256: 'abc', modified: '2026-01-02T03:04:05.000Z' },
    part: null,
    columns: opened.names,
    settings: { name: '村/点', style: { by: 'one', colour: 0 }, label: null, filter },
    packed: rows,
  };
}
const exportOwn = async (layer: LargeLayer | SmallLayer, format: ExportFormat) =>
  write(await packOwnLayer(layer, ownLayerHead(layer, null, 'zh')), format);

describe('a layer of the reader’s own', () => {
  it('keeps codes as text and numbers as numbers, makes names of columns distinct, and has the status of records of the user', async () => {
    const { bytes } = await exportOwn(await ownLayer({ column: 2, test: 'is', value: '乙' }), 'geojson');
    const { features } = onlyLayer(await read(bytes, 'geojson'));
    expect(features).toHaveLength(3000);
    expect(features[0]).toMatchObject({
      properties: {
        代码: '000001',
        名称: '=村1',
        datum_2: '乙',
        status_2: 'b',
        数: 0.5,
        status: 'user',
        position_source: '读者的文件“村.csv”',
        datum: 'WGS 84',
      },
      geometry: { type: 'Point', coordinates: [119.0001, 29] },
    });
    const odd = { ...(await ownLayer(null)), columns: ['a', ' a', '', 'bbox'] };
    const { head } = ownLayerHead(odd, null, 'zh');
    expect(head.fileName).toBe('村 点');
    expect(head.columns.map(({ name }) => name)).toEqual([
      'a',
      'a_2',
      'column_3',
      'bbox_2',
      'status',
      'position_source',
    ]);
  });

  it('has its words in a spreadsheet, and no formula', async () => {
    const { bytes } = await exportOwn(await ownLayer(null), 'csv');
    const [head, first] = new TextDecoder().decode(bytes).split('\r\n');
    expect(head).toBe('代码,名称,datum,status,数,经度,纬度,状态,点位来源,经度（WGS 84）,纬度（WGS 84）');
    expect(first).toBe(`000000,"'=村0",甲,b,0,119,29,自绘,读者的文件“村.csv”,119,29`);
    const about = unzipSync((await exportOwn(await ownLayer(null), 'xlsx')).bytes)['xl/sharedStrings.xml'];
    expect(new TextDecoder().decode(about)).toContain('SHA-256 abc');
  });

  it('gives the same file whether its rows are in the page or in a worker', async () => {
    const large = await ownLayer(null, CSV.split('\n').slice(0, 5001).join('\n'));
    const { contents } = await readMade('村.csv', CSV.split('\n').slice(0, 5001).join('\n'));
    const sheet = unpacked(contents[0] as PackedContent & { kind: 'packed-sheet' });
    const { packed: _, ...head } = large;
    const small: SmallLayer = {
      ...head,
      rows: sheet.rows.slice(1).map(({ row, cells }) => ({
        number: row,
        values: cells,
        geometry: { type: 'Point', coordinates: [Number(cells[5]), Number(cells[6])] },
      })),
    };
    for (const format of ['csv', 'parquet'] as const)
      expect(
        Buffer.from((await exportOwn(small, format)).bytes).equals((await exportOwn(large, format)).bytes),
      ).toBe(true);
  });

  it('of more rows than Excel has is refused in the reader’s language', async () => {
    const layer = await ownLayer(null);
    const source = await packOwnLayer(layer, ownLayerHead(layer, null, 'zh'));
    const columns = layer.columns.map((): PackedColumn => ({
      name: null,
      types: new Uint8Array(0),
      numbers: null,
      ends: null,
      bytes: new Uint8Array(0),
    }));
    const count = XLSX_ROWS + 1;
    const empty: PackedLayer = {
      columns,
      places: null,
      numbers: new Uint32Array(count),
      geometry: { types: new Uint8Array(count), coordinates: new Float64Array(0), ends: null },
    };
    const order = { source: { ...source, rows: toBlob(empty) }, format: 'xlsx', datum: 'wgs84' } as const;
    await expect(writeFile({ ...order, language: 'zh' }, () => {})).rejects.toThrow('最多 1048575 行');
    await expect(writeFile({ ...order, language: 'en' }, () => {})).rejects.toThrow('at most 1048575 rows');
  });
});

describe('an own layer with columns of any names', () => {
  const PLACE = { type: 'Point', coordinates: [120, 29] };
  const writer = async (properties: object) => {
    const { features } = onlyLayer(
      await readMade('a.geojson', JSON.stringify({ type: 'Feature', geometry: PLACE, properties })),
    );
    const columns = Object.keys(features[0]?.properties ?? {});
    const layer: SmallLayer = {
      id: 'own-6d',
      file: { name: 'a.geojson', sha256: 'abc', modified: null },
      part: null,
      columns,
      rows: [
        { number: 1, values: Object.values(properties), geometry: { type: 'Point', coordinates: [120, 29] } },
      ],
      settings: { name: 'a', style: { by: 'one', colour: 0 }, label: null, filter: null },
    };
    return async (format: ExportFormat) =>
      readBack(await packOwnLayer(layer, ownLayerHead(layer, null, 'zh')), format);
  };

  it.each(['csv', 'xlsx'] as const)(
    'has different headings in %s, and no control characters',
    async (format) => {
      const exported = await writer({ 状态: '好', '经度（WGS 84）': 'x', 'c\u0001': 'v\u0002w' });
      const [head, row] = (unpacked((await exported(format)).contents[0]!) as SheetContent).rows;
      expect(head?.cells).toEqual([
        '状态_2',
        '经度（WGS 84）_2',
        'c',
        '状态',
        '点位来源',
        '经度（WGS 84）',
        '纬度（WGS 84）',
      ]);
      expect(row?.cells.slice(0, 4)).toEqual(['好', 'x', 'vw', '自绘']);
    },
  );

  it('keeps a name of 0 and fields that are called as styles are in KML', async () => {
    const properties = {
      name: 0,
      visibility: '5 km',
      open: '9–17',
      stroke: '横',
      fill: '#f00',
      'stroke-width': '2',
      styleUrl: '#a',
      icon: 'a.png',
      label: 'name="visibility"',
    };
    const [feature] = onlyLayer(await (await writer(properties))('kml')).features;
    expect(feature?.properties).toMatchObject({ ...properties, name: '0' });
  });
});
