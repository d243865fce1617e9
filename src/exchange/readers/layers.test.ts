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

const placemark = (inner: string): string => `<Placemark>${inner}</Placemark>`;
const writeKml = (inner: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>村庄</name>${inner}</Document></kml>`;
const AT = '<Point><coordinates>119.8,28.9,120</coordinates></Point>';

describe('KML', () => {
  it('gives names, typed and untyped data and texts of all folders, and follows no link', async () => {
    const text = writeKml(
      `<Schema name="s" id="s"><SimpleField type="int" name="n"/></Schema><NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>
       <Folder><Folder>${placemark(`<name>后陈村</name><styleUrl>#a</styleUrl><description><![CDATA[<b onclick="x()">村</b>]]></description><ExtendedData><Data name="code"><value>007</value></Data><SchemaData schemaUrl="#s"><SimpleData name="n">12</SimpleData></SchemaData></ExtendedData>${AT}`)}</Folder></Folder>
       ${placemark('<name>没有位置</name>')}${placemark(`<name>一</name><MultiGeometry>${AT}<MultiGeometry>${AT}</MultiGeometry></MultiGeometry>`)}
       <!-- ${placemark('<name>注释</name>')} -->`,
    );
    const layer = onlyLayer(await readMade('a.kml', text));
    expect([layer.layer, layer.crs]).toEqual(['村庄', { epsg: 4326 }]);
    expect(layer.features.map(({ geometry, properties }) => [geometry?.type ?? null, properties])).toEqual([
      ['Point', { name: '后陈村', description: '<b onclick="x()">村</b>', code: '007', n: 12 }],
      [null, { name: '没有位置' }],
      ['MultiPoint', { name: '一' }],
    ]);
    expect(layer.faults.map(({ code, details }) => [code, details])).toEqual([
      ['network-links', { count: 1 }],
      ['empty-geometries', { count: 1 }],
      ['heights-left-out', { count: 3 }],
    ]);
  });

  it('gives the folders of placemarks as an attribute if they differ, and leaves an attribute of that name as it is', async () => {
    const folder = (name: string, inner: string): string => `<Folder><name>${name}</name>${inner}</Folder>`;
    const grouped = writeKml(
      `${placemark(`<name>甲</name>${AT}`)}${folder(
        '医院 &amp; 诊所',
        `<open>1</open>${placemark(`<name>乙</name>${AT}`)}${folder('<![CDATA[三甲]]>', placemark(AT))}<Folder>${placemark(AT)}</Folder>`,
      )}${folder('学校', placemark(`<ExtendedData><Data name="Folder"><value>自己的</value></Data></ExtendedData>${AT}`))}`,
    );
    const { features } = onlyLayer(await readMade('a.kml', grouped));
    expect(features.map(({ properties }) => properties)).toEqual([
      { name: '甲' },
      { Folder: '医院 & 诊所', name: '乙' },
      { Folder: '医院 & 诊所/三甲' },
      { Folder: '医院 & 诊所' },
      { Folder: '自己的' },
    ]);
    const one = onlyLayer(await readMade('b.kml', writeKml(folder('全部', placemark(AT) + placemark(AT)))));
    expect(one.features.map(({ properties }) => properties)).toEqual([{}, {}]);
  });

  it('keeps data called __proto__, typed or not, as an attribute of its own', async () => {
    const text = writeKml(
      `<Schema name="s" id="s"><SimpleField type="int" name="__proto__"/></Schema>
       ${placemark(`<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="__proto__">12</SimpleData></SchemaData></ExtendedData>${AT}`)}
       ${placemark(`<ExtendedData><Data name='__proto__'><value>甲</value></Data></ExtendedData>${AT}`)}`,
    );
    const { features } = onlyLayer(await readMade('a.kml', text));
    expect(features.map(({ properties }) => Object.entries(properties))).toEqual([
      [['__proto__', 12]],
      [['__proto__', '甲']],
    ]);
  });

  it('keeps the other placemarks where one is not well-formed, and prefixes of its own', async () => {
    const text = writeKml(
      `${placemark(`<name>甲</name>${AT}`)}${placemark(`<name>乙 & 丙</name><b></c>${AT}`)}${placemark(`<x:tel>1</x:tel><gx:balloonVisibility>1</gx:balloonVisibility><name>丁</name>${AT}`)}`,
    );
    const layer = onlyLayer(await readMade('a.kml', text));
    expect(layer.features.map(({ properties }) => properties['name'])).toEqual(['甲', '丁']);
    expect(layer.faults[0]).toMatchObject({ code: 'feature-syntax', row: 2 });
  });

  it('is refused with a declaration of its type, and when it is too deep', async () => {
    const lol =
      '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "http://127.0.0.1:9/">]>';
    expect(codesOf(await readMade('a.kml', writeKml(placemark('<name>&b;&x;</name>'), lol)))).toEqual([
      'doctype',
    ]);
    const deep = '<Folder>'.repeat(5000) + placemark(AT) + '</Folder>'.repeat(5000);
    expect((await readMade('a.kml', writeKml(deep))).faults).toMatchObject([
      { code: 'limit', details: { limit: 'depth', most: 100, found: 101 } },
    ]);
  });

  it('is read in linear time with many placemarks', async () => {
    const many = Array.from({ length: 6000 }, (_, i) => placemark(`<name>村${i}</name>${AT}`)).join('');
    expect((await readMade('a.kml', writeKml(many))).contents[0]).toMatchObject({
      kind: 'packed-features',
      featureCount: 6000,
    });
  });

  it('is read from a KMZ without its images', async () => {
    const kmz = makeZip({ 'doc.kml': writeKml(placemark(`<name>甲</name>${AT}`)), 'images/a.png': 'x' });
    expect(onlyLayer(await readMade('a.kmz', kmz)).file.name).toBe('a.kmz/doc.kml');
  });
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
