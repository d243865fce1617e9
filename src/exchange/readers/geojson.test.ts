import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, onlyLayer, readMade } from '../testing/read.ts';
import { JsonElements } from './json-elements.ts';

const POINT = { type: 'Point', coordinates: [119.8, 28.9] };
const feature = (geometry: unknown, properties: unknown = {}): unknown => ({
  type: 'Feature',
  geometry,
  properties,
});
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', name: '村', features });

describe('GeoJSON', () => {
  it.each([
    ['a collection', collection(feature(POINT, { 村: '后陈村', n: 1 }))],
    ['an array of features', JSON.stringify([feature(POINT, { 村: '后陈村', n: 1 })])],
    ['one feature', JSON.stringify(feature(POINT, { 村: '后陈村', n: 1 }))],
    ['lines', `${JSON.stringify(feature(POINT, { 村: '后陈村', n: 1 }))}\r\n`],
    ['a text sequence', `\u001e${JSON.stringify(feature(POINT, { 村: '后陈村', n: 1 }), null, 2)}\n`],
    ['a collection with its mark', `\uFEFF${collection(feature(POINT, { 村: '后陈村', n: 1 }))}`],
  ])('is read as %s', async (_name, text) => {
    expect(onlyLayer(await readMade('a.geojson', text)).features).toEqual([
      { type: 'Feature', id: 1, geometry: POINT, properties: { 村: '后陈村', n: 1 } },
    ]);
  });

  it('gives name and reference system of the layer', async () => {
    const text = collection(feature(POINT)).replace(
      '{',
      '{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}},',
    );
    expect(onlyLayer(await readMade('a.json', text))).toMatchObject({ layer: '村', crs: { epsg: 4549 } });
  });

  it('reads newline-delimited features, and names the line that is none', async () => {
    const text = [feature(POINT), '{"type":"Feature"', feature(POINT)].map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each),
    );
    const layer = onlyLayer(await readMade('a.ndjson', text.join('\n')));
    expect(layer.features.map(({ id }) => id)).toEqual([1, 3]);
    expect(layer.faults).toMatchObject([{ code: 'json-syntax', row: 2, value: '{"type":"Feature"' }]);
  });

  it('converts every kind of geometry to simple geometries without collections', async () => {
    const line = [
      [1, 2, 30],
      [3, 4, 40],
    ];
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
    ];
    const text = collection(
      feature({ type: 'Point', coordinates: [1, 2, 300] }),
      feature(
        { type: 'GeometryCollection', geometries: [POINT, { type: 'LineString', coordinates: line }] },
        { a: 1 },
      ),
      feature({
        type: 'GeometryCollection',
        geometries: [POINT, { type: 'GeometryCollection', geometries: [POINT] }],
      }),
      feature(null, { a: 2 }),
      feature({ type: 'Point', coordinates: [] }),
      feature({ type: 'MultiLineString', coordinates: [[], line] }),
      feature({ type: 'Polygon', coordinates: [ring] }),
    );
    const layer = onlyLayer(await readMade('a.geojson', text));
    const flat = [
      [1, 2],
      [3, 4],
    ];
    expect(layer.features.map(({ id, geometry }) => [id, geometry])).toEqual([
      [1, { type: 'Point', coordinates: [1, 2] }],
      [2, POINT],
      [2, { type: 'LineString', coordinates: flat }],
      [3, { type: 'MultiPoint', coordinates: [POINT.coordinates, POINT.coordinates] }],
      [4, null],
      [5, null],
      [6, { type: 'LineString', coordinates: flat }],
      [7, { type: 'Polygon', coordinates: [[...ring, [0, 0]]] }],
    ]);
    expect(layer.features[2]?.properties).toEqual({ a: 1 });
    expect(layer.faults.map(({ code, details }) => [code, details])).toEqual([
      ['empty-geometries', { count: 2 }],
      ['heights-left-out', { count: 5 }],
      ['split-collections', { count: 1 }],
    ]);
  });

  it.each([
    ['geometry-coordinates', { type: 'Point', coordinates: ['119.8', '28.9'] }],
    ['geometry-coordinates', { type: 'Point', coordinates: [119.8] }],
    ['geometry-coordinates', { type: 'Point', coordinates: [null, 28] }],
    ['geometry-coordinates', { type: 'LineString', coordinates: [[1, 2]] }],
    [
      'geometry-coordinates',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ],
    ['geometry-coordinates', { type: 'MultiPoint', coordinates: 7 }],
    ['geometry-type', { type: 'Circle', coordinates: [1, 2] }],
    ['geometry-type', 'POINT (1 2)'],
  ])('leaves out a feature with %s, names it, and keeps the others', async (code, geometry) => {
    const layer = onlyLayer(
      await readMade('a.geojson', collection(feature(POINT), feature(geometry), feature(POINT))),
    );
    expect(layer.features.map(({ id }) => id)).toEqual([1, 3]);
    expect(layer.faults).toMatchObject([{ code, level: 'error', row: 2 }]);
  });

  it('keeps attributes of any name as own properties, and nested ones as text', async () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"__proto__":"a","constructor":"b","toString":1,"list":[1,{"x":2}]}}]}`;
    const [found] = onlyLayer(await readMade('a.geojson', text)).features;
    expect(Object.entries(found?.properties ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 1],
      ['list', '[1,{"x":2}]'],
    ]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('keeps the features before the place where a file is truncated', async () => {
    const text = collection(feature(POINT), feature(POINT, { name: '}]"\\' }), feature(POINT));
    const result = await readMade('a.geojson', text.slice(0, -30));
    expect(onlyLayer(result).features).toHaveLength(2);
    expect(codesOf(result)).toEqual(['damaged']);
  });

  it.each([
    ['{"type":"FeatureCollection","features":[]}', ['no-features']],
    ['{"a":1}', ['not-geojson']],
    ['{"a":', ['damaged']],
    ['{"a":}', ['json-syntax']],
    ['[1,2]', ['not-geojson']],
    [`{"a":${'['.repeat(1000)}`, ['limit']],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['limit']],
  ])('refuses %s', async (text, codes) => {
    expect(codesOf(await readMade('a.json', text))).toEqual(codes);
  });
});

describe('elements of a JSON text', () => {
  it('are the same however the text is divided into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
        fc.array(fc.nat(40), { minLength: 1 }),
        (features, others, lengths) => {
          delete others['features'];
          const text = JSON.stringify({ ...others, features, last: { features: [1] } }, null, 1);
          const found: unknown[] = [];
          const elements = new JsonElements((each) => found.push(JSON.parse(each)), 100);
          let at = 0;
          for (let i = 0; at < text.length; i++) {
            const length = 1 + (lengths[i % lengths.length] ?? 0);
            elements.push(text.slice(at, at + length));
            at += length;
          }
          expect(found).toEqual(JSON.parse(JSON.stringify(features)));
          expect(JSON.parse(elements.outer)).toEqual(
            JSON.parse(JSON.stringify({ ...others, features: [], last: { features: [1] } })),
          );
          expect(elements.isWhole).toBe(true);
        },
      ),
    );
  });

  it('are not confused by members named like features at deeper levels', async () => {
    const inner = { type: 'Feature', geometry: null, properties: { features: '["features":[' } };
    const layer = onlyLayer(
      await readMade(
        'a.geojson',
        `{"meta":{"features":[1,2]},"type":"FeatureCollection","features":[${JSON.stringify(inner)}]}`,
      ),
    );
    expect(layer.features).toHaveLength(1);
    expect(layer.features[0]?.properties['features']).toBe('["features":[');
  });
});
