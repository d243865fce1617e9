import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { PAGE_ADDRESSES } from '../../dataset/base/addresses.ts';
import { FileError, type FileFailure } from '../../dataset/base/failure.ts';
import { loadFile } from '../../dataset/base/load.ts';
import { fetchJson } from '../../dataset/base/read.ts';
import type { ListExtent } from '../../domain/giving-way.ts';
import type { AxisShape } from '../../domain/network.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { unpackRegister } from '../../domain/register.ts';
import type { SheetContent } from '../../exchange/content.ts';
import type { Reading } from '../../exchange/datum.ts';
import { findWithoutLine } from '../../exchange/list/apply.ts';
import { findRoles, guessKinds, missingColumns, rolesFor } from '../../exchange/list/columns.ts';
import type { ColumnRole } from '../../exchange/list/column-roles.ts';
import type { ListKind } from '../../exchange/list/columns.ts';
import { countyFinder } from '../../exchange/list/county-at.ts';
import { findListDate, findListSheet, guessExtent } from '../../exchange/list/guesses.ts';
import { buildPlan } from '../../exchange/list/plan.ts';
import { guessPositions, type ListPositions, placePositions } from '../../exchange/list/positions.ts';
import type { ListDecisions, ListPlan } from '../../exchange/list/plan-types.ts';
import { buildPlaceIndex } from '../../exchange/list/places.ts';
import type { PlaceIndex } from '../../exchange/list/places.ts';
import { buildReport, listNotTaken } from '../../exchange/list/report.ts';
import type { NotTaken, ReportWords } from '../../exchange/list/report.ts';
import { readListRows } from '../../exchange/list/rows.ts';
import type { ListRows } from '../../exchange/list/row-types.ts';
import { carryDown } from '../../exchange/table/carry.ts';
import { type PageContent, wholeContent } from '../../exchange/stored.ts';
import { cellText } from '../../exchange/table/cell-text.ts';
import { buildTable } from '../../exchange/table/table.ts';
import type { Table } from '../../exchange/table/table.ts';

export { COLUMN_ROLES } from '../../exchange/list/column-roles.ts';
export { LIST_KINDS } from '../../exchange/list/columns.ts';
export { DATUMS, sameDatum } from '../../exchange/datum.ts';
export type { ListKind, NotTaken };

/** The index of a dataset, made when the first list needs it. */
export async function loadPlaceIndex({
  network,
  base,
}: Pick<Dataset, 'network' | 'base'>): Promise<PlaceIndex> {
  const [register, gazetteer, places] = await Promise.all([
    loadFile('register.json', PAGE_ADDRESSES, fetchJson),
    loadFile('gazetteer.json', PAGE_ADDRESSES, fetchJson),
    loadFile('places.json', PAGE_ADDRESSES, fetchJson),
  ]);
  if (!register.ok) throw fileError(register.failure);
  if (!gazetteer.ok) throw fileError(gazetteer.failure);
  if (!places.ok) throw fileError(places.failure);
  return buildPlaceIndex(network, unpackRegister(register.value), gazetteer.value, places.value, base);
}

const fileError = ({ file, reason }: FileFailure): FileError => new FileError(file, reason);

/** A list that is reviewed before it is applied; what the reader sets are signals, the rest is computed from them. */
export interface ListReview {
  /** Of the network at present; another one when that changes meanwhile. What the reader has set stays. */
  index: Signal<PlaceIndex>;
  sheets: readonly SheetContent[];
  sheet: Signal<number>;
  kind: Signal<ListKind>;
  /** Roles that the reader gave to columns: null for a column that is not used. */
  roleChoices: Signal<ReadonlyMap<number, ColumnRole | null>>;
  answers: Signal<ReadonlyMap<string, string | null>>;
  extentChoice: Signal<ListExtent | null>;
  winsChoice: Signal<boolean | null>;
  leaveHidden: Signal<boolean>;
  readingChoice: Signal<Reading | null>;
  /** Date of the list, ISO; empty if unknown. */
  date: Signal<string>;
  table: ReadonlySignal<Table>;
  roles: ReadonlySignal<ReadonlyMap<number, ColumnRole>>;
  rows: ReadonlySignal<ListRows>;
  positions: ReadonlySignal<ListPositions | null>;
  decisions: ReadonlySignal<ListDecisions>;
  plan: ReadonlySignal<ListPlan>;
  /** Axes that would have no line. */
  withoutLine: ReadonlySignal<readonly AxisShape[]>;
}

/** Reviews the sheets of a file as an official list. */
export function startReview(
  firstIndex: PlaceIndex,
  sheets: readonly SheetContent[],
  newestList: string | null,
): ListReview {
  const index = signal(firstIndex);
  const countyAt = countyFinder(firstIndex.network.counties.values());
  const sheet = signal(findListSheet(sheets, firstIndex));
  const leaveHidden = signal(false);
  const table = computed(() => {
    const built = carryDown(buildTable(sheets[sheet.value] as SheetContent));
    return leaveHidden.value ? { ...built, rows: built.rows.filter(({ hidden }) => !hidden) } : built;
  });
  const found = computed(() => findRoles(table.value, index.value));
  const kind = signal<ListKind>(guessKinds(table.peek(), found.peek())[0] ?? 'village');
  const roleChoices = signal<ReadonlyMap<number, ColumnRole | null>>(new Map());
  const roles = computed(() => {
    const own = rolesFor(kind.value, table.value, found.value);
    for (const [column, role] of roleChoices.value) {
      if (role === null) own.delete(column);
      else {
        if (role !== 'value') for (const [other, of] of own) if (of === role) own.delete(other);
        own.set(column, role);
      }
    }
    return own;
  });
  const rows = computed(() => readListRows(table.value, kind.value, roles.value, index.value));
  const answers = signal<ReadonlyMap<string, string | null>>(new Map());
  const extentChoice = signal<ListExtent | null>(null);
  const winsChoice = signal<boolean | null>(null);
  const readingChoice = signal<Reading | null>(null);
  const date = signal(findListDate(table.peek()));
  const guess = computed(() => guessPositions(rows.value, index.value, countyAt));
  const positions = computed(() =>
    guess.value ? placePositions(guess.value, readingChoice.value, rows.value, countyAt) : null,
  );
  const decisions = computed((): ListDecisions => ({
    answers: answers.value,
    extent: extentChoice.value ?? guessExtent(kind.value, rows.value, table.value),
    wins: winsChoice.value ?? (newestList === null || date.value === '' || date.value >= newestList),
  }));
  const plan = computed(() =>
    buildPlan(kind.value, rows.value, index.value, decisions.value, positions.value?.lonLats),
  );
  return {
    index,
    sheets,
    sheet,
    kind,
    roleChoices,
    answers,
    extentChoice,
    winsChoice,
    leaveHidden,
    readingChoice,
    date,
    table,
    roles,
    rows,
    positions,
    decisions,
    plan,
    withoutLine: computed(() => findWithoutLine(index.value, plan.value, decisions.value)),
  };
}

/** The roles for which a list of its kind needs a column and has none. */
export function missingRoles({ kind, roles }: Pick<ListReview, 'kind' | 'roles'>): readonly ColumnRole[] {
  return missingColumns(kind.value, roles.value);
}

/** Reviews another sheet of the file: kind, columns and date are recognised anew. */
export function chooseSheet(review: ListReview, at: number): void {
  batch(() => {
    review.sheet.value = at;
    review.roleChoices.value = new Map();
    review.readingChoice.value = null;
    review.extentChoice.value = null;
    review.kind.value =
      guessKinds(review.table.value, findRoles(review.table.value, review.index.peek()))[0] ?? 'village';
    review.date.value = findListDate(review.table.value);
  });
}

/** The first value of a column, shortened. */
export function cellExample({ table }: Pick<ListReview, 'table'>, column: number): string {
  const text = table.value.rows.map(({ cells }) => cellText(cells[column])).find((each) => each !== '') ?? '';
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** What was not taken, in the order of the rows. */
export const notTaken = ({ plan, roles, rows, positions, withoutLine }: ListReview): NotTaken[] =>
  listNotTaken(plan.value, roles.value, {
    unplaced: rows.value.entries.filter(({ position }, i) => position && !positions.value?.lonLats.has(i)),
    withoutLine: withoutLine.value,
  });

/** The rows that were left out and the remarks, as CSV. */
export const faultReport = (review: ListReview, words: ReportWords): Uint8Array =>
  buildReport(review.table.peek().sheet, notTaken(review), review.rows.peek().faults, words);

/** The tables among the contents of a file. */
export async function loadSheets(contents: readonly PageContent[]): Promise<SheetContent[]> {
  const whole = await Promise.all(contents.map(wholeContent));
  return whole.filter((content) => content.kind === 'sheet');
}
