import { describe, expect, it } from 'vitest';
import { type BasemapForm, EMPTY_FORM, isDescription, readBasemapForm } from './form.ts';

const PAGE = 'https://atlas.example/';
const WORDS = {
  names: { vec: '天地图 矢量', img: '天地图 影像', ter: '天地图 地形' },
  attribution: '© 天地图',
};
const read = (change: Partial<BasemapForm>) => readBasemapForm({ ...EMPTY_FORM, ...change }, PAGE, WORDS);

describe('the form of a basemap', () => {
  it('makes a basemap of 天地图, with the key separate', () =>
    expect(read({ kind: 'tianditu', look: 'ter', key: ' 0a1b ' })).toEqual({
      key: '0a1b',
      basemap: {
        name: '天地图 地形',
        attribution: '© 天地图',
        zooms: [1, 14],
        opacity: 1,
        source: { kind: 'tianditu', look: 'ter', hasNames: true },
      },
    }));

  it('makes one of pictures from a template, with the key separate and named by its host', () =>
    expect(
      read({ kind: 'raster', address: 'https://t.example:8443/{z}/{x}/{y}?tk=0a1b', tileSize: 512 }),
    ).toEqual({
      key: '0a1b',
      basemap: {
        name: 't.example:8443',
        attribution: 't.example:8443',
        zooms: [0, 18],
        opacity: 1,
        source: { kind: 'raster', address: 'https://t.example:8443/{z}/{x}/{y}?tk={key}', tileSize: 512 },
      },
    }));

  it('makes one of vector tiles, whose attribution comes from the tiles', () =>
    expect(read({ address: 'https://t.example/zj.pmtiles', name: ' 浙江 ' })).toMatchObject({
      basemap: { name: '浙江', attribution: '', source: { kind: 'vector' } },
    }));

  it('makes one of a file, with the file separate', () => {
    const file = new File(['x'], '浙江.pmtiles');
    expect(read({ kind: 'file', file })).toMatchObject({ file, basemap: { name: '浙江.pmtiles' } });
    expect(read({ kind: 'file' })).toEqual({ problem: { field: 'file' } });
  });

  it('refuses pictures in another datum, whatever the host', () => {
    const address = 'https://t.example/{z}/{x}/{y}.png';
    for (const kind of ['raster', 'wmts'] as const)
      for (const datum of ['gcj02', 'bd09'] as const)
        expect(read({ kind, address, datum })).toEqual({
          problem: { field: 'address', fault: { why: datum, value: 'https://t.example' } },
        });
    expect(read({ kind: 'raster', address: 'https://wprd01.is.autonavi.com/{z}/{x}/{y}' })).toMatchObject({
      problem: { fault: { why: 'gcj02' } },
    });
  });

  it.each([
    [{ lowest: '' }, 'zooms'],
    [{ lowest: '9', highest: '3' }, 'zooms'],
    [{ highest: '十' }, 'zooms'],
    [{ name: '图'.repeat(61) }, 'name'],
  ])('names the field that is wrong: %j', (change, field) =>
    expect(read({ kind: 'raster', address: '/{z}/{x}/{y}.png', ...change })).toMatchObject({
      problem: { field },
    }),
  );

  it('distinguishes the address of a description from a template for tiles', () => {
    expect(isDescription('https://w.example/wmts?request=GetCapabilities', PAGE)).toBe(true);
    expect(isDescription('https://w.example/{z}/{x}/{y}', PAGE)).toBe(false);
    expect(isDescription('nonsense', PAGE)).toBe(false);
  });
});
