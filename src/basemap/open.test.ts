import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SpecFailure } from '../print/spec/failure.ts';
import { SpecError } from '../print/spec/failure.ts';
import { openVector } from './open.ts';
import { saidIn } from './pictures.ts';
import { type Access, request } from './request.ts';
import { buildArchive, buildTiles, LEVEL, TEST_LAYERS } from './testing/tiles.ts';

const PAGE = 'https://atlas.example/maps/';
const access = (change: Partial<Access> = {}): Access => ({
  page: PAGE,
  allowed: ['https://t.example'],
  ...change,
});
const archive = buildArchive(buildTiles(TEST_LAYERS), { attribution: '&copy; 某图社' });

type Answer = (url: URL, headers: Headers) => Response | Promise<Response>;
let asked: string[];
let answer: Answer;
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (url: URL, init: RequestInit = {}) => {
    asked.push(String(url));
    return Promise.resolve(answer(new URL(url), new Headers(init.headers)));
  });
});
afterEach(() => vi.unstubAllGlobals());

const failure = async (opened: Promise<unknown>): Promise<SpecFailure> => {
  const error: unknown = await opened.catch((thrown: unknown) => thrown);
  if (error instanceof SpecError) return error.failure;
  throw new Error(`no failure: ${String(error)}`);
};
const json = (value: unknown): Response => new Response(JSON.stringify(value));
const ranged: Answer = (_, headers) => {
  const [from = 0, to = 0] = (/bytes=(\d+)-(\d+)/.exec(headers.get('range') ?? '') ?? [])
    .slice(1)
    .map(Number);
  return new Response(archive.slice(from, to + 1) as Uint8Array<ArrayBuffer>, { status: 206 });
};

describe('vector tiles', () => {
  it('of an archive at an address are read in ranges', async () => {
    answer = ranged;
    const opened = await openVector('https://t.example/wuyi.pmtiles', access());
    expect(opened).toMatchObject({ zooms: [LEVEL, LEVEL], attribution: '© 某图社' });
    expect((await opened.tile(LEVEL, 426, 212))?.length).toBeGreaterThan(20);
    expect(await opened.tile(LEVEL, 1, 1)).toBeUndefined();
  });

  it('of an archive on a server without ranges are refused, and the file is not fetched', async () => {
    let cancelled = false;
    answer = () => new Response(new ReadableStream({ cancel: () => void (cancelled = true) }));
    const opened = openVector('https://t.example/wuyi.pmtiles', access());
    expect(await failure(opened)).toMatchObject({ why: 'no-ranges' });
    expect(cancelled).toBe(true);
  });

  it('of a template are asked with the key, which is in no failure', async () => {
    answer = () => new Response(null, { status: 403 });
    const source = 'https://t.example/{z}/{x}/{y}?key={key}';
    const opened = await openVector(source, access({ key: 'geheim' }));
    const failed = await failure(opened.tile(7, 106, 52));
    expect(asked).toEqual(['https://t.example/7/106/52?key=geheim']);
    expect(failed).toEqual({ kind: 'basemap', source, why: 'key', detail: '403' });
  });

  it.each([
    [
      'https://t.example/v3/tiles.json',
      { tiles: ['https://t.example/v3/{z}/{x}/{y}.pbf'] },
      'https://t.example/v3/7/106/52.pbf',
    ],
    ['https://t.example/v3/tiles.json', { tiles: ['../{z}/{x}/{y}'] }, 'https://t.example/7/106/52'],
    [
      'https://t.example/zj',
      { tiles: ['https://t.example/zj/{z}/{x}/{y}'], scheme: 'tms' },
      'https://t.example/zj/7/106/75',
    ],
    ['tiles/zj.json', { tiles: ['./{z}/{x}/{y}.mvt'] }, 'https://atlas.example/maps/tiles/7/106/52.mvt'],
  ])('are described by %s: %j', async (source, described, expected) => {
    answer = (url) => (url.href.endsWith('52.pbf') ? new Response(null, { status: 204 }) : json(described));
    const opened = await openVector(source, access());
    expect(opened.zooms).toEqual([0, 14]);
    await opened.tile(7, 106, 52);
    expect(asked.at(-1)).toBe(expected);
  });

  it('have the zoom levels and the attribution of their description, as text', async () => {
    const described = {
      tiles: ['/{z}/{x}/{y}'],
      minzoom: 4,
      maxzoom: 12,
      attribution: '<a href="#" onclick="x()">&copy; 甲</a>',
    };
    answer = () => json(described);
    expect(await openVector('https://t.example/a.json', access())).toMatchObject({
      zooms: [4, 12],
      attribution: '© 甲',
    });
  });

  it.each([
    ['not-omt', () => json({ tiles: ['/{z}/{x}/{y}'], vector_layers: [{ id: 'streets' }] })],
    ['tilejson', () => json({ tiles: [] })],
    ['tilejson', () => json({ tiles: ['/{z}/{x}/{y}'], minzoom: 9, maxzoom: 3 })],
    ['tilejson', () => new Response('<html>')],
    ['absent', () => new Response(null, { status: 404 })],
    ['status', () => new Response(null, { status: 503 })],
  ] as const)('whose description cannot be used are refused: %s', async (why, answered) => {
    answer = answered;
    expect(await failure(openVector('https://t.example/a.json', access()))).toMatchObject({ why });
  });

  it.each([
    ['<a href="#">&#169;&nbsp;甲 &amp; 乙</a> &middot; &quot;丙&quot; &#x4e19;', '© 甲 & 乙 · "丙" 丙'],
    ['<!-- made by x --><script>alert(1)</script><style>a{}</style>甲', '甲'],
    [
      'scale < 1 : 5000 &lt;b&gt; &unknown; &#99999999; &#x7fffff;',
      'scale < 1 : 5000 <b> &unknown; &#99999999; &#x7fffff;',
    ],
  ])('have the attribution %s as the text %s', async (attribution, text) => {
    answer = () => json({ tiles: ['/{z}/{x}/{y}'], attribution });
    expect(await openVector('https://t.example/a.json', access())).toMatchObject({ attribution: text });
  });

  it('in a folder are asked for with the query of its address', async () => {
    answer = () => new Response(null, { status: 404 });
    const opened = await openVector('/tiles/?v=2&key={key}', { ...access(), key: 'k1' });
    await opened.tile(7, 106, 52);
    expect(asked.at(-1)).toBe('https://atlas.example/tiles/7/106/52.pbf?v=2&key=k1');
  });

  it('may lie in a folder', async () => {
    answer = () => new Response(null, { status: 404 });
    const opened = await openVector('/tiles/', access());
    await opened.tile(7, 106, 52);
    expect(asked).toEqual(['https://atlas.example/tiles/', 'https://atlas.example/tiles/7/106/52.pbf']);
  });

  it('of an origin that is not allowed are not asked for, nor those that a description leads to', async () => {
    answer = () => json({ tiles: ['https://other.example/{z}/{x}/{y}'] });
    expect(await failure(openVector('https://other.example/a.json', access()))).toMatchObject({
      why: 'other-origin',
      detail: 'https://other.example',
    });
    expect(asked).toEqual([]);
    const opened = await openVector('https://t.example/a.json', access());
    expect(await failure(opened.tile(7, 106, 52))).toMatchObject({ why: 'other-origin' });
    expect(asked).toEqual(['https://t.example/a.json']);
  });
});

describe('a request that has no response', () => {
  const ask = () => request('某图', 'https://t.example/a', access());
  const broken = (opaque: boolean): void => {
    vi.stubGlobal('location', { origin: 'https://atlas.example' });
    vi.stubGlobal('fetch', (_: URL, { mode }: RequestInit) =>
      mode === 'no-cors' && opaque
        ? Promise.resolve(new Response())
        : Promise.reject(new TypeError('Failed to fetch')),
    );
  };

  it('is one without permission if the server is there', async () => {
    broken(true);
    expect(await failure(ask())).toMatchObject({ why: 'cors' });
  });
  it('is unreachable if the server is not there', async () => {
    broken(false);
    expect(await failure(ask())).toMatchObject({ why: 'unreachable' });
  });
  it('is offline if the computer is', async () => {
    broken(false);
    vi.stubGlobal('navigator', { onLine: false });
    expect(await failure(ask())).toMatchObject({ why: 'offline' });
  });
});

describe('what a server says in the place of a picture', () => {
  const said = (text: string): string => saidIn(new TextEncoder().encode(text));
  it('is the message of a JSON', () =>
    expect(said('{"msg":"非法Key","resolve":"请到控制台查看","code":"1"}')).toBe('非法Key'));
  it('is the text of markup, shortened', () => {
    expect(said('<html><body><h1>Forbidden</h1> by rule</body></html>')).toBe('Forbidden by rule');
    expect(said('x'.repeat(500))).toHaveLength(80);
  });
  it('is nothing for other bytes', () => {
    expect(saidIn(Uint8Array.of(0xff, 0xfe, 0x00))).toBe('');
    expect(said('{"msg":')).toBe('');
  });
});
