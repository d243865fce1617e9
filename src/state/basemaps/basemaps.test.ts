import { describe, expect, it } from 'vitest';
import type { Basemap } from '../../domain/basemap.ts';
import { createAtlasState } from '../atlas-state.ts';
import type { StoredRecord } from '../device-store.ts';
import { applyHash, buildLink } from '../link-state.ts';
import { encodeLink, packed } from '../link.ts';
import { openPrint } from '../print-memory.ts';
import { startBasemaps } from './basemaps.ts';

const site = { page: 'https://atlas.example/', allowed: ['https://t.example'] };
const raster: Basemap = {
  name: '某图',
  attribution: '© 某图社',
  zooms: [0, 18],
  opacity: 1,
  source: { kind: 'raster', address: 'https://t.example/{z}/{x}/{y}.png?tk={key}', tileSize: 256 },
};
const vector: Basemap = {
  ...raster,
  name: '矢量',
  source: { kind: 'vector', address: '/tiles/{z}/{x}/{y}.pbf' },
};
const tools = {
  tryOut: () => Promise.reject(new Error('not asked here')),
  capabilities: () => Promise.reject(new Error('not asked here')),
};

/** Basemaps of a page with the content of its device's store; `store` is the content afterwards. */
function start(stored: readonly StoredRecord[] = [], hash = '', refuses = false) {
  const state = createAtlasState();
  applyHash(state, hash);
  const store = new Map(stored.map((record) => [record.id, structuredClone(record)]));
  const put = (_: string, record: StoredRecord) => {
    if (refuses) return Promise.reject(new Error('no room'));
    store.set(record.id, structuredClone(record));
    return Promise.resolve();
  };
  const remove = (_: string, id: string) => Promise.resolve(void store.delete(id));
  const basemaps = startBasemaps(state, { put, remove }, stored, site, tools);
  state.basemaps.value = basemaps;
  return { state, basemaps, stored: () => [...store.values()], link: () => encodeLink(buildLink(state)) };
}

describe('the basemaps of a page', () => {
  it('are stored on the device, with keys and files, and restored', async () => {
    const first = start();
    first.basemaps.add(raster, { key: 'geheim' });
    const file = new File(['x'], 'a.pmtiles');
    first.basemaps.add({ ...vector, name: '文件', source: { kind: 'file', file: 'a.pmtiles' } }, { file });
    first.basemaps.change('b2', { opacity: 0.5 });
    await Promise.resolve();
    const second = start(first.stored());
    expect(second.basemaps.added.value).toMatchObject([
      { id: 'b1', basemap: raster, key: 'geheim' },
      { id: 'b2', basemap: { name: '文件', opacity: 0.5 } },
    ]);
    expect(second.basemaps.added.value[1]?.file).toBeInstanceOf(Blob);
    expect(second.basemaps.chosen.value?.id).toBe('b2');
  });

  it('do not change stored records of another form', () => {
    const others = [
      { id: 'b1', version: 2 },
      { id: 'b2', version: 1, order: 0, basemap: { ...raster, opacity: 7 } },
      { id: 'x.file' },
    ];
    const { basemaps, stored } = start(others as StoredRecord[]);
    expect(basemaps.added.value).toEqual([]);
    expect(stored()).toEqual(others);
  });

  it('report which ones the device could not store', async () => {
    const { basemaps } = start([], '', true);
    basemaps.add(raster);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([...basemaps.notStored.value]).toEqual(['b1']);
  });

  it('with the same tiles are one basemap, which keeps its key', () => {
    const { basemaps } = start();
    basemaps.add(raster, { key: 'geheim' });
    basemaps.add({ ...raster, name: '另一个名字' });
    expect(basemaps.added.value).toMatchObject([
      { id: 'b1', key: 'geheim', basemap: { name: '另一个名字' } },
    ]);
  });

  it("are removed with their files, after which the atlas's own ground is shown", async () => {
    const { basemaps, stored, state } = start();
    basemaps.add(
      { ...vector, source: { kind: 'file', file: 'a.pmtiles' } },
      { file: new File(['x'], 'a.pmtiles') },
    );
    await Promise.resolve();
    expect(stored()).toHaveLength(2);
    basemaps.remove('b1');
    await Promise.resolve();
    expect([stored(), basemaps.chosen.value, state.basemap.value]).toEqual([[], null, null]);
  });
});

describe('the link', () => {
  it('names the chosen basemap without its key', () => {
    const { basemaps, link } = start();
    basemaps.add(raster, { key: 'geheim' });
    const named = link();
    expect(named).toBe(`base=${packed(raster)}`);
    expect(atob(named.slice(5).replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('geheim');
    basemaps.choose(null);
    expect(link()).toBe('');
  });

  it('from another device requests nothing before the reader agrees, and can be passed on', () => {
    const hash = `#base=${packed(raster)}`;
    const { basemaps, link } = start([], hash);
    expect([basemaps.chosen.value, basemaps.linked.value, link()]).toEqual([null, raster, hash.slice(1)]);
    basemaps.add(basemaps.linked.value as Basemap);
    expect([basemaps.chosen.value?.basemap, basemaps.linked.value, link()]).toEqual([
      raster,
      null,
      hash.slice(1),
    ]);
  });

  it('that names another basemap can be dismissed', () => {
    const { basemaps, link } = start([], `#base=${packed(raster)}`);
    basemaps.forgetLinked();
    expect([basemaps.linked.value, link()]).toEqual([null, '']);
  });

  it('chooses the basemap that is stored, whatever its name; a link that names none does not change the choice', () => {
    const { basemaps, state, link } = start();
    basemaps.add({ ...raster, name: '我的名字' });
    basemaps.add(vector);
    applyHash(state, `#base=${packed(raster)}`);
    expect(basemaps.chosen.value?.basemap.name).toBe('我的名字');
    applyHash(state, '#batch=2');
    expect(basemaps.chosen.value?.basemap.name).toBe('我的名字');
    expect(link()).toContain('base=');
  });

  it.each([
    ['no description', 'nonsense'],
    [
      'a key in its address',
      packed({ ...raster, source: { ...raster.source, address: 'https://t.example/{z}/{x}/{y}?tk=1' } }),
    ],
    [
      'a script for an address',
      packed({ ...raster, source: { ...raster.source, address: 'javascript:{z}{x}{y}' } }),
    ],
  ])('with %s is reported as unusable', (_, text) => {
    const { basemaps, state, link } = start([], `#base=${text}`);
    expect([basemaps.linked.value, link()]).toEqual([null, '']);
    expect(state.notice.value).toMatchObject({ kind: 'bad-link', parts: [expect.stringContaining('base=')] });
  });
});

describe('a sheet', () => {
  it('that is opened has the vector basemap of the map, but no basemap of pictures', () => {
    const { basemaps, state } = start();
    basemaps.add(vector);
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value?.basemap).toBeUndefined();
    basemaps.setStatus({ state: 'drawn' });
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value?.basemap).toEqual({ source: '/tiles/{z}/{x}/{y}.pbf' });
    basemaps.add(raster);
    openPrint(state, { kind: 'county', code: '330723' });
    expect(state.printSettings.value?.basemap).toBeUndefined();
  });

  it('gets what is needed to open the sources that it names', () => {
    const { basemaps } = start();
    basemaps.add(raster, { key: 'a' });
    basemaps.add(
      { ...vector, source: { kind: 'vector', address: 'https://t.example/a.json?key={key}' } },
      { key: 'b' },
    );
    expect(basemaps.forSheets()).toEqual({
      ...site,
      known: [{ source: 'https://t.example/a.json?key={key}', key: 'b' }],
    });
  });
});
