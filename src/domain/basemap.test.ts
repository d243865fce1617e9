import { describe, expect, it } from 'vitest';
import { tileAddresses, type Basemap, checkBasemap, isSameSource, isVector, sheetSource } from './basemap.ts';

const PAGE = 'https://atlas.example/';
const whole: Basemap = {
  name: '某图',
  attribution: '© 某图社',
  zooms: [0, 18],
  opacity: 0.8,
  source: { kind: 'raster', address: 'https://t.example/{z}/{x}/{y}.png?tk={key}', tileSize: 256 },
};
const problem = (change: object) => {
  const checked = checkBasemap({ ...whole, ...change }, PAGE);
  return 'problem' in checked ? checked.problem : null;
};

describe('a description of a basemap', () => {
  it.each<Basemap['source']>([
    whole.source,
    { kind: 'file', file: '浙江.pmtiles' },
    { kind: 'vector', address: '/tiles/{z}/{x}/{y}.pbf' },
    { kind: 'vector', address: 'https://t.example/zj.pmtiles' },
    { kind: 'tianditu', look: 'img', hasNames: false },
    { kind: 'dem', address: 'https://t.example/{z}/{x}/{y}.png', tileSize: 512, encoding: 'mapbox' },
  ])('is accepted unchanged: %j', (source) => {
    const basemap = { ...whole, source };
    expect(checkBasemap(JSON.parse(JSON.stringify(basemap)), PAGE)).toEqual({ basemap });
  });

  it('loses fields that are unknown', () => {
    const source = { ...whole.source, key: 'secret', onclick: 'x' };
    expect(checkBasemap({ ...whole, key: 'secret', source }, PAGE)).toEqual({ basemap: whole });
  });

  it.each([
    [{ name: '' }, { field: 'name', value: '""' }],
    [{ name: '图'.repeat(61) }, { field: 'name' }],
    [{ attribution: 5 }, { field: 'attribution', value: '5' }],
    [{ zooms: [5, 4] }, { field: 'zooms', value: '[5,4]' }],
    [{ zooms: [0, 23] }, { field: 'zooms' }],
    [{ zooms: [0.5, 4] }, { field: 'zooms' }],
    [{ opacity: 0 }, { field: 'opacity', value: '0' }],
    [{ opacity: Number.NaN }, { field: 'opacity' }],
    [{ source: null }, { field: 'kind' }],
    [{ source: { kind: 'wms' } }, { field: 'kind', value: '"wms"' }],
    [{ source: { ...whole.source, tileSize: 100 } }, { field: 'kind' }],
    [{ source: { kind: 'file', file: '' } }, { field: 'kind' }],
    [{ source: { kind: 'tianditu', look: 'xxx', hasNames: true } }, { field: 'kind' }],
    [
      { source: { ...whole.source, address: 'http:' } },
      { field: 'address', fault: { why: 'not-an-address' } },
    ],
    // A key in a description would be stored and put into links with it.
    [
      { source: { ...whole.source, address: 'https://t.example/{z}/{x}/{y}?tk=1' } },
      { field: 'address', fault: { why: 'keys' } },
    ],
  ])('is refused with %j, naming field and value', (change, expected) =>
    expect(problem(change)).toMatchObject(expected),
  );
});

it('天地图 has its pictures and names in the matrix set of Web Mercator, with a place for the key', () => {
  const addresses = tileAddresses({ kind: 'tianditu', look: 'vec', hasNames: true });
  expect(addresses.map((address) => new URL(address).pathname)).toEqual(['/vec_w/wmts', '/cva_w/wmts']);
  for (const address of addresses) expect(address).toMatch(/TILEMATRIXSET=w&.*TILEMATRIX=\{z\}.*tk=\{key\}$/);
  expect(tileAddresses({ kind: 'tianditu', look: 'img', hasNames: true }, false)[1]).toContain('/eia_w/');
  expect(tileAddresses({ kind: 'tianditu', look: 'ter', hasNames: false })).toHaveLength(1);
});

it('sheets can draw vector tiles only', () => {
  const of = (source: Basemap['source']) => [
    isVector({ ...whole, source }),
    sheetSource({ ...whole, source }),
  ];
  expect(of({ kind: 'file', file: 'a.pmtiles' })).toEqual([true, 'a.pmtiles']);
  expect(of({ kind: 'vector', address: '/t/{z}/{x}/{y}' })).toEqual([true, '/t/{z}/{x}/{y}']);
  expect(of(whole.source)).toEqual([false, undefined]);
});

it('two descriptions of the same tiles are equal in any order of their fields', () => {
  expect(
    isSameSource(whole.source, {
      tileSize: 256,
      kind: 'raster',
      address: 'https://t.example/{z}/{x}/{y}.png?tk={key}',
    }),
  ).toBe(true);
  expect(isSameSource(whole.source, { ...whole.source, tileSize: 512 } as Basemap['source'])).toBe(false);
});
