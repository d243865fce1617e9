import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE_ADDRESSES } from '../../dataset/base/addresses.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import '../../i18n/testing/load-words.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { applyHash } from '../../state/link-state.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { PlainNode } from '../testing/plain-nodes.ts';
import { Profile } from './profile.tsx';

interface Written {
  id?: string;
  code?: string;
  name: string;
  status: string;
  sources: string[];
  facts: { source: string }[];
}
const readText = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8');
const readJson = <T,>(file: string): T => JSON.parse(readText(file)) as T;
const titleOf = new Map(
  readJson<{ id: string; title: string }[]>('sources.json').map(({ id, title }) => [id, title]),
);

/** The modelled records of a committed file, read independently of the product, to compare with their profiles. */
const modelledIn = (file: string) =>
  readJson<{ features: { properties: Written }[] }>(file)
    .features.map(({ properties }) => properties)
    .filter(({ status }) => status === 'modelled')
    .map(({ id, code, name, sources, facts }) => ({
      id: id ?? code ?? '(no id)',
      name,
      sourceTitles: [...new Set([...sources, ...facts.map(({ source }) => source)])].map(
        (source) => titleOf.get(source) ?? `(no source ${source})`,
      ),
    }));
const MODELLED = {
  axis: modelledIn('axes.geojson'),
  town: modelledIn('towns.geojson'),
  village: modelledIn('villages.geojson'),
};
type Kind = keyof typeof MODELLED;
const KINDS = Object.entries(MODELLED) as [Kind, (typeof MODELLED)[Kind]][];

let state: AtlasState;
const root = new PlainNode(1, 'main');
const logged = vi.fn<(...what: unknown[]) => void>();

/** An element of the shown profile, by tag name, class or id along the way to it. */
const part = (...path: string[]): PlainNode | null =>
  ['article', ...path].reduce<PlainNode | null>((outer, selector) => outer && outer.find(selector), root);
const textOf = (...path: string[]): string => part(...path)?.textContent ?? `no ${path.join(' ')}`;

/** Opens a link to a record and renders its profile in place of the one before. */
const open = (kind: Kind, id: string): Promise<void> =>
  act(() => {
    applyHash(state, `#at=${kind}:${id}`);
    const selection = state.selection.value;
    render(
      <AtlasContext.Provider value={testAtlas(state)}>
        {selection && <Profile selection={selection} />}
      </AtlasContext.Provider>,
      root as unknown as Element,
    );
  });

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(logged);
  // The server: the files that profiles request when they are first shown.
  vi.stubGlobal('fetch', (address: string) => {
    const file = Object.entries(PAGE_ADDRESSES).find(([, known]) => known === address)?.[0];
    return file === undefined
      ? Promise.reject(new Error(`no file at ${address}`))
      : Promise.resolve(new Response(readText(file)));
  });
  state = createAtlasState();
  state.languageChoice.value = 'zh';
  giveNetwork(state, realNetworkNow());
});
afterEach(async () => {
  await act(() => render(null, root as unknown as Element));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  logged.mockReset();
});

describe('the profile of a modelled record', () => {
  it.each(KINDS)('states for every %s that it is modelled, and names its sources', async (kind, records) => {
    expect(records.length).toBeGreaterThan(0);
    // All profiles are complete: the files and the code of their later sections are loaded with the first.
    await open(kind, records[0]!.id);
    if (kind !== 'axis')
      await vi.waitFor(
        async () => {
          await act(() => {});
          expect(state.titles.value && state.shores.value && state.placeTravel.value).not.toBeNull();
          expect(textOf('#travel-title')).toBe('行程时间（估算）');
        },
        { interval: 5, timeout: 60_000 },
      );

    const differences: unknown[] = [];
    for (const { id, name, sourceTitles } of records) {
      await open(kind, id);
      const shown = textOf();
      const found = {
        title: textOf('h2'),
        badge: textOf('header', '.badge'),
        badgeStyle: part('header', '.badge')?.getAttribute('data-status'),
        statement: textOf('header', '.status-note', 'p'),
        hasId: textOf('dl').includes(id),
        sourcesNotNamed: sourceTitles.filter((title) => !shown.includes(title)),
      };
      const wanted: typeof found = {
        title: name,
        badge: '推演',
        badgeStyle: 'modelled',
        statement:
          '正式名单尚未公开。这一条按本图集公开的规则推演得出，只为使总数与公布的 87、146、581 相符，不代表已经列入。',
        hasId: true,
        sourcesNotNamed: [],
      };
      if (JSON.stringify(found) !== JSON.stringify(wanted)) differences.push({ kind, id, name, found });
    }
    expect(differences).toEqual([]);
    expect(state.failures.value).toEqual([]);
    expect(logged.mock.calls).toEqual([]);
  });

  it('is tested for every modelled record of the network, some of which have sources', () => {
    const { axes, towns, villages } = realNetworkNow();
    const statuses = [axes, towns, villages].flatMap((records) =>
      [...records.values()].map(({ status }) => status),
    );
    const tested = Object.values(MODELLED).flat();
    expect(tested).toHaveLength(statuses.filter((status) => status === 'modelled').length);
    expect(tested.filter(({ sourceTitles }) => sourceTitles.length > 0).length).toBeGreaterThan(0);
  });
});
