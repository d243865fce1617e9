import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import { realFile, realNetwork } from '../dataset/testing/network.ts';
import type { Network } from '../domain/network.ts';
import { LANGUAGES } from '../i18n/index.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import { encodeLink } from './link.ts';
import { applyHash, buildLink } from './link-state.ts';
import { findPlace } from './places.ts';
import { checkLinks } from './resolve.ts';
import { giveNetwork } from './testing/network.ts';

/** The files that the page would fetch, read from disk. Replacing the module that loads them would affect other test files, which share it. */
beforeAll(() => {
  vi.stubGlobal('fetch', (url: string) => {
    const [file] = Object.entries(PAGE_ADDRESSES).find(([, address]) => address === url) ?? [];
    if (file === undefined) throw new Error(`no file of geodata/: ${url}`);
    return Promise.resolve(new Response(readFileSync(join(import.meta.dirname, '../../geodata', file))));
  });
});
afterAll(() => vi.unstubAllGlobals());

/** The default limit of `vi.waitFor`, one second, is too short for a busy machine. */
const PATIENCE = { timeout: 60_000 };

let network: Network;
beforeAll(async () => {
  network = await realNetwork();
});

let stop = (): void => {};
afterEach(() => stop());

/** A page that was opened with a link, once its data are loaded. */
async function opened(hash: string): Promise<AtlasState> {
  const state = createAtlasState([], LANGUAGES);
  applyHash(state, hash);
  stop = checkLinks(state);
  giveNetwork(state, network);
  await vi.waitFor(() => {
    const waits = state.selection.value?.kind === 'place' && state.gazetteer.value === null;
    expect(waits).toBe(false);
  }, PATIENCE);
  return state;
}

describe('checkLinks', () => {
  it.each([
    ['at=place:330784108000', 'at=town:330784108000'],
    ['at=place:330203102224', 'at=village:330203102224'],
    ['at=town:330105016000', 'at=place:330105016000'],
    ['at=village:330102001057', 'at=place:330102001057'],
    ['at=village:330784108000', 'at=town:330784108000'],
    ['at=county:330784108', 'at=town:330784108000'],
    ['at=town:330723', 'at=county:330723'],
    ['at=330723', 'at=county:330723'],
    ['at=county:330723000000', 'at=county:330723'],
    ['at=axis:axis-330723', 'at=axis:axis-053'],
    ['at=axis:axis-331124', 'at=axis:axis-083'],
    ['at=axis:330723', 'at=axis:axis-053'],
    ['at=cluster:axis-330723', 'at=axis:axis-053'],
    ['at=axis:panan-juxi', 'at=cluster:panan-juxi'],
    ['at=county:330185', 'at=county:330112'],
    ['at=axis:axis-331021', 'at=axis:axis-078'],
    ['at=axis:axis-330103', 'at=county:330105'],
    ['at=county:330700', 'in=330700'],
    ['at=town:330104008010', 'at=place:330104008010'],
    ['in=330103', 'in=330105'],
    ['in=330104', 'in=330102'],
    ['in=330183', 'in=330111'],
    ['in=330283', 'in=330213'],
    ['in=330621', 'in=330603'],
    ['in=332500', 'in=331100'],
    ['in=330723000000&lang=en', 'in=330723&lang=en'],
    ['in=330723000', 'in=330723'],
    ['in=3307', 'in=330700'],
    ['in=33', ''],
    ['in=330185&at=county:331021&only=documented', 'at=county:331083&in=330112&only=documented'],
  ])('%s leads to %s, without a message', async (hash, link) => {
    const state = await opened(hash);
    expect(encodeLink(buildLink(state))).toBe(link);
    expect(state.notice.value).toBeNull();
  });

  it('opens a village that was modelled in an earlier network, and every modelled one of the present network, by its old link', async () => {
    const former = readFileSync(
      join(import.meta.dirname, '../../geodata/inputs/former-stand-ins.csv'),
      'utf8',
    )
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [code: string, name: string]);
    expect(former.length).toBeGreaterThan(500);
    const left = former.filter(([code]) => !network.villages.has(code));
    expect(left.length).toBeGreaterThan(0);
    const state = await opened(`at=village:${left[0]?.[0]}`);
    await vi.waitFor(() => expect(state.places.value).not.toBeNull(), PATIENCE);
    expect(encodeLink(buildLink(state))).toBe(`at=place:${left[0]?.[0]}`);
    expect(state.notice.value).toBeNull();
    for (const [code, name] of left)
      expect(findPlace(state.gazetteer.value, state.places.value, code), code).toMatchObject({
        name,
        formerStandIn: true,
      });
    for (const [code] of former.filter((one) => !left.includes(one)))
      expect(network.villages.get(code)?.code).toBe(code);
  });

  it.each([
    ['in=331200&lang=en', 'lang=en', ['in=331200']],
    ['in=330499&width=5&show=gaps', 'width=5&show=gaps', ['in=330499']],
    ['in=330198&batch=1&colour=red', 'batch=1', ['colour=red', 'in=330198']],
    ['in=330499&at=town:330723999000', '', ['in=330499', 'at=place:330723999000']],
  ])('%s is reported and left out, the rest is kept', async (hash, link, parts) => {
    const state = await opened(hash);
    await vi.waitFor(() => expect(encodeLink(buildLink(state))).toBe(link), PATIENCE);
    expect(state.notice.value).toEqual({ kind: 'bad-link', parts });
  });

  it('waits for the lists that are kept on the device before it says that an axis is unknown', async () => {
    const state = createAtlasState([], LANGUAGES);
    state.listsPending.value = true;
    applyHash(state, 'at=axis:axis-099');
    stop = checkLinks(state);
    giveNetwork(state, network);
    expect(state.selection.value).toEqual({ kind: 'axis', id: 'axis-099' });
    const [axis] = network.axes.values();
    const axes = new Map(network.axes).set('axis-099', { ...axis!, id: 'axis-099' });
    giveNetwork(state, { ...network, axes });
    state.listsPending.value = false;
    expect(encodeLink(buildLink(state))).toBe('at=axis:axis-099');
    expect(state.notice.value).toBeNull();
    // Without such a list it is unknown.
    giveNetwork(state, network);
    expect(state.selection.value).toBeNull();
    expect(state.notice.value).toEqual({ kind: 'unknown-record', id: 'axis-099' });
  });

  it.each(['at=village:330723999999', 'at=county:330198', 'at=axis:axis-339999', 'at=cluster:nowhere'])(
    '%s is reported as unknown',
    async (hash) => {
      const state = await opened(`${hash}&lang=en`);
      await vi.waitFor(() => expect(state.selection.value).toBeNull(), PATIENCE);
      expect(state.notice.value).toEqual({ kind: 'unknown-record', id: hash.split(':')[1] });
      expect(encodeLink(buildLink(state))).toBe('lang=en');
    },
  );

  it.each([
    ['at=town:330185109000', '330112', '330185109000'],
    ['at=village:330183101299', '330111', '330183101299'],
    ['at=town:330104009', null, '330104009000'],
  ])(
    '%s, of a county that no longer exists, is reported as unknown and leads to its county if that was not divided',
    async (hash, county, id) => {
      const state = await opened(hash);
      await vi.waitFor(() => expect(state.notice.value).toEqual({ kind: 'unknown-record', id }), PATIENCE);
      expect(state.selection.value).toEqual(county === null ? null : { kind: 'county', id: county });
    },
  );

  it('reports nothing about a record whose file cannot be used', async () => {
    const state = createAtlasState([], LANGUAGES);
    applyHash(state, 'at=axis:axis-330198');
    state.failures.value = [{ file: 'axes.geojson', reason: { kind: 'network' } }];
    stop = checkLinks(state);
    giveNetwork(state, network);
    expect(state.selection.value).toEqual({ kind: 'axis', id: 'axis-330198' });
    expect(state.notice.value).toBeNull();
  });

  it('converts the codes of a sheet to present ones', async () => {
    const state = await opened('');
    state.printSettings.value = {
      version: 1,
      region: { kind: 'axis', id: 'axis-330185' },
      filter: { county: '331021' },
    };
    expect(state.printSettings.value).toMatchObject({
      region: { id: 'axis-006' },
      filter: { county: '331083' },
    });
    state.printSettings.value = { version: 1, region: null } as never;
    expect(state.printSettings.value).toEqual({ version: 1, region: null });
  });
});

it('every place of the gazetteer belongs to a present county', () => {
  const { towns, villages } = realFile('gazetteer.json');
  const counties = new Set(network.counties.keys());
  const astray = [
    ...towns.map(({ code }) => code.slice(0, 6)),
    ...villages.map(({ code, county }) => county ?? code.slice(0, 6)),
  ].filter((code) => !counties.has(code));
  expect(astray).toEqual([]);
});

it('every former code leads to present codes', () => {
  const today = new Set([...network.counties.keys(), ...network.prefectures.keys()]);
  expect(network.aliases.divisions.length).toBeGreaterThan(100);
  for (const { code, successors } of network.aliases.divisions) {
    expect(today.has(code)).toBe(false);
    expect(successors.length).toBeGreaterThan(0);
    for (const successor of successors) expect(today.has(successor), `${code} → ${successor}`).toBe(true);
  }
});
