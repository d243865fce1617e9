import Papa from 'papaparse';
import type { Fault } from '../../domain/fault.ts';
import { FORMULA } from '../write/csv.ts';
import type { SheetHead } from '../content.ts';
import type { ColumnRole, Roles } from './columns.ts';
import type { AsideEntry, AsideReason, ListPlan } from './plan-types.ts';
import { type Candidate, isTaken } from './match.ts';
import type { ListEntry } from './rows.ts';

/** What was not taken of a list, and why: an entry, or a name in a cell of an entry that was taken. */
export interface NotTaken {
  rows: readonly number[];
  /** Number of the column, 1 for A, where one column is the reason. */
  column?: number;
  name: string;
  /**
   * `part-unknown`: a town or village of an axis was not found; `part-named`: a member of a cluster is kept by its name alone;
   * `position`: the entry is taken without its coordinates, which lie in another county or nowhere.
   */
  reason: AsideReason | 'part-unknown' | 'part-named' | 'position';
  /** For a duplicate: the row with the same entry. */
  sameAs?: number;
  candidates: readonly Candidate[];
}

/**
 * What was not taken, in the order of the rows.
 * @param unplaced entries whose coordinates are not used
 */
export function listNotTaken(
  plan: Pick<ListPlan, 'kind' | 'aside' | 'taken'>,
  roles: Roles,
  unplaced: readonly ListEntry[] = [],
): NotTaken[] {
  const columnOf = (...wanted: ColumnRole[]): { column?: number } => {
    const [found] = wanted.flatMap((role) => [...roles].filter(([, each]) => each === role));
    return found ? { column: found[0] + 1 } : {};
  };
  const entries = plan.aside.map((aside): NotTaken => {
    const isPlace = aside.entry.place !== undefined && aside.reason !== 'no-county';
    const role = plan.kind === 'indicator' ? 'county' : plan.kind;
    const { name, candidates } = inDoubt(aside);
    return {
      rows: aside.entry.rows,
      name: aside.entry.name || name,
      reason: aside.reason,
      ...(aside.row === undefined ? {} : { sameAs: aside.row }),
      candidates,
      ...(isPlace ? columnOf(role, 'code') : columnOf('county', 'countyCode', role)),
    };
  });
  const parts = plan.taken.flatMap(({ parts: all }) =>
    all.flatMap(({ named: { match, role, row, name, isCore }, code }): NotTaken[] =>
      code !== null || match.kind !== 'none'
        ? []
        : [
            {
              rows: [row],
              name,
              reason: plan.kind === 'cluster' ? 'part-named' : 'part-unknown',
              candidates: [],
              ...columnOf(...(isCore ? (['core'] as const) : []), role, 'member'),
            },
          ],
    ),
  );
  const positions = unplaced.map(({ rows, name }): NotTaken => ({
    rows,
    name,
    reason: 'position',
    candidates: [],
    ...columnOf('position', 'lon'),
  }));
  return [...entries, ...parts, ...positions].toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

/** The name of an entry that could not be decided, with what it may mean. */
function inDoubt({ entry: { place, county } }: AsideEntry): {
  name: string;
  candidates: readonly Candidate[];
} {
  const { name, match } = place && !isTaken(place.match) ? place : county;
  return { name, candidates: isTaken(match) ? [] : match.candidates };
}

/** Words of the report; the texts of faults are given complete. */
export interface ReportWords {
  columns: readonly [
    file: string,
    sheet: string,
    row: string,
    column: string,
    name: string,
    what: string,
    candidates: string,
  ];
  reason(of: NotTaken): string;
  /** The letters of a column. */
  letters(column: number): string;
  fault(fault: Fault): string;
}

/** The rows of a list that were not applied and why, as CSV: UTF-8 with a byte order mark, cells that begin like formulas as text. */
export function buildReport(
  { file, sheet }: Pick<SheetHead, 'file' | 'sheet'>,
  notTaken: readonly NotTaken[],
  faults: readonly Fault[],
  words: ReportWords,
): Uint8Array {
  const letters = (column: number | undefined): string => (column === undefined ? '' : words.letters(column));
  const rows = [
    ...notTaken.flatMap((one) =>
      one.rows.map((row) => [
        file.name,
        sheet ?? '',
        row,
        letters(one.column),
        one.name,
        words.reason(one),
        one.candidates.map(({ code, name }) => `${name} ${code}`).join('; '),
      ]),
    ),
    ...faults.map((fault) => [
      file.name,
      sheet ?? '',
      fault.row ?? '',
      letters(fault.column),
      fault.value ?? '',
      words.fault(fault),
      '',
    ]),
  ].toSorted((a, b) => Number(a[2]) - Number(b[2]));
  const text = Papa.unparse(
    { fields: [...words.columns], data: rows },
    { escapeFormulae: FORMULA, newline: '\r\n' },
  );
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
