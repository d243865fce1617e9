import type { LonLat, Source } from '../../src/domain/records.ts';
import type { ListExtent } from '../../src/domain/giving-way.ts';
import { applyPlan, findWithoutLine } from '../../src/exchange/list/apply.ts';
import type { ListKind, Roles } from '../../src/exchange/list/columns.ts';
import { buildPlan } from '../../src/exchange/list/plan.ts';
import type { ListPlan, ListQuestion, TakenEntry } from '../../src/exchange/list/plan-types.ts';
import type { PlaceIndex } from '../../src/exchange/list/places.ts';
import type { RowWords } from '../../src/exchange/list/list-source.ts';
import type { ListRows } from '../../src/exchange/list/row-types.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { editRows, readRows, type SeedCells } from '../build/seeds/edit.ts';
import { contradictedRows, listRows, movedRows, type RemovedRows } from './seed-rows.ts';

/** A list that was read, with its interpretation. */
export interface ListToMerge {
  kind: ListKind;
  rows: ListRows;
  /** What the columns hold; empty for a list that the page exported before it told. */
  roles: Roles;
  source: Source;
  sheet: string | null;
  extent: ListExtent;
  /** Decisions about names; a list that the page exported contains those made there. */
  answers: ReadonlyMap<string, string | null>;
  /** WGS 84 by the index of the entry. */
  positions: ReadonlyMap<number, LonLat>;
}

export interface MergeChoices {
  /** Codes by the names that are asked about; null leaves a name out. */
  names: ReadonlyMap<string, string | null>;
  /** Which side has priority if list and seeds disagree; if absent, nothing is merged then. */
  conflicts?: 'list' | 'seeds';
}

/** The result for an entry. */
export interface MergedEntry {
  entry: TakenEntry;
  state: 'added' | 'replaced' | 'known';
  rows: number;
}

export interface Merge {
  plan: ListPlan;
  entries: MergedEntry[];
  /** Rows of the seeds that leave, by the records they were about. */
  removed: readonly (Pick<RemovedRows, 'id' | 'name' | 'file'> & { count: number })[];
  /** Axes that have no place which a line could lead to. */
  withoutLine: readonly { id: string; name: string }[];
  /** Names that are still asked about. */
  open: readonly ListQuestion[];
  /** Texts of the seed files that change. Empty if list and seeds disagree and no priority is given. */
  files: ReadonlyMap<SeedFile, string>;
}

/**
 * Computes the seeds after a list is merged. Writes nothing.
 * @param index of the network that was compiled from these seeds
 * @param seedText the text of a seed file
 */
export function mergeList(
  list: ListToMerge,
  index: PlaceIndex,
  seedText: (file: SeedFile) => string,
  { names, conflicts }: MergeChoices,
  words: RowWords,
): Merge {
  const decisions = { answers: list.answers, extent: list.extent, wins: conflicts !== 'seeds' };
  const asked = buildPlan(list.kind, list.rows, index, decisions, list.positions);
  const answers = new Map(list.answers);
  for (const { id, name } of asked.questions) {
    const answer = names.get(name);
    if (answer !== undefined) answers.set(id, answer);
  }
  const plan = buildPlan(list.kind, list.rows, index, { ...decisions, answers }, list.positions);
  const open = plan.questions.filter(({ answer }) => answer === undefined);
  if (plan.conflicts.length > 0 && conflicts === undefined) {
    const withoutLine = findWithoutLine(index, plan, { ...decisions, answers });
    return { plan, entries: [], removed: [], withoutLine, open, files: new Map() };
  }
  const { network: after, withoutLine } = applyPlan(index, plan, { ...decisions, answers }, list, words);
  const effect = {
    plan,
    source: list.source,
    extent: list.extent,
    before: index.network,
    after,
    nameOf: (code: string) => (index.places.town.get(code) ?? index.places.village.get(code))?.name,
  };
  const known = new Map<SeedFile, Record<string, string>[]>();
  const rowsOf = (file: SeedFile): Record<string, string>[] => {
    const rows = known.get(file) ?? readRows(seedText(file));
    known.set(file, rows);
    return rows;
  };
  const removals = [...contradictedRows(effect), ...movedRows(effect)]
    .map((each) => ({ ...each, count: rowsOf(each.file).filter(each.matches).length }))
    .filter(({ count }) => count > 0);
  const isThere = (file: SeedFile, cells: SeedCells): boolean =>
    rowsOf(file).some((row) => hasCells(row, KEYS[file] ?? Object.keys(cells), cells));
  // A place that several axes name has its rows once.
  const written = new Set<string>();
  const added = listRows(effect).filter(({ file, cells }) => {
    const text = JSON.stringify([file, cells]);
    if (written.has(text) || isThere(file, cells)) return false;
    written.add(text);
    return true;
  });
  const files = new Map<SeedFile, string>();
  for (const file of new Set([...removals, ...added].map((each) => each.file)))
    files.set(
      file,
      editRows(file, seedText(file), {
        remove: (cells) => removals.some((each) => each.file === file && each.matches(cells)),
        add: added.flatMap((row) => (row.file === file ? [row.cells] : [])),
      }),
    );
  const changed = new Set(removals.map(({ id }) => id));
  return {
    plan,
    withoutLine,
    open,
    files,
    removed: removals.map(({ id, name, file, count }) => ({ id, name, file, count })),
    entries: plan.taken.map((entry) => {
      const rows = added.filter(
        ({ id }) => id === (plan.kind === 'indicator' ? entry.county : entry.id),
      ).length;
      return { entry, rows, state: changed.has(entry.id) ? 'replaced' : rows > 0 ? 'added' : 'known' };
    }),
  };
}

/** Columns that identify a row, whatever the others contain. */
const KEYS: Partial<Record<SeedFile, readonly string[]>> = {
  sources: ['id'],
  lists: ['source', 'of'],
  places: ['code', 'kind'],
};

const hasCells = (row: Record<string, string>, columns: readonly string[], cells: SeedCells): boolean =>
  columns.every((column) => row[column] === ((cells as Record<string, string | undefined>)[column] ?? ''));
