import Papa from 'papaparse';
import type { Fault } from '../../domain/fault.ts';
import { FORMULA } from '../write/csv.ts';
import type { SheetHead } from '../content.ts';
import type { ColumnRole } from './column-roles.ts';
import type { Roles } from './columns.ts';
import type { AsideEntry, AsideReason, ListPlan } from './plan-types.ts';
import { type Candidate, isTaken } from './match.ts';
import type { ListEntry, NamedPlace } from './row-types.ts';

/** What was not taken of a list, and why: an entry, or a name in a cell of an entry that was taken. */
export interface NotTaken {
  rows: readonly number[];
  /** Number of the column, 1 for A, where one column is the reason. */
  column?: number;
  name: string;
  /**
   * `part-unknown`: a town or village of an axis was not found; `part-named`: a member of a cluster is kept by its name alone;
   * `position`: the entry is taken without its coordinates, which lie in another county or nowhere; `no-line`: the axis is taken, but has
   * no place that a line could lead to.
   */
  reason: AsideReason | 'part-unknown' | 'part-named' | 'position' | 'no-line';
  /** For a duplicate: the row with the same entry. */
  sameAs?: number;
  candidates: readonly Candidate[];
}

/** Number of the first column, 1 for A, that has one of the roles, the roles in their order; absent where there is none. */
export function columnOfRole(
  roles: Roles,
  { columnOffset = 0 }: { columnOffset?: number },
  ...wanted: ColumnRole[]
): { column?: number } {
  const [found] = wanted.flatMap((role) => [...roles].filter(([, each]) => each === role));
  return found ? { column: found[0] + 1 + columnOffset } : {};
}

/** Number of the column that a name of a place stands in. */
export const columnOfPlace = (
  roles: Roles,
  place: Pick<NamedPlace, 'role' | 'isCore' | 'cell' | 'columnOffset'>,
): { column?: number } =>
  place.role === 'county'
    ? columnOfRole(roles, place, 'county', 'countyCode')
    : columnOfRole(
        roles,
        place,
        ...(place.isCore ? (['core'] as const) : []),
        place.cell ?? place.role,
        'member',
        'code',
      );

/** What is told of a list besides its plan. */
interface MoreToTell {
  /** Entries whose coordinates are not used. */
  unplaced?: readonly ListEntry[];
  /** Axes that would have no line. */
  withoutLine?: readonly { id: string }[];
}

/** What was not taken, in the order of the rows. */
export function listNotTaken(
  { kind, aside, taken, questions }: Pick<ListPlan, 'kind' | 'aside' | 'taken' | 'questions'>,
  roles: Roles,
  { unplaced = [], withoutLine = [] }: MoreToTell = {},
): NotTaken[] {
  const entries = aside.map((each): NotTaken => {
    const isPlace = each.entry.place !== undefined && each.reason !== 'no-county';
    const role = kind === 'indicator' ? 'county' : kind;
    const { name, candidates } = inDoubt(each);
    return {
      rows: each.entry.rows,
      name: each.entry.name || name,
      reason: each.reason,
      ...(each.row === undefined ? {} : { sameAs: each.row }),
      candidates,
      ...(isPlace
        ? columnOfRole(roles, each.entry, role, 'code')
        : columnOfRole(roles, each.entry, 'county', 'countyCode', role)),
    };
  });
  const answers = new Map(questions.map(({ id, answer }) => [id, answer]));
  const parts = taken.flatMap(({ parts: all }) =>
    all.flatMap(({ named, code }): NotTaken[] => {
      if (code !== null) return [];
      const { match, row, name, id } = named;
      const unknown = kind === 'cluster' ? 'part-named' : 'part-unknown';
      const reason = match.kind === 'none' ? unknown : answers.get(id) === undefined ? 'asked' : 'left-aside';
      return [
        {
          rows: [row],
          name,
          reason,
          candidates: match.candidates,
          ...columnOfPlace(roles, named),
        },
      ];
    }),
  );
  const positions = unplaced.map((entry): NotTaken => ({
    rows: entry.rows,
    name: entry.name,
    reason: 'position',
    candidates: [],
    ...columnOfRole(roles, entry, 'position', 'lon'),
  }));
  const isWithoutLine = new Set(withoutLine.map(({ id }) => id));
  const axes = (kind === 'axis' ? taken : []).flatMap(({ id, entry }): NotTaken[] =>
    isWithoutLine.has(id)
      ? [
          {
            rows: entry.rows.slice(0, 1),
            name: entry.name || entry.county.name,
            reason: 'no-line',
            candidates: [],
            ...columnOfRole(roles, entry, 'town', 'village', 'axis', 'county', 'countyCode'),
          },
        ]
      : [],
  );
  return [...entries, ...parts, ...positions, ...axes].toSorted(
    (a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
  );
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
