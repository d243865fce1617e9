// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDataset } from '../../dataset/dataset.ts';
import { realFile, realNetworkNow } from '../../dataset/testing/network.ts';
import { sheetWith } from '../../exchange/testing/sheet.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { deviceStore } from '../../state/device-store.ts';
import { LIST_FORMAT } from '../../exchange/list/applied-list.ts';
import { AtlasContext } from '../atlas.ts';
import '../../i18n/testing/load-words.ts';
import { IntakeDialog } from '../own-files/intake-dialog.tsx';
import { AppliedListSection } from './applied-list-section.tsx';
import { ListDialog } from './list-dialog.tsx';
import { restoreLists } from './restore-lists.ts';
import { testAtlas } from '../testing/atlas.ts';

// Lines are laid in a worker; `synthetic.test.ts` tests that.
const LAID = { state: 'done', value: { axes: [], villages: [], failed: [] } };
const layAxes = vi.fn<() => Promise<object>>();
vi.mock('../../spatial/client-axes.ts', () => ({ layAxes: () => layAxes() }));

let state: AtlasState;
const text = (): string => (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');
const buttonOf = (name: RegExp): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
    name.test(textContent ?? ''),
  );
  if (!found) throw new Error(`no button ${String(name)} in ${text()}`);
  return found;
};
const show = (what: preact.JSX.Element): Promise<void> =>
  act(() => {
    render(<AtlasContext.Provider value={testAtlas(state)}>{what}</AtlasContext.Provider>, document.body);
  });
const until = async (done: () => boolean): Promise<void> => {
  for (let i = 0; i < 6000 && !done(); i++)
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  expect(done(), text()).toBe(true);
};

beforeEach(() => {
  layAxes.mockReset().mockResolvedValue(LAID);
  state = createAtlasState();
  state.languageChoice.value = 'zh';
  state.dataset.value = createDataset(realNetworkNow());
  state.loadState.value = 'ready';
  vi.stubGlobal('fetch', (address: string) => {
    const file =
      (['register.json', 'places.json'] as const).find((name) =>
        address.includes(name.replace('.json', '')),
      ) ?? 'gazetteer.json';
    return Promise.resolve(
      new Response(JSON.stringify(realFile(file)), { headers: { 'content-type': 'application/json' } }),
    );
  });
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const LIST = sheetWith([
  ['武义县重点村名单（2026年3月）'],
  ['序号', '县（市、区）', '乡镇', '村名', '批次'],
  [1, '武义县', '俞源乡', '俞源村', '第一批'],
  [2, null, '桃溪镇', '陶 村', '第二批'],
  [3, null, '履坦镇', '坛头村村委会', '第二批'],
  [4, null, '王宅镇', '杨岸村', '第二批'],
  [5, null, '王宅镇', '没有这个村名', '第二批'],
  ['合计', null, null, 5, null],
]);

const AXES = sheetWith(
  [
    ['序号', '县（市、区）', '发展轴名称', '途经镇'],
    [1, '缙云县', '“县城—壶镇”发展轴', '壶镇镇'],
    [2, '缙云县', '“县城—大洋”发展轴', null],
  ],
  { sheet: '发展轴' },
);
const COVER = sheetWith([['填表说明'], ['1. 各县按实填报。'], ['2. 名称须与登记一致。']], {
  sheet: '填表说明',
});

it('begins with the sheet that is a list, tells before applying which axis would have no line, and recognises another sheet anew', async () => {
  const sheets = [COVER, AXES, { ...LIST, sheet: '重点村' }];
  await show(<ListDialog contents={sheets} all={sheets} faults={[]} onClose={() => undefined} />);
  await until(() => /应用后/.test(text()));
  const [sheetField, kindField] = [...document.querySelectorAll<HTMLSelectElement>('.list-head select')];
  expect(text()).toContain('列：认出 4 / 4');
  expect(kindField?.value).toBe('axis');
  expect(text()).toContain('没有线的轴：“县城—大洋”发展轴');
  expect(text()).toContain('第 3 行 D 列 “县城—大洋”发展轴：采用，但没有线');
  await act(() => {
    sheetField!.value = '2';
    sheetField!.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(kindField?.value).toBe('village');
  expect(text()).toContain('采用 3 条');
});

it('shows what it recognised, asks what is uncertain, applies the list, and undoes it to the same bytes', async () => {
  const before = state.network.value;
  const village = (name: string): string | undefined =>
    [...(state.network.value?.villages.values() ?? [])].find(
      (each) => each.county === '330723' && each.name === name,
    )?.status;
  const onClose = vi.fn<() => void>();
  await show(<ListDialog contents={[LIST]} all={[LIST]} faults={[]} onClose={onClose} />);
  await until(() => /应用后/.test(text()));
  expect(text()).toContain('采用 3 条');
  expect(text()).toContain('还有 1 个名称要你确认');
  expect(text()).toContain('放在一边 1 条');
  expect(document.querySelector('select[aria-label="村名"]')).toHaveProperty('value', 'village');
  expect(document.querySelectorAll('.candidate-map circle').length).toBeGreaterThan(0);
  await act(() => document.querySelector<HTMLInputElement>('.list-question input[type="radio"]')?.click());
  expect(text()).toContain('采用 4 条');
  await act(() => buttonOf(/^应用 4 条/).click());
  await until(() => /已应用 4 条/.test(text()));
  // This browser does not store anything, and the dialog says so.
  expect(text()).toContain('浏览器不让保存');
  expect(village('俞源村')).toBe('documented');
  const listed = [...(state.network.value?.villages.values() ?? [])].filter(
    ({ county }) => county === '330723',
  );
  expect(listed.filter(({ status }) => status === 'modelled')).toEqual([]);
  // Other counties have not changed.
  for (const record of before?.villages.values() ?? [])
    if (record.county !== '330723') expect(state.network.value?.villages.get(record.code)).toBe(record);

  await show(<AppliedListSection />);
  expect(text()).toContain('名单.xlsx');
  await act(() => buttonOf(/^撤销/).click());
  await until(() => state.lists.value.length === 0);
  const all = (network: typeof before): string =>
    JSON.stringify([...(network?.villages ?? []), ...(network?.axes ?? []), ...(network?.sources ?? [])]);
  expect(all(state.network.value)).toBe(all(before));
});

it('states the number of records of every status, which add up to all', async () => {
  const network = realNetworkNow();
  const villages = [...network.villages.values()];
  const drawn = villages.find(({ county, status }) => county !== '330723' && status === 'modelled')!;
  state.dataset.value = createDataset({
    ...network,
    villages: new Map(network.villages).set(drawn.code, { ...drawn, status: 'user' }),
  });
  await show(<ListDialog contents={[LIST]} all={[LIST]} faults={[]} onClose={() => undefined} />);
  await until(() => /应用后/.test(text()));
  const rows = [...document.querySelectorAll('.list-totals tr')].map((row) => ({
    name: row.querySelector('th')!.textContent,
    counts: row.querySelector('td')!.textContent.replaceAll(',', '').split(' → ').map(Number),
  }));
  expect(rows.map(({ name }) => name)).toEqual(['有据', '推演', '自绘', '合计']);
  expect(rows[2]!.counts).toEqual([1, 1]);
  const all = rows.pop()!;
  for (const i of [0, 1]) expect(rows.reduce((sum, { counts }) => sum + counts[i]!, 0)).toBe(all.counts[i]);
  expect(all.counts[0]).toBe(villages.length);
});

it.each([
  ['zh', '没有应用，什么都没有改变：空间计算两次意外中断，已停下。'],
  [
    'en',
    'Not applied, and nothing was changed: The spatial engine ended unexpectedly twice and was stopped.',
  ],
] as const)('says in %s that the worker of the axes crashed, and changes nothing', async (language, told) => {
  layAxes.mockResolvedValue({ state: 'failed', failure: { kind: 'crashed' } });
  state.languageChoice.value = language;
  const before = state.network.value;
  await show(<ListDialog contents={[LIST]} all={[LIST]} faults={[]} onClose={() => undefined} />);
  await until(() => document.querySelector('.list-actions .primary') !== null);
  await act(() => document.querySelector<HTMLButtonElement>('.list-actions .primary')?.click());
  await until(() => document.querySelector('[role=alert]') !== null);
  expect(document.querySelector('[role=alert]')?.textContent).toBe(told);
  expect(state.network.value).toBe(before);
});

it.each([
  ['zh', '名单“旧.xlsx”不能用在现在的数据上：现在的数据里没有中心镇 330000000000。'],
  [
    'en',
    'The list “旧.xlsx” does not fit the data of today: The data of today have no central town 330000000000.',
  ],
] as const)('tells in %s which record a list of this device needs that is gone', async (language, told) => {
  state.languageChoice.value = language;
  const { dataDate } = state.dataset.value!.base;
  const change = { kind: 'remove', of: 'town', id: '330000000000', note: '' };
  const list = { format: LIST_FORMAT, id: '1', file: { name: '旧.xlsx' }, dataDate, over: [], change };
  const stored = vi.spyOn(deviceStore, 'all').mockResolvedValue([list]);
  await restoreLists(testAtlas(state));
  stored.mockRestore();
  expect(state.notice.value).toEqual({ kind: 'list-refused', text: told });
});

it('keeps what the reader decided when the dialog is drawn again, as while another file is dragged over the page', async () => {
  const intake = { step: 'read', names: ['名单.xlsx'], contents: [LIST], faults: [] } as const;
  await show(<IntakeDialog intake={intake} />);
  await act(() => document.querySelector<HTMLButtonElement>('.intake-use')?.click());
  await until(() => /应用后/.test(text()));
  await act(() => document.querySelector<HTMLInputElement>('.list-question input[type="radio"]')?.click());
  expect(text()).toContain('采用 4 条');
  await show(<IntakeDialog intake={{ ...intake }} />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(text()).toContain('采用 4 条');
});

it('computes anew what it would change if another list is applied or taken back meanwhile', async () => {
  await show(<ListDialog contents={[LIST]} all={[LIST]} faults={[]} onClose={() => undefined} />);
  await until(() => /应用后/.test(text()));
  await act(() => document.querySelector<HTMLInputElement>('.list-question input[type="radio"]')?.click());
  const dataset = state.dataset.peek()!;
  await act(() => {
    state.dataset.value = { ...dataset, network: { ...dataset.network }, revision: dataset.revision + 1 };
  });
  expect(buttonOf(/^应用 4 条/).disabled).toBe(true);
  await until(() => !buttonOf(/^应用 4 条/).disabled);
  await act(() => buttonOf(/^应用 4 条/).click());
  await until(() => /已应用 4 条/.test(text()));
});
