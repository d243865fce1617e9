import Papa from 'papaparse';
import { COLUMNS, type SeedFile } from './columns.ts';

/** Cells of a row by the names of the columns; those that are left out are empty. */
export type SeedCells<File extends SeedFile = SeedFile> = {
  [F in File]: Partial<Record<keyof (typeof COLUMNS)[F] & string, string>>;
}[File];

/**
 * The text of a seed file with some rows removed and others added at the end. All other lines are unchanged, byte for byte.
 * @param text a file without problems: lines end in LF, the columns are those of `COLUMNS`
 */
export function editRows<File extends SeedFile>(
  file: File,
  text: string,
  { remove, add }: { remove: (cells: Record<string, string>) => boolean; add: readonly SeedCells<File>[] },
): string {
  const names = Object.keys(COLUMNS[file]);
  const lines = text.replace(/\n$/, '').split('\n');
  const kept: string[] = [];
  let line = 0;
  for (const [i, cells] of Papa.parse<string[]>(text.replace(/\n$/, ''), { newline: '\n' }).data.entries()) {
    const next = line + 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const row = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    if (i === 0 || !remove(row)) kept.push(...lines.slice(line, next));
    line = next;
  }
  const cellsOf = (row: SeedCells<File>): string[] =>
    names.map((name) => (row as Record<string, string | undefined>)[name] ?? '');
  const added = add.length > 0 ? Papa.unparse(add.map(cellsOf), { newline: '\n' }).split('\n') : [];
  return `${[...kept, ...added].join('\n')}\n`;
}

/** The rows of a seed file by the names of its columns. */
export function readRows(text: string): Record<string, string>[] {
  const [header = [], ...rows] = Papa.parse<string[]>(text.replace(/\n$/, ''), { newline: '\n' }).data;
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}
