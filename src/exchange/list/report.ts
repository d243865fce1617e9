import Papa from 'papaparse';
import type { Fault } from '../../domain/fault.ts';
import { FORMULA } from '../write/csv.ts';
import type { SheetHead } from '../content.ts';
import type { AsideReason, ListPlan } from './plan-types.ts';
import { isTaken } from './match.ts';

/** Words of the report; the texts of faults are given complete. */
export interface ReportWords {
  columns: readonly [
    file: string,
    sheet: string,
    row: string,
    name: string,
    what: string,
    candidates: string,
  ];
  reasons: Readonly<Record<AsideReason, string>>;
  fault(fault: Fault): string;
}

/** The rows of a list that were not applied and why, as CSV: UTF-8 with a byte order mark, cells that begin like formulas as text. */
export function buildReport(
  { file, sheet }: Pick<SheetHead, 'file' | 'sheet'>,
  { aside, faults }: Pick<ListPlan, 'aside' | 'faults'>,
  words: ReportWords,
): Uint8Array {
  const rows = [
    ...aside.flatMap(({ entry, reason }) =>
      entry.rows.map((row) => {
        const place = entry.place && !isTaken(entry.place.match) ? entry.place : entry.county;
        const candidates = isTaken(place.match)
          ? ''
          : place.match.candidates.map(({ code, name }) => `${name} ${code}`).join('; ');
        return [file.name, sheet ?? '', row, entry.name, words.reasons[reason], candidates];
      }),
    ),
    ...faults.map((fault) => [
      file.name,
      sheet ?? '',
      fault.row ?? '',
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
