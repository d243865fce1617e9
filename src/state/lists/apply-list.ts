import { batch } from '@preact/signals';
import { PAGE_ADDRESSES } from '../../dataset/base/addresses.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { applied, stepped, withChanges } from '../../dataset/history.ts';
import type { Change, PatchEntry } from '../../domain/changes.ts';
import { applyPlan, changeBetween, type ListedNetwork } from '../../exchange/list/apply.ts';
import { buildPlan } from '../../exchange/list/plan.ts';
import type { ListDecisions, ListPlan } from '../../exchange/list/plan-types.ts';
import type { PlaceIndex } from '../../exchange/list/places.ts';
import { buildListSource } from '../../exchange/list/list-source.ts';
import type { RowWords } from '../../exchange/list/list-source.ts';
import { layAxes } from '../../spatial/client-axes.ts';
import type { AtlasState } from '../atlas-state.ts';
import { deviceStore } from '../device-store.ts';
import { type AppliedList, LIST_FORMAT } from '../../exchange/list/applied-list.ts';
import { failureOf, inTurn, type ListFailure } from './in-turn.ts';
import { rememberLists } from './stored-lists.ts';
import type { ListReview } from './list-review.ts';

/** Makes the index of a dataset. */
type LoadIndex = (dataset: Pick<Dataset, 'network' | 'base'>) => Promise<PlaceIndex>;

/** What applying needs from the page. */
export interface ListTools {
  /** Starts the worker that lays axes. */
  startAxisWorker: () => Worker;
  words: RowWords & { note(sizeBytes: number, sha256: string): string; change(file: string): string };
  onProgress(done: number, of: number): void;
  signal: AbortSignal;
}

/** Result of applying. */
export type ApplyOutcome =
  | { state: 'done'; list: AppliedList; stored: boolean }
  | { state: 'void' }
  /** Nothing was changed. */
  | { state: 'failed'; failure: ListFailure };

/**
 * Applies a list as one change of the dataset and stores it on the device. If a part of it fails, or if the network is no longer the one that was
 * reviewed, nothing is changed.
 */
export const applyList = (state: AtlasState, review: ListReview, tools: ListTools): Promise<ApplyOutcome> =>
  inTurn(state, () => applyReviewed(state, review, tools));

async function applyReviewed(state: AtlasState, review: ListReview, tools: ListTools): Promise<ApplyOutcome> {
  const dataset = state.dataset.peek();
  const index = review.index.peek();
  if (!dataset || index.network !== dataset.network) return { state: 'void' };
  const plan = review.plan.peek();
  const decisions = review.decisions.peek();
  const sheet = review.table.peek().sheet;
  const { source } = buildListSource(sheet, review.date.peek() || null, tools.words);
  const made = await buildChange(dataset, index, plan, decisions, { source, sheet: sheet.sheet }, tools);
  if (made.state !== 'done') return made;
  const { change } = made;
  const now = new Date().toISOString();
  const list: AppliedList = {
    format: LIST_FORMAT,
    id: `${now} ${source.id}`,
    file: sheet.file,
    sheet: sheet.sheet,
    kind: plan.kind,
    date: review.date.peek(),
    appliedAt: now,
    dataDate: dataset.base.dataDate,
    rows: review.rows.peek(),
    roles: [...review.roles.peek()],
    decisions: { answers: [...decisions.answers], extent: decisions.extent, wins: decisions.wins },
    positions: [...(review.positions.peek()?.lonLats ?? [])],
    source,
    counties: plan.counties,
    did: summarise(plan, made),
    change,
    over: overOf(state.lists.peek()),
  };
  batch(() => {
    state.dataset.value = withChanges(state.dataset.peek() ?? dataset, [change]);
    state.lists.value = [...state.lists.peek(), list];
  });
  return { state: 'done', list, stored: await storeList(state, list) };
}

/** What became of the axes of a list. */
interface AxesDone {
  laid: number;
  failed: readonly string[];
  /** Names of those without a line. */
  withoutLine: readonly string[];
}

const summarise = (plan: ListPlan, { laid, failed, withoutLine }: AxesDone): AppliedList['did'] => ({
  documented: plan.taken.length,
  isNew: plan.counts.isNew,
  left: plan.leaving.length,
  aside: plan.aside.length,
  axesLaid: laid - withoutLine.length,
  axesKept: failed,
  withoutLine,
});

type BuiltChange =
  | ({ state: 'done'; change: Change } & AxesDone)
  | { state: 'void' }
  | { state: 'failed'; failure: ListFailure };

/** The change of a plan: first the records, then the lines of the axes whose places changed. */
async function buildChange(
  dataset: Dataset,
  index: PlaceIndex,
  plan: ListPlan,
  decisions: ListDecisions,
  source: Pick<AppliedList, 'source' | 'sheet'>,
  { startAxisWorker, words, onProgress, signal }: ListTools,
): Promise<BuiltChange> {
  const note = words.change(source.source.title);
  const before = dataset.network;
  let listed: ListedNetwork;
  try {
    listed = applyPlan({ ...index, network: before }, plan, decisions, source, words);
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
  const { axes } = listed;
  let after = listed.network;
  const withoutLine = listed.withoutLine.map(({ name }) => name);
  if (axes.length === 0)
    return { state: 'done', change: changeBetween(before, after, note), laid: 0, failed: [], withoutLine };
  const { entries } = changeBetween(before, after, note) as Extract<Change, { kind: 'patch' }>;
  const outcome = await layAxes(
    startAxisWorker,
    PAGE_ADDRESSES,
    dataset,
    { entries, axes },
    (done) => onProgress(done, axes.length),
    signal,
  );
  if (outcome.state !== 'done') return outcome;
  const { value } = outcome;
  const lines = [
    ...value.axes.map((record): PatchEntry => ({ of: 'axis', id: record.id, record })),
    ...value.villages.map((record): PatchEntry => ({ of: 'village', id: record.code, record })),
  ];
  after = applied(after, { kind: 'patch', entries: lines, note }).network;
  return {
    state: 'done',
    change: changeBetween(before, after, note),
    laid: value.axes.length,
    failed: value.failed.map(({ id }) => id),
    withoutLine,
  };
}

/**
 * Takes a list back. Lists that were applied after it are computed again without it, in their order; one that then changes nothing stays in the list
 * with an empty change.
 */
export async function undoList(
  state: AtlasState,
  id: string,
  loadIndex: LoadIndex,
  tools: ListTools,
): Promise<UndoOutcome> {
  if (state.listUndone.peek() !== null) return { state: 'void' };
  state.listUndone.value = id;
  const outcome = await inTurn(state, () => takeBack(state, id, loadIndex, tools));
  state.listUndone.value = null;
  return outcome;
}

type UndoOutcome = { state: 'done' } | { state: 'void' } | { state: 'failed'; failure: ListFailure };

async function takeBack(
  state: AtlasState,
  id: string,
  loadIndex: LoadIndex,
  tools: ListTools,
): Promise<UndoOutcome> {
  const dataset = state.dataset.peek();
  const list = state.lists.peek().find((each) => each.id === id);
  if (!dataset || !list) return { state: 'void' };
  const at = dataset.made.findIndex(({ change }) => change === list.change);
  const order = state.lists.peek();
  const before = order.slice(0, order.indexOf(list));
  const later = order.slice(before.length + 1);
  let next = at < 0 ? dataset : stepped(dataset, { shared: at, changes: [], revision: dataset.revision + 1 });
  const redone: AppliedList[] = [];
  const byChange = new Map(later.map((each) => [each.change, each]));
  for (const { change } of at < 0 ? [] : dataset.made.slice(at + 1)) {
    const again = byChange.get(change);
    const made = again
      ? await planAgain(next, again, overOf([...before, ...redone]), loadIndex, tools)
      : { list: null, change };
    if (made === 'void') return { state: 'void' };
    if ('failure' in made) return { state: 'failed', failure: made.failure };
    next = withChanges(next, [made.change]);
    if (made.list) redone.push(made.list);
  }
  const lists = state.lists
    .peek()
    .filter((each) => each.id !== id)
    .map((each) => redone.find((other) => other.id === each.id) ?? each);
  batch(() => {
    state.dataset.value = { ...next, revision: dataset.revision + 1, undone: [] };
    state.lists.value = lists;
  });
  await forget(state, id);
  for (const each of redone) await storeList(state, each);
  return { state: 'done' };
}

/** A stored list, with its change computed for another network. */
async function planAgain(
  dataset: Dataset,
  list: AppliedList,
  over: AppliedList['over'],
  loadIndex: LoadIndex,
  tools: ListTools,
): Promise<{ list: AppliedList; change: Change } | { failure: ListFailure } | 'void'> {
  const index = await loadIndex(dataset);
  const decisions: ListDecisions = { ...list.decisions, answers: new Map(list.decisions.answers) };
  const plan = buildPlan(list.kind, list.rows, index, decisions, new Map(list.positions));
  const made = await buildChange(dataset, index, plan, decisions, list, tools);
  if (made.state === 'void') return 'void';
  if (made.state === 'failed') return { failure: made.failure };
  const did = summarise(plan, made);
  return {
    list: { ...list, change: made.change, did, dataDate: dataset.base.dataDate, over },
    change: made.change,
  };
}

/** Applies lists that were stored on the device or exported. The changes of those made for other data are computed again. */
export async function applyStored(
  state: AtlasState,
  lists: readonly AppliedList[],
  loadIndex: LoadIndex,
  tools: ListTools,
): Promise<{ refused: readonly RefusedList[] }> {
  const refused = await inTurn(state, () => addLists(state, lists, loadIndex, tools));
  if (!('state' in refused)) return { refused };
  const isApplied = ({ id }: AppliedList): boolean => state.lists.peek().some((each) => each.id === id);
  const { failure } = refused;
  return { refused: lists.filter((list) => !isApplied(list)).map((list) => ({ list, failure })) };
}

interface RefusedList {
  list: AppliedList;
  failure: ListFailure;
}

async function addLists(
  state: AtlasState,
  lists: readonly AppliedList[],
  loadIndex: LoadIndex,
  tools: ListTools,
): Promise<readonly RefusedList[]> {
  const refused: RefusedList[] = [];
  for (const list of lists) {
    const dataset = state.dataset.peek();
    if (!dataset || state.lists.peek().some(({ id }) => id === list.id)) continue;
    const isSameBase = list.dataDate === dataset.base.dataDate && isOnSame(state, list);
    const made = isSameBase
      ? { list, change: list.change }
      : await planAgain(dataset, list, overOf(state.lists.peek()), loadIndex, tools).catch(
          (error: unknown) => ({ failure: failureOf(error) }),
        );
    if (made === 'void') return refused;
    if ('failure' in made) {
      refused.push({ list, failure: made.failure });
      continue;
    }
    try {
      const next = withChanges(dataset, [made.change]);
      batch(() => {
        state.dataset.value = next;
        state.lists.value = [...state.lists.peek(), made.list];
      });
    } catch (error) {
      refused.push({ list, failure: failureOf(error) });
    }
  }
  return refused;
}

/** Whether the lists before a stored one are the same as when it was applied. */
const isOnSame = (state: AtlasState, { over }: AppliedList): boolean =>
  JSON.stringify(overOf(state.lists.peek())) === JSON.stringify(over);

const overOf = (lists: readonly AppliedList[]): AppliedList['over'] =>
  lists.map(({ source: { id }, sheet }) => [id, sheet]);

/** Stores a list on the device; false if the browser refuses. */
export async function storeList(state: AtlasState, list: AppliedList): Promise<boolean> {
  try {
    await deviceStore.put('lists', list);
    rememberLists(state.lists.peek().length);
    return true;
  } catch {
    return false;
  }
}

async function forget(state: AtlasState, id: string): Promise<void> {
  try {
    await deviceStore.remove('lists', id);
  } catch {
    // If the device does not store, there is nothing to remove.
  }
  rememberLists(state.lists.peek().length);
}

/** The lists stored on this device, in the order in which they were applied. */
export const storedLists = (): Promise<AppliedList[]> =>
  deviceStore.all<AppliedList>('lists').then((lists) => lists.filter(({ format }) => format === LIST_FORMAT));
