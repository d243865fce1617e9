import Papa from 'papaparse';
import * as v from 'valibot';
import type { ProblemList } from './problems.ts';

/** A row of a seed file: its cells by column name, and the line it starts on, counted from 1. */
export interface Row<Column extends string = string> {
  line: number;
  cells: Record<Column, string>;
}

type CellSchema = v.GenericSchema<string, string>;
export type Columns = Record<string, CellSchema>;

const countBreaks = (fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0);

/** Reports a header that differs from the expected one; true where it is equal. */
function headerFits(
  header: readonly string[],
  wanted: readonly string[],
  file: string,
  problems: ProblemList,
): boolean {
  const before = problems.items.length;
  for (const column of wanted)
    if (!header.includes(column)) problems.add(file, 1, column, 'missing column');
  header.forEach((column, index) => {
    if (!wanted.includes(column)) problems.add(file, 1, column, `unknown column "${column}"`);
    else if (header.indexOf(column) < index) problems.add(file, 1, column, 'column comes twice');
  });
  if (problems.items.length === before && header.some((column, index) => column !== wanted[index]))
    problems.add(file, 1, '', `columns are out of order, wanted ${wanted.join(',')}`);
  return problems.items.length === before;
}

/**
 * Splits CSV text and checks every cell against the schema of its column. Only the expected columns are read, and cells are found by
 * position, so that a column called `__proto__` is reported as unknown and does no harm. A row with a bad cell is reported and left out.
 */
export function readTable<const C extends Columns>(
  text: string,
  file: string,
  columns: C,
  problems: ProblemList,
): Row<keyof C & string>[] {
  if (text.startsWith('\uFEFF')) problems.add(file, 1, '', 'starts with a byte order mark');
  if (text.includes('\r')) {
    problems.add(file, text.slice(0, text.indexOf('\r')).split('\n').length, '', 'carriage return: lines end in LF only');
    return [];
  }
  if (text !== '' && !text.endsWith('\n')) problems.add(file, text.split('\n').length, '', 'last line has no LF');
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\n$/, ''), {
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: false,
  });
  const names = Object.keys(columns) as (keyof C & string)[];
  const [header = [], ...records] = parsed.data;
  let line = 1;
  const lineOf = parsed.data.map((fields) => {
    const start = line;
    line += 1 + countBreaks(fields);
    return start;
  });
  for (const error of parsed.errors) problems.add(file, lineOf[error.row ?? 0] ?? 1, '', `bad quoting: ${error.message}`);
  if (!headerFits(header, names, file, problems)) return [];

  const rows: Row<keyof C & string>[] = [];
  records.forEach((fields, index) => {
    const at = lineOf[index + 1] ?? 1;
    if (fields.length === 1 && fields[0] === '') return problems.add(file, at, '', 'empty line');
    if (fields.length !== names.length)
      return problems.add(file, at, '', `${fields.length} cells, wanted ${names.length}`);
    const cells = {} as Record<keyof C & string, string>;
    let good = true;
    names.forEach((name, position) => {
      const value = fields[position] ?? '';
      const result = v.safeParse(columns[name] as CellSchema, value);
      cells[name] = value;
      if (!result.success) {
        good = false;
        problems.add(file, at, name, `${result.issues[0].message} "${value}"`);
      }
    });
    if (good) rows.push({ line: at, cells });
  });
  return rows;
}
