import type { Language } from '../../src/domain/language.ts';
import type { ListEntry } from '../../src/exchange/list/row-types.ts';
import { columnOfPlace, columnOfRole, listNotTaken } from '../../src/exchange/list/report.ts';
import { columnLetters, faultText } from '../../src/i18n/fault-text.ts';
import { mergeWords, recordWords, writtenListWords } from '../../src/i18n/index.ts';
import type { Track } from '../../src/domain/records.ts';
import type { Merge } from './merge-list.ts';
import type { ListRead } from './read-list.ts';

/** Columns with the values that can disagree. */
const CONFLICT_ROLES = { track: 'track', batch: 'batch', name: 'axis', 'not-listed': 'axis' } as const;

/** Lines of the report: the result for each entry in the order of rows, then open questions, conflicts and remarks. */
export function reportLines(
  { list, faults }: Extract<ListRead, { state: 'read' }>,
  { plan, entries, removed, withoutLine, open }: Merge,
  language: Language,
): string[] {
  const [t, lists] = [mergeWords.in(language), writtenListWords.in(language)];
  const rowsText = (rows: readonly number[]): string => {
    const [first = 0] = rows;
    return rows.length > 1 ? t.rows(lists.rows(rows)) : lists.row(list.sheet, first);
  };
  const rowsOf = (entry: ListEntry): string => rowsText(entry.rows);
  const placeText = (rows: readonly number[], { column }: { column?: number }): string =>
    column === undefined ? rowsText(rows) : t.cell(rowsText(rows), columnLetters(column));
  const isAsked = new Set(open.flatMap(({ rows }) => rows));
  const lines: [row: number, text: string][] = [
    ...entries.map(({ entry: { entry }, state, rows }): [number, string] => [
      entry.rows[0] ?? 0,
      t.entry(rowsOf(entry), entry.name, t.states[state](rows)),
    ]),
    ...listNotTaken(plan, list.roles)
      .filter(({ rows, reason }) => reason !== 'asked' || !rows.some((row) => isAsked.has(row)))
      .map((one): [number, string] => [
        one.rows[0] ?? 0,
        t.entry(
          placeText(one.rows, one),
          one.name,
          t.aside(one.sameAs === undefined ? lists.asideReasons[one.reason] : lists.sameAs(one.sameAs)),
        ),
      ]),
    ...open.map((named): [number, string] => [
      named.rows[0] ?? 0,
      t.entry(
        placeText(named.rows, columnOfPlace(list.roles, named)),
        named.name,
        t.asked(
          named.match.candidates.map((each) => `${each.name} ${each.code} (${lists.reasons[each.reason]})`),
        ),
      ),
    ]),
  ];
  const countOf = (of: Merge['entries'][number]['state']): number =>
    entries.filter(({ state }) => state === of).length;
  const value = (kind: string, of: string): string =>
    kind === 'track' ? (recordWords(language).tracks[of as Track] ?? of) : of;
  return [
    t.title(list.source.title, lists.kinds[list.kind], list.source.date ?? '', lists.extents[list.extent]),
    ...lines.toSorted(([a], [b]) => a - b).map(([, text]) => text),
    ...plan.conflicts.map(({ kind, name, row, before, after }) => {
      const text = t.conflict(lists.conflict[kind](name, value(kind, before), value(kind, after)));
      const column = columnOfRole(list.roles, {}, CONFLICT_ROLES[kind]);
      return row === null ? text : t.atCell(placeText([row], column), text);
    }),
    ...removed.map(({ name, id, file, count }) => t.removed(`${name} ${id}`, `${file}.csv`, count)),
    ...withoutLine.map(({ id, name }) => t.withoutLine(`${name} ${id}`)),
    ...faults.map((fault) => faultText(fault, language)),
    t.counts(countOf('added'), countOf('replaced'), countOf('known')),
    t.openCounts(open.length, plan.aside.filter(({ reason }) => reason !== 'asked').length),
  ];
}
