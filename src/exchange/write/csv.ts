import Papa from 'papaparse';
import type { Sheet } from './rows.ts';

/**
 * What a spreadsheet program takes for a formula at the start of a text: such a text gets an apostrophe before it. After OWASP, “CSV Injection”,
 * with the full-width forms that East Asian versions take too.
 */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** CSV in UTF-8 with a byte order mark, by which Excel knows the encoding; CRLF, decimal points, empty where nothing is known. */
export function csvOf({ columns, rows }: Sheet): Uint8Array {
  const text = Papa.unparse(
    { fields: columns.map(({ heading }) => heading), data: rows.map((row) => [...row]) },
    { newline: '\r\n', escapeFormulae: FORMULA },
  );
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
