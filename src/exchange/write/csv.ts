import Papa from 'papaparse';
import type { TableCell } from '../export/table.ts';
import type { Sheet } from './rows.ts';

/**
 * Beginnings of texts that a spreadsheet program takes for a formula: such a text gets an apostrophe before it (OWASP, “CSV Injection”,
 * with the full-width forms that East Asian versions accept).
 */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const encoder = new TextEncoder();
const NEWLINE = '\r\n';
const lines = (rows: readonly (readonly TableCell[])[]): string =>
  Papa.unparse(
    rows.map((row) => [...row]),
    { newline: NEWLINE, escapeFormulae: FORMULA },
  ) + NEWLINE;

/** CSV in UTF-8 with a byte order mark, by which Excel recognises the encoding; CRLF, decimal points, empty cells for unknown values. */
export function* writeCsv({ columns, parts }: Sheet): Generator<Uint8Array<ArrayBuffer>> {
  yield encoder.encode(`\ufeff${lines([columns.map(({ heading }) => heading)])}`);
  for (const rows of parts()) yield encoder.encode(lines(rows));
}
