import { parquetWriteBuffer } from 'hyparquet-writer';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { Builder } from 'flatbuffers';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../testing/files.ts';
import { makeGeoparquet, wkbPoint } from '../testing/parquet.ts';
import { makeShapefile } from '../testing/shapefile.ts';
import { codesOf, makeInput, onlyLayer, readMade } from '../testing/read.ts';
import { encodingOfCpg } from './dbf.ts';
import { readFiles } from './read.ts';

describe('GeoParquet', () => {
  it('gives geometries, attributes of each type, and the reference system', async () => {
    const bytes = makeGeoparquet(
      [wkbPoint(119.8, 28.9), null, wkbPoint(NaN, NaN)],
      {
        村: ['后陈村', '温溪', '<b>'],
        n: [1, 2.5, null],
        whole: [1n, 2n ** 60n, null],
        ok: [true, false, null],
        day: [new Date(Date.UTC(2024, 4, 1)), null, null],
      },
      { crs: { id: { authority: 'EPSG', code: 4490 } } },
    );
    const layer = onlyLayer(await readMade('a.parquet', bytes));
    expect(layer.crs).toEqual({ epsg: 4490 });
    expect(layer.features).toEqual([
      {
        type: 'Feature',
        id: 1,
        geometry: { type: 'Point', coordinates: [119.8, 28.9] },
        properties: { 村: '后陈村', n: 1, whole: 1, ok: true, day: '2024-05-01' },
      },
      {
        type: 'Feature',
        id: 2,
        geometry: null,
        properties: { 村: '温溪', n: 2.5, whole: String(2n ** 60n), ok: false },
      },
      { type: 'Feature', id: 3, geometry: null, properties: { 村: '<b>' } },
    ]);
    expect(layer.faults).toMatchObject([{ code: 'empty-geometries', details: { count: 2 } }]);
  });

  it.each([
    [undefined, { epsg: 4326 }],
    [null, null],
    [{ id: { authority: 'OGC', code: 'CRS84' } }, { epsg: 4326 }],
    [{ name: 'local' }, null],
  ])('with the reference system %o is of %o', async (crs, expected) => {
    const bytes = makeGeoparquet([wkbPoint(1, 2)], { a: ['x'] }, crs === undefined ? {} : { crs });
    expect(onlyLayer(await readMade('a.parquet', bytes)).crs).toEqual(expected);
  });

  it('reads the column type of geometries without the metadata, and a table without geometries', async () => {
    const typed = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'g', data: [{ type: 'Point', coordinates: [1, 2] }], type: 'GEOMETRY' }],
      }),
    );
    expect(onlyLayer(await readMade('a.parquet', typed)).features[0]?.geometry).toEqual({
      type: 'Point',
      coordinates: [1, 2],
    });
    const plain = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'a', data: ['x', 'y'] }] }));
    expect(
      onlyLayer(await readMade('a.parquet', plain)).features.map(({ properties }) => properties),
    ).toEqual([{ a: 'x' }, { a: 'y' }]);
  });

  it('leaves out an invalid geometry, and names its row', async () => {
    const bytes = makeGeoparquet([wkbPoint(1, 2), new Uint8Array([1, 99, 0, 0, 0]), new Uint8Array([1])], {
      a: ['x', 'y', 'z'],
    });
    const layer = onlyLayer(await readMade('a.parquet', bytes));
    expect(layer.features.map(({ id }) => id)).toEqual([1]);
    expect(layer.faults.map(({ code, row }) => [code, row])).toEqual([
      ['geometry-damaged', 2],
      ['geometry-damaged', 3],
    ]);
  });

  it('is refused where it is cut off, has nested geometries, or inflates over the limit', async () => {
    const bytes = makeGeoparquet([wkbPoint(1, 2)], { a: ['x'] });
    expect(codesOf(await readMade('a.parquet', bytes.slice(0, -20)))).toEqual(['damaged']);
    const nested = makeGeoparquet([wkbPoint(1, 2)], { a: ['x'] }, { encoding: 'point' });
    expect((await readMade('a.parquet', nested)).faults).toMatchObject([
      { code: 'unread-format', details: { format: 'GeoParquet point' } },
    ]);
    const large = makeGeoparquet(
      Array.from({ length: 2000 }, () => wkbPoint(1, 2)),
      { a: Array.from({ length: 2000 }, (_, i) => String(i).padEnd(500, 'x')) },
    );
    expect((await readMade('a.parquet', large, { inflatedBytes: 10_000 })).faults).toMatchObject([
      { code: 'limit', details: { limit: 'inflatedBytes', most: 10_000 } },
    ]);
  });
});

describe('FlatGeobuf', () => {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: Array.from({ length: 50 }, (_, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [i, 28] },
      properties: { 村: `村${i}`, __proto: 'x' },
    })),
  };

  it('that is truncated keeps the features before', async () => {
    const bytes = new Uint8Array(serialize(collection, 4490));
    expect(onlyLayer(await readMade('a.fgb', bytes)).features).toHaveLength(50);
    const layer = onlyLayer(await readMade('a.fgb', bytes.slice(0, -300)));
    expect(layer.features.length).toBeGreaterThan(40);
    expect(layer.faults).toMatchObject([{ code: 'damaged', level: 'error', row: layer.features.length + 1 }]);
  });
});

it('FlatGeobuf with an index over no features is refused at once', async () => {
  const builder = new Builder();
  Header.startHeader(builder);
  Header.addIndexNodeSize(builder, 16);
  Header.addFeaturesCount(builder, 0n);
  builder.finishSizePrefixed(Header.endHeader(builder));
  const header = builder.asUint8Array();
  const bytes = new Uint8Array([...new TextEncoder().encode('fgb\u0003fgb\u0000'), ...header]);
  expect(codesOf(await readMade('a.fgb', bytes))).toEqual(['damaged']);
});

describe('GPX', () => {
  it('gives waypoints, routes and tracks without their times', async () => {
    const text = `<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="28.9" lon="119.8"><ele>5</ele><time>2024-05-01T00:00:00Z</time><name>甲</name></wpt>
      <trk><name>乙</name><trkseg><trkpt lat="28" lon="119"><time>2024-05-01T00:00:00Z</time></trkpt><trkpt lat="28.5" lon="119.5"><time>2024-05-01T00:01:00Z</time></trkpt></trkseg></trk></gpx>`;
    const layer = onlyLayer(await readMade('a.gpx', text));
    expect(
      layer.features.map(({ geometry, properties }) => [
        geometry?.type,
        properties['name'],
        Object.keys(properties).includes('coordinateProperties'),
      ]),
    ).toEqual([
      ['LineString', '乙', false],
      ['Point', '甲', false],
    ]);
  });
});

describe('a shapefile', () => {
  const ROWS = [
    { x: 1, y: 2, value: 'a' },
    { x: 3, y: 4, value: 'b', deleted: true },
    { x: 5, y: 6, value: 'c' },
  ];

  it('may come as loose files, beside others; a column may be called __proto__', async () => {
    const { shp, dbf } = makeShapefile(ROWS, '__proto__');
    const result = await readFiles([
      makeInput('别的.csv', '1,2'),
      makeInput('a.DBF', dbf),
      makeInput('A.shp', shp),
      makeInput('a.prj', 'GEOGCS["GCS_WGS_1984"]'),
    ]);
    expect(result.faults).toEqual([]);
    const layer = onlyLayer({
      ...result,
      contents: result.contents.filter(({ kind }) => kind === 'features'),
    });
    expect(layer.features.map(({ id, properties }) => [id, Object.entries(properties)])).toEqual([
      [1, [['__proto__', 'a']]],
      [3, [['__proto__', 'c']]],
    ]);
    expect(layer.crs).toEqual({ wkt: 'GEOGCS["GCS_WGS_1984"]' });
    expect(layer.faults).toMatchObject([{ code: 'deleted-records', details: { count: 1 } }]);
  });

  it('without its other files gives geometries, and reports what is missing', async () => {
    const layer = onlyLayer(await readMade('a.shp', makeShapefile(ROWS).shp));
    expect(layer.features).toHaveLength(3);
    expect(layer.faults.map(({ details }) => details)).toEqual([{ part: '.dbf' }, { part: '.prj' }]);
  });

  it('that is damaged gives what can be read, names the faulty shape, and ends', async () => {
    const { shp, dbf } = makeShapefile(ROWS);
    const view = new DataView(shp.buffer);
    // The second record states a negative length.
    view.setInt32(100 + 28 + 4, -10);
    const layer = onlyLayer(await readMade('a.zip', makeZip({ 'a.shp': shp, 'a.dbf': dbf })));
    expect(layer.features.map(({ id }) => id)).toEqual([1]);
    expect(layer.faults.map(({ code }) => code)).toEqual([
      'shapefile-part',
      'deleted-records',
      'damaged',
      'unequal-parts',
    ]);
    // The table states that it has four thousand million rows.
    new DataView(dbf.buffer).setUint32(4, 2 ** 32 - 1, true);
    const second = onlyLayer(
      await readMade('a.zip', makeZip({ 'a.shp': makeShapefile(ROWS).shp, 'a.dbf': dbf })),
    );
    expect(second.features).toHaveLength(2);
    expect(second.faults.map(({ code }) => code)).toContain('damaged');
  });

  it('of three-dimensional patches is reported as not supported', async () => {
    const { shp } = makeShapefile(ROWS);
    new DataView(shp.buffer).setInt32(32, 31, true);
    expect(codesOf(await readMade('a.shp', shp))).toEqual(['unread-format']);
  });

  it.each([
    ['UTF-8', 'utf-8'],
    ['65001', 'utf-8'],
    ['GBK', 'gbk'],
    ['936', 'gb18030'],
    ['CP936', 'gb18030'],
    ['ANSI 1252', 'windows-1252'],
    ['ISO 88591', 'windows-1252'],
    ['Big5\r\n', 'big5'],
    ['nonsense', null],
    ['', null],
  ])('with the .cpg “%s” is in %s', (text, encoding) => {
    expect(encodingOfCpg(text)).toBe(encoding);
  });
});
