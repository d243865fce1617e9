import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileError } from '../../dataset/base/failure.ts';
import { createDataset } from '../../dataset/dataset.ts';
import { applied } from '../../dataset/history.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import type { Change } from '../../domain/changes.ts';
import type { Network } from '../../domain/network.ts';
import type { SheetContent } from '../../exchange/content.ts';
import { realIndex } from '../../exchange/testing/list-tools.ts';
import { sheetWith } from '../../exchange/testing/sheet.ts';
import { axisTools, layAll } from '../../spatial/geometry/axis/testing/lay-all.ts';
import { type AtlasState, createAtlasState } from '../atlas-state.ts';
import { exportedList, readExported } from './exported-list.ts';
import { applyStored, applyList, type ListTools, undoList } from './apply-list.ts';
import { startReview } from './list-review.ts';

// The code of the worker, without a thread: it really lays the axes.
vi.mock('../../spatial/client-axes.ts', () => ({
  layAxes: (
    _start: unknown,
    _addresses: unknown,
    { network: before }: { network: Network },
    { entries, axes }: { entries: never[]; axes: readonly string[] },
  ) => {
    const { network } = applied(before, { kind: 'patch', entries, note: '' });
    const laid = layAll(network, axes, tools);
    const changed = <R,>(now: ReadonlyMap<string, R>, then: ReadonlyMap<string, R>): R[] =>
      [...now].flatMap(([id, record]) => (then.get(id) === record ? [] : [record]));
    return Promise.resolve({
      state: 'done',
      value: {
        axes: axes.map((id) => laid.axes.get(id)),
        villages: changed(laid.villages, network.villages),
        failed: [],
      },
    });
  },
}));
const tools = axisTools(realNetworkNow());

const LIST_TOOLS: ListTools = {
  startAxisWorker: () => {
    throw new Error('no worker here');
  },
  words: {
    row: (sheet, row) => `${sheet ?? ''} ${row}`,
    publisher: '读者',
    note: () => '',
    change: (file) => file,
  },
  onProgress: () => undefined,
  signal: new AbortController().signal,
};
const loadIndex = ({ network }: { network: Network }) => Promise.resolve(realIndex(network));

const file = (name: string, letter: string): Pick<SheetContent, 'file'> => ({
  file: { name, sizeBytes: 1, sha256: letter.repeat(64), modified: '2026-03-01' },
});
const HEADINGS = ['县（市、区）', '中心镇名称', '赛道'];
const WUYI = sheetWith(
  [
    ['武义县中心镇名单（2026年3月）'],
    HEADINGS,
    ['武义县', '桐琴镇', '工业重镇'],
    ['武义县', '柳城畲族镇', '文旅名镇'],
  ],
  file('武义.xlsx', 'a'),
);
const WUYI_LATER = sheetWith(
  [['武义县中心镇名单（2026年9月）'], HEADINGS, ['武义县', '桐琴镇', '农业大镇']],
  file('武义新.xlsx', 'b'),
);
const WUYI_EARLIER = sheetWith(
  [['武义县中心镇名单（2025年1月）'], HEADINGS, ['武义县', '桐琴镇', '商贸强镇']],
  file('武义旧.xlsx', 'c'),
);
const VILLAGES = sheetWith(
  [
    ['武义县重点村名单（2026年4月）'],
    ['县（市、区）', '乡镇', '村名'],
    ['武义县', '俞源乡', '俞源村'],
    ['武义县', '桃溪镇', '陶村'],
  ],
  file('村.xlsx', 'd'),
);

let state: AtlasState;
const freshState = (): AtlasState => {
  const fresh = createAtlasState();
  fresh.dataset.value = createDataset(realNetworkNow());
  fresh.loadState.value = 'ready';
  return fresh;
};
beforeEach(() => {
  state = freshState();
});

const openReview = (of: AtlasState, sheet: SheetContent) =>
  startReview(
    realIndex(of.network.peek()!),
    [sheet],
    of.lists
      .peek()
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? null,
  );
async function apply(of: AtlasState, sheet: SheetContent): Promise<void> {
  const outcome = await applyList(of, openReview(of, sheet), LIST_TOOLS);
  expect(outcome.state).toBe('done');
}
/** All records of a network that lists can change, as sorted text. */
const textOf = ({ axes, towns, villages, clusters, counties, sources }: Network): string =>
  JSON.stringify(
    [axes, towns, villages, clusters, counties, sources].map((map) =>
      [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
const now = (of: AtlasState): string => textOf(of.network.peek()!);
const exportedAndRead = (of: AtlasState, i = 0) =>
  readExported(new TextDecoder().decode(exportedList(of.lists.peek()[i]!).bytes))!;

describe('a list', () => {
  it('that was exported gives the same records on another computer, and is the same list there', async () => {
    await apply(state, WUYI);
    await apply(state, VILLAGES);
    const other = freshState();
    const lists = [exportedAndRead(state, 0), exportedAndRead(state, 1)];
    expect(await applyStored(other, lists, loadIndex, LIST_TOOLS)).toEqual({ refused: [] });
    expect(now(other)).toBe(now(state));
    expect(other.lists.peek().map(({ id, did }) => [id, did])).toEqual(
      state.lists.peek().map(({ id, did }) => [id, did]),
    );
    // It is already in force when it is opened again.
    await applyStored(other, lists, loadIndex, LIST_TOOLS);
    expect(other.lists.peek()).toHaveLength(2);
    // It can be taken back there.
    await undoList(other, lists[1]!.id, loadIndex, LIST_TOOLS);
    await undoList(other, lists[0]!.id, loadIndex, LIST_TOOLS);
    expect(now(other)).toBe(textOf(realNetworkNow()));
  });

  it('is taken back while later ones stay: the result is as if it had never been applied', async () => {
    await apply(state, WUYI);
    await apply(state, VILLAGES);
    await apply(state, WUYI_LATER);
    const first = state.lists.peek()[0]!;
    expect(await undoList(state, first.id, loadIndex, LIST_TOOLS)).toEqual({ state: 'done' });
    expect(state.lists.peek().map((list) => list.file.name)).toEqual(['村.xlsx', '武义新.xlsx']);
    const without = freshState();
    await apply(without, VILLAGES);
    await apply(without, WUYI_LATER);
    expect(now(state)).toBe(now(without));
    expect(now(state)).not.toContain('list-aaaa');
    for (const { id } of [...state.lists.peek()].toReversed())
      await undoList(state, id, loadIndex, LIST_TOOLS);
    expect(now(state)).toBe(textOf(realNetworkNow()));
  });

  it('overrides an earlier one if it is newer or has no date, unless the reader decides otherwise', async () => {
    await apply(state, WUYI);
    const winsOf = (sheet: SheetContent): boolean => openReview(state, sheet).decisions.value.wins;
    expect([winsOf(WUYI_LATER), winsOf(WUYI_EARLIER)]).toEqual([true, false]);
    const older = openReview(state, WUYI_EARLIER);
    expect(older.plan.value.conflicts.map(({ kind, name }) => [kind, name])).toEqual([
      ['track', '桐琴镇'],
      ['not-listed', '柳城畲族镇'],
    ]);
    const track = (): string | undefined => state.network.peek()?.towns.get('330723102000')?.track;
    await applyList(state, older, LIST_TOOLS);
    expect(track()).toBe('industry');
    expect(state.network.peek()?.towns.has('330723100000')).toBe(true);
    await apply(state, WUYI_LATER);
    expect(track()).toBe('agriculture');
    expect(state.network.peek()?.towns.has('330723100000')).toBe(false);
    const chosen = openReview(state, WUYI_EARLIER);
    chosen.winsChoice.value = true;
    await applyList(state, chosen, LIST_TOOLS);
    expect(track()).toBe('commerce');
  });

  it('is opened while another is taken back: each change is made after the one before, with a revision of its own', async () => {
    await apply(state, WUYI);
    await apply(state, VILLAGES);
    await apply(state, WUYI_LATER);
    const [first, second] = state.lists.peek();
    const before = state.dataset.peek()!.revision;
    const undone = undoList(state, first!.id, loadIndex, LIST_TOOLS);
    const exported = exportedAndRead(state, 0);
    expect(state.listUndone.peek()).toBe(first!.id);
    // A second press does nothing; another list waits.
    expect(await undoList(state, second!.id, loadIndex, LIST_TOOLS)).toEqual({ state: 'void' });
    const opened = applyStored(state, [exported], loadIndex, LIST_TOOLS);
    expect(await undone).toEqual({ state: 'done' });
    expect(await opened).toEqual({ refused: [] });
    expect(state.listUndone.peek()).toBeNull();
    expect(state.lists.peek().map((list) => list.file.name)).toEqual(['村.xlsx', '武义新.xlsx', '武义.xlsx']);
    expect(state.dataset.peek()!.revision).toBe(before + 2);
    for (const { id } of [...state.lists.peek()].toReversed())
      await undoList(state, id, loadIndex, LIST_TOOLS);
    expect(now(state)).toBe(textOf(realNetworkNow()));
  });

  it('is not applied to another network than the one that was reviewed, and is once that is reviewed', async () => {
    const review = openReview(state, VILLAGES);
    await apply(state, WUYI);
    const before = state.dataset.peek();
    expect(await applyList(state, review, LIST_TOOLS)).toEqual({ state: 'void' });
    expect(state.dataset.peek()).toBe(before);
    review.index.value = realIndex(state.network.peek()!);
    expect(await applyList(state, review, LIST_TOOLS)).toMatchObject({ state: 'done' });
    const other = freshState();
    await apply(other, WUYI);
    await apply(other, VILLAGES);
    expect(now(state)).toBe(now(other));
  });

  it('stays if what is needed to take it back cannot be loaded, and can be taken back later', async () => {
    await apply(state, WUYI);
    await apply(state, VILLAGES);
    const { id } = state.lists.peek()[0]!;
    const offline = () => Promise.reject(new FileError('gazetteer.json', { kind: 'network' }));
    expect(await undoList(state, id, offline, LIST_TOOLS)).toEqual({
      state: 'failed',
      failure: { kind: 'files', detail: 'gazetteer.json' },
    });
    expect([state.lists.peek().length, state.listUndone.peek()]).toEqual([2, null]);
    expect(await undoList(state, id, loadIndex, LIST_TOOLS)).toEqual({ state: 'done' });
  });

  it('that does not fit the data is refused: with the record that is missing, or with an error for the console', async () => {
    const report = vi.fn<(error: Error) => void>();
    vi.stubGlobal('reportError', report);
    await apply(state, WUYI);
    const list = state.lists.peek()[0]!;
    const refusedWith = async (change: Change) => {
      const { refused } = await applyStored(freshState(), [{ ...list, change }], loadIndex, LIST_TOOLS);
      return refused.map(({ failure }) => failure);
    };
    expect(await refusedWith({ kind: 'remove', of: 'town', id: '330000000000', note: '' })).toMatchObject([
      { kind: 'refused', refusal: { code: 'no-record', of: 'town', id: '330000000000' } },
    ]);
    expect(report).not.toHaveBeenCalled();
    const held: Change = { kind: 'remove', of: 'axis', id: 'axis-053', note: '' };
    expect(await refusedWith(held)).toMatchObject([
      { kind: 'refused', detail: expect.stringContaining('still belongs to it') },
    ]);
    expect(report).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
