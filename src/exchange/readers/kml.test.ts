import { describe, expect, it } from 'vitest';
import { makeZip } from '../testing/files.ts';
import { codesOf, onlyLayer, readMade } from '../testing/read.ts';

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

  it('keeps data that are called as styles and views are, and makes no attributes of these', async () => {
    const names = [
      'stroke',
      'stroke-width',
      'fill',
      'fill-opacity',
      'icon',
      'icon-scale',
      'label',
      'marker',
      'styleUrl',
      'styleHash',
      'visibility',
      'open',
      'tessellate',
      'extrude',
      'altitudeMode',
      'coordinateProperties',
      'timestamp',
      'timespan',
    ];
    const data = names.map((name) => `<Data name="${name}"><value>${name}的值</value></Data>`).join('');
    const simple = names.map((name) => `<SimpleData name="${name}">0</SimpleData>`).join('');
    const style =
      '<Style><LineStyle><color>ff0000ff</color><width>3</width></LineStyle><PolyStyle><color>7f00ff00</color></PolyStyle><IconStyle><scale>2</scale><Icon><href>a.png</href></Icon></IconStyle><LabelStyle><scale>1</scale></LabelStyle></Style>';
    const view = '<visibility>0</visibility><open>1</open><styleUrl>#a</styleUrl>';
    const text = writeKml(
      `<Style id="a"><LineStyle><color>ff112233</color></LineStyle></Style>
       <Schema name="s" id="s">${names.map((name) => `<SimpleField type="int" name="${name}"/>`).join('')}</Schema>
       ${placemark(`${view}${style}<ExtendedData>${data}</ExtendedData>${AT}`)}
       ${placemark(`${view}${style}<ExtendedData><SchemaData schemaUrl="#s">${simple}</SchemaData></ExtendedData>${AT}`)}
       ${placemark(`${view}${style}<name>甲</name>${AT}`)}`,
    );
    const { features } = onlyLayer(await readMade('a.kml', text));
    expect(features.map(({ properties }) => properties)).toEqual([
      Object.fromEntries(names.map((name) => [name, `${name}的值`])),
      Object.fromEntries(names.map((name) => [name, 0])),
      { name: '甲' },
    ]);
  });

  it('gives values of the types of the schema, and texts that are not of their type as they are', async () => {
    const fields = '<SimpleField type="bool" name="b"/><SimpleField type="double" name="d"/>';
    const of = (b: string, d: string): string =>
      placemark(
        `<ExtendedData><SchemaData><SimpleData name="b">${b}</SimpleData><SimpleData name="d">${d}</SimpleData></SchemaData></ExtendedData>${AT}`,
      );
    const text = writeKml(
      `<Schema id="s">${fields}</Schema>${of('1', '2.5')}${of('false', ' 3 ')}${of('是', '约5')}${of('', '')}`,
    );
    const { features } = onlyLayer(await readMade('a.kml', text));
    expect(features.map(({ properties }) => properties)).toEqual([
      { b: true, d: 2.5 },
      { b: false, d: 3 },
      { b: '是', d: '约5' },
      { b: '', d: '' },
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
