// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { notify, openAnalysis, openList, select, setFilter, changeSetting } from '../state/actions.ts';
import { createAtlasState } from '../state/atlas-state.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { openPrint } from '../state/print-memory.ts';
import { giveNetwork } from '../state/testing/network.ts';
import { AtlasContext } from './atlas.ts';
import { pageWords, programmeWords } from '../i18n/index.ts';
import { Panel } from './panel/panel.tsx';
import { Programme } from './panel/programme.tsx';
import { Stories } from './panel/stories.tsx';
import { testAtlas } from './testing/atlas.ts';

/** Names of the parts that throw; a part that is not in the set renders as usual. */
const broken = vi.hoisted(() => new Set<string>());

const breakable = vi.hoisted(
  () =>
    (...names: string[]) =>
    async (original: () => Promise<unknown>): Promise<object> => {
      const real = (await original()) as Record<string, (props: object) => unknown>;
      const parts = names.map((name) => [
        name,
        (props: object) => {
          if (broken.has(name)) throw new Error(`${name} broke`);
          return real[name]?.(props);
        },
      ]);
      return { ...real, ...Object.fromEntries(parts) };
    },
);
vi.mock('./drawer.tsx', breakable('DrawerHandle'));
vi.mock('./search/search-box.tsx', breakable('SearchBox'));
vi.mock('./notices.tsx', breakable('NoticeLine'));
vi.mock('./panel/filters.tsx', breakable('Filters'));
vi.mock('./panel/legend.tsx', breakable('Legend'));
vi.mock('./panel/stories.tsx', breakable('Stories'));
vi.mock('./panel/programme.tsx', breakable('Programme'));
vi.mock('./panel/list-view.tsx', breakable('ListView'));
vi.mock('./profile/county-profile.tsx', breakable('CountyProfile'));
vi.mock('./profile/village-profile.tsx', breakable('VillageProfile'));
vi.mock('./analysis/width-slider.tsx', breakable('WidthSlider'));
vi.mock('./analysis/answer-layers.tsx', breakable('AnswerLayers'));
vi.mock('./print/open-print.tsx', breakable('PrintView'));

let state: AtlasState;
let reported: unknown[];
const root = (): HTMLElement => document.body;
const PARTS = Object.entries(pageWords('zh').fault.parts);
const faults = (): (string | undefined)[] =>
  [...root().querySelectorAll('.notice-failure')].map(
    ({ textContent }) => PARTS.find(([, name]) => textContent?.includes(`“${name}”`))?.[0],
  );
const press = (name: string): Promise<void> =>
  act(() => {
    const buttons = [...root().querySelectorAll<HTMLElement>('.notice-failure button')];
    const button = buttons.find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`no button ${name} among ${buttons.map((each) => each.textContent).join()}`);
    button.click();
  });

beforeEach(async () => {
  await programmeWords.load();
  reported = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  state = createAtlasState();
  giveNetwork(state);
  state.textMayCome.value = true;
  const atlas = testAtlas(state, { later: signal({ Programme, Stories, BasemapSection: () => null }) });
  await act(() =>
    render(
      <AtlasContext.Provider value={atlas}>
        <Panel />
      </AtlasContext.Provider>,
      document.body,
    ),
  );
});
afterEach(() => {
  broken.clear();
  render(null, document.body);
  vi.unstubAllGlobals();
});

/** Renders the page again with a part that throws. */
const breakPart = (name: string): Promise<void> =>
  act(async () => {
    broken.add(name);
    // Every part reads the language, so a change renders it again.
    state.languageChoice.value = 'en';
    await Promise.resolve();
    state.languageChoice.value = 'zh';
  });

for (const [name, part, others] of [
  ['DrawerHandle', 'drawer', ['搜索', '筛选', '图层与图例']],
  ['SearchBox', 'search', ['筛选', '图层与图例', '走廊与覆盖']],
  ['Filters', 'filters', ['图层与图例', '计划数字', '缩差共富一年间']],
  ['Legend', 'legend', ['筛选', '计划数字', '缩差共富一年间']],
  ['Stories', 'stories', ['筛选', '图层与图例', '计划数字']],
  ['Programme', 'programme', ['筛选', '图层与图例', '缩差共富一年间']],
] as const)
  it(`if ${name} throws, the rest of the panel stays; it is shown again when it works`, async () => {
    expect(faults()).toEqual([]);
    await breakPart(name);
    expect(faults()).toEqual([part]);
    expect(reported.map(String)).toContain(`Error: ${name} broke`);
    expect(root().querySelector('.notice-failure')?.textContent).toMatch(/这一部分出了错.*其余部分照常可用/);
    for (const other of others) expect(root().innerHTML).toContain(other);
    await press('再试一次');
    expect(faults()).toEqual([part]);
    broken.clear();
    await press('再试一次');
    expect(faults()).toEqual([]);
  });

it('a profile, a list and a print that throw can be closed, and the next one opens', async () => {
  broken.add('CountyProfile');
  await act(() => select(state, { kind: 'county', id: '330723' }));
  expect(faults()).toEqual(['profile']);
  await act(() => select(state, { kind: 'village', id: '330723101201' }));
  expect([faults(), root().querySelector('h2')?.textContent]).toEqual([[], '王宅村']);
  await act(() => select(state, { kind: 'county', id: '330723' }));
  await press('关闭');
  expect(state.selection.value).toEqual({ kind: 'village', id: '330723101201' });

  broken.add('ListView');
  await act(() => {
    state.selection.value = null;
    openList(state, 'town');
  });
  expect(faults()).toEqual(['list']);
  await press('关闭');
  expect([state.list.value, faults()]).toEqual([null, []]);

  broken.add('PrintView');
  await act(() => openPrint(state, { kind: 'province' }));
  expect(faults()).toEqual(['print']);
  await act(() => (state.printSettings.value = { version: 1, region: null } as never));
  await press('恢复默认设置');
  // The code that resets a print is loaded when it is needed.
  await act(() =>
    vi.waitFor(() => expect(state.printSettings.value?.region).toEqual({ kind: 'province' }), 60_000),
  );
  await press('关闭');
  expect([state.printSettings.value, faults()]).toEqual([null, []]);
});

it('a filter and a width that throw can be reset to their defaults', async () => {
  await act(() => setFilter(state, { batch: '2' }));
  await breakPart('Filters');
  broken.clear();
  await press('恢复默认设置');
  expect([state.filter.value, faults()]).toEqual([{}, []]);
  await act(() => openAnalysis(state, true));
  await vi.waitFor(() => expect(root().querySelector('input[type="range"]')).not.toBeNull(), {
    timeout: 60_000,
  });
  await act(() => changeSetting(state, 'widthKm', 17));
  await breakPart('WidthSlider');
  expect(faults()).toEqual(['width']);
  broken.clear();
  await press('恢复默认设置');
  expect([state.widthKm.value, faults()]).toEqual([5, []]);
});

it('a notice that throws can be dismissed', async () => {
  await act(() => notify(state, { kind: 'copied' }));
  await breakPart('NoticeLine');
  expect(faults()).toEqual(['notices']);
  await press('关闭');
  expect(state.notice.value).toBeNull();
});
