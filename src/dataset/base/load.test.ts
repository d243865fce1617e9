import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FileFailure } from './failure.ts';
import { PAGE_ADDRESSES } from './addresses.ts';
import type { FileName } from './files.ts';
import { loadDataset, loadFile } from './load.ts';
import type { LoadOptions } from './load-network.ts';
import { fetchJson } from './read.ts';
import { RefusalError } from '../../domain/refusal.ts';

const collection = (...features: { geometry: unknown; properties: unknown }[]): unknown => ({
  type: 'FeatureCollection',
  features: features.map((feature) => ({ type: 'Feature', ...feature })),
});
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [119, 28],
      [120, 28],
      [120, 29],
      [119, 28],
    ],
  ],
};
const town = {
  code: '330723101000',
  name: '桐琴镇',
  pinyin: 'tóng qín zhèn',
  county: '330723',
  prefecture: '330700',
  axis: 'axis-053',
  status: 'documented',
  precision: 'town',
  positionSource: 'x',
  villageCommittees: 20,
  facts: [{ key: 'programme', value: '省级中心镇', source: 's1' }],
  sources: ['s1'],
};
const point = { type: 'Point', coordinates: [119.9, 28.9] };

/** Small valid files; a test replaces one of them. */
const FILES: Record<FileName, unknown> = {
  'axes.geojson': collection({
    geometry: {
      type: 'LineString',
      coordinates: [
        [119.8, 28.9],
        [119.9, 28.9],
      ],
    },
    properties: {
      id: 'axis-053',
      name: '武义县发展轴',
      pinyin: 'wǔ yì xiàn fā zhǎn zhóu',
      county: '330723',
      prefecture: '330700',
      status: 'modelled',
      lengthKm: 9.7,
      seat: '330723',
      towns: ['330723101000'],
      villages: [],
      stations: [{ kind: 'seat', code: '330723', km: 0 }],
      lineStatus: ['modelled'],
      course: [[{ kind: 'trunk', to: 1, name: 'G330' }]],
      facts: [],
      sources: [],
    },
  }),
  'towns.geojson': collection({ geometry: point, properties: town }),
  'villages.geojson': collection(),
  'counties.geojson': collection(),
  'prefectures.geojson': collection({
    geometry: square,
    properties: {
      code: '330700',
      name: '金华市',
      pinyin: 'jīn huá shì',
      areaKm2: 1,
      counties: [],
      labelPoint: [119.6, 29.1],
      facts: [],
      sources: [],
    },
  }),
  'province.geojson': collection({
    geometry: square,
    properties: { code: '330000', name: '浙江省', pinyin: 'zhè jiāng shěng', areaKm2: 105_000 },
  }),
  'neighbours.geojson': collection(),
  'aliases.json': {
    codes: [{ code: '330103', name: '下城区', until: 2021, successors: ['330105'] }],
    ids: { 'axis-330723': 'axis-053' },
    characters: { 麗: '丽' },
  },
  'clusters.json': [],
  'programme.json': [],
  'sources.json': [{ id: 's1', title: 'A', publisher: 'B', reliability: 'official' }],
  'catalogue.json': { dataDate: '2026-01-16' },
  'stories.json': [],
  'gazetteer.json': { towns: [], villages: [] },
  'lakes.json': { perDegree: 10000, land: [], inland: [] },
  'shores.json': { perDegree: 10000, land: [], inland: [] },
  'places.json': [],
  'register.json': { year: 2023, towns: [], former: [], characters: {}, exceptions: {} },
  'travel/places.json': [],
  'titles.json': { kinds: [], places: [] },
};

function serve(
  changes: Partial<Record<FileName, unknown | (() => Response | Promise<Response>)>> = {},
): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const file = (Object.keys(PAGE_ADDRESSES) as FileName[]).find((name) => PAGE_ADDRESSES[name] === url);
    if (!file) throw new Error(`no such file: ${url}`);
    asked.push(file);
    const body = file in changes ? changes[file] : FILES[file];
    return typeof body === 'function' ? (body as () => Response)() : new Response(JSON.stringify(body));
  });
  return asked;
}

const loadNetwork = async (options: LoadOptions) =>
  (await loadDataset({ addresses: PAGE_ADDRESSES, changes: [], revision: 0 }, fetchJson, options)).network;

async function load(changes: Parameters<typeof serve>[0] = {}) {
  serve(changes);
  const failures: FileFailure[] = [];
  const network = await loadNetwork({ onFailure: (failure) => failures.push(failure) });
  return { network, failures };
}

afterEach(() => vi.unstubAllGlobals());

describe('loadDataset', () => {
  it('keys records and joins them with their geometry', async () => {
    const { network, failures } = await load();
    expect(failures).toEqual([]);
    expect(network.towns.get('330723101000')).toMatchObject({ name: '桐琴镇', lonLat: [119.9, 28.9] });
    expect(network.axes.get('axis-053')?.geometry.type).toBe('LineString');
    expect(network.sources.get('s1')?.title).toBe('A');
    expect(network.dataDate).toBe('2026-01-16');
  });

  it('gives the geometry before it requests other files, and does not request stories and gazetteer', async () => {
    const asked = serve();
    let askedBefore: string[] = [];
    const first = () => Promise.resolve();
    await loadNetwork({ stages: { first, geometry: () => (askedBefore = [...asked]) } });
    expect(askedBefore.filter((file) => !file.endsWith('.geojson'))).toEqual(['aliases.json']);
    expect(asked).not.toContain('stories.json');
    expect(asked).not.toContain('gazetteer.json');
  });

  it('requests all files at once, as in a worker, unless stages are asked for', async () => {
    const asked = serve();
    const loading = loadNetwork({});
    expect(asked).toHaveLength(12);
    expect((await loading).towns.size).toBe(1);
  });

  it('counts every file as progress, whether it can be used or not', async () => {
    serve({ 'towns.geojson': () => new Response('', { status: 404 }) });
    const steps: number[] = [];
    let total = 0;
    await loadNetwork({
      onProgress: (done, all) => (steps.push(done), (total = all)),
      onFailure: () => undefined,
    });
    expect(steps).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  });

  it.each<[string, Parameters<typeof serve>[0], FileFailure]>([
    [
      'a missing file',
      { 'axes.geojson': () => new Response('', { status: 404 }) },
      { file: 'axes.geojson', reason: { kind: 'status', status: 404 } },
    ],
    [
      'a broken connection',
      { 'towns.geojson': () => Promise.reject(new TypeError('failed')) },
      { file: 'towns.geojson', reason: { kind: 'network' } },
    ],
    [
      'a bad value, by its path',
      { 'towns.geojson': collection({ geometry: point, properties: { ...town, county: 330723 } }) },
      {
        file: 'towns.geojson',
        reason: { kind: 'shape', path: 'features.0.properties.county', detail: expect.any(String) as string },
      },
    ],
    [
      'coordinates that are not degrees',
      {
        'towns.geojson': collection({
          geometry: { type: 'Point', coordinates: [13_340_000, 3_380_000] },
          properties: town,
        }),
      },
      {
        file: 'towns.geojson',
        reason: {
          kind: 'shape',
          path: 'features.0.geometry.coordinates',
          detail: expect.any(String) as string,
        },
      },
    ],
    [
      'a geometry of another kind',
      { 'axes.geojson': collection({ geometry: point, properties: {} }) },
      {
        file: 'axes.geojson',
        reason: {
          kind: 'shape',
          path: 'features.0.geometry.type',
          detail: 'Expected LineString | MultiLineString',
        },
      },
    ],
    [
      'something else altogether',
      { 'sources.json': { hello: 1 } },
      {
        file: 'sources.json',
        reason: { kind: 'shape', path: '(root)', detail: expect.any(String) as string },
      },
    ],
  ])('names %s and keeps the rest', async (_, changes, failure) => {
    const { network, failures } = await load(changes);
    expect(failures).toEqual([failure]);
    expect(network.prefectures.size).toBe(1);
  });

  it('names a file that is not JSON', async () => {
    const { failures } = await load({ 'villages.geojson': () => new Response('<!doctype html>') });
    expect(failures).toMatchObject([{ file: 'villages.geojson', reason: { kind: 'json' } }]);
  });

  it('draws no province if its file is missing, and states no area for it', async () => {
    const { network } = await load({ 'province.geojson': () => new Response('', { status: 500 }) });
    expect(network.province.geometry.coordinates).toEqual([]);
    expect(network.province.areaKm2).toBeNaN();
  });
});

describe('a dataset in another process', () => {
  const remove = { kind: 'remove', note: '', of: 'town', id: town.code } as const;

  it('applies the changes and has the revision sent with the addresses', async () => {
    serve();
    const source = { addresses: PAGE_ADDRESSES, changes: [remove], revision: 7 };
    const { network, revision, base } = await loadDataset(source, fetchJson);
    expect(network.towns.size).toBe(0);
    expect(base.towns.size).toBe(1);
    expect(revision).toBe(7);
  });

  it('is refused if a file cannot be fetched, or if a change cannot be applied', async () => {
    serve({ 'sources.json': () => new Response('', { status: 503 }) });
    const source = { addresses: PAGE_ADDRESSES, changes: [], revision: 0 };
    await expect(loadDataset(source, fetchJson)).rejects.toThrow('sources.json: 503');
    serve();
    await expect(loadDataset({ ...source, changes: [remove, remove] }, fetchJson)).rejects.toThrow(
      new RefusalError(
        { code: 'no-record', of: 'town', id: town.code },
        `${town.code}: the network has no such town`,
      ),
    );
  });
});

describe('files loaded later', () => {
  it('give their values, or the reason why they cannot be used', async () => {
    serve({ 'stories.json': [{ id: 'a' }] });
    expect(await loadFile('gazetteer.json', PAGE_ADDRESSES, fetchJson)).toEqual({
      ok: true,
      value: { towns: [], villages: [] },
    });
    expect(await loadFile('stories.json', PAGE_ADDRESSES, fetchJson)).toMatchObject({
      ok: false,
      failure: { file: 'stories.json', reason: { kind: 'shape', path: '0.order' } },
    });
  });
});
