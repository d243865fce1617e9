import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchGeodata, readGeodata } from '../../dataset/testing/geodata.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import '../../i18n/testing/load-words.ts';
import { ProfilePage } from '../testing/profile-page.tsx';

interface Written {
  id?: string;
  code?: string;
  name: string;
  status: string;
  sources: string[];
  facts: { source: string }[];
}
const readJson = <T,>(file: string): T => JSON.parse(readGeodata(file)) as T;
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

let page: ProfilePage;
const logged = vi.fn<(...what: unknown[]) => void>();

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(logged);
  vi.stubGlobal('fetch', fetchGeodata);
  page = new ProfilePage(realNetworkNow());
});
afterEach(async () => {
  await page.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  logged.mockReset();
});

describe('the profile of a modelled record', () => {
  it.each(KINDS)('states for every %s that it is modelled, and names its sources', async (kind, records) => {
    expect(records.length).toBeGreaterThan(0);
    // All profiles are complete: the files and the code of their later sections are loaded with the first.
    await page.open(kind, records[0]!.id);
    if (kind !== 'axis')
      await vi.waitFor(
        async () => {
          await act(() => {});
          expect(
            page.state.titles.value && page.state.shores.value && page.state.placeTravel.value,
          ).not.toBeNull();
          expect(page.textOf('#travel-title')).toBe('行程时间（估算）');
        },
        { interval: 5, timeout: 60_000 },
      );

    const differences: unknown[] = [];
    for (const { id, name, sourceTitles } of records) {
      await page.open(kind, id);
      const shown = page.textOf();
      const found = {
        title: page.textOf('h2'),
        badge: page.textOf('header', '.badge'),
        badgeStyle: page.part('header', '.badge')?.getAttribute('data-status'),
        statement: page.textOf('header', '.status-note', 'p'),
        hasId: page.textOf('dl').includes(id),
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
    expect(page.state.failures.value).toEqual([]);
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
