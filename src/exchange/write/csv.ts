import Papa from 'papaparse';
import type { Sheet } from './rows.ts';

/**
 * Beginnings of texts that a spreadsheet program takes for a formula: such a text gets an apostrophe before it (OWASP, “CSV Injection”,
 * with the full-width forms that East Asian versions accept).
 */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** CSV in UTF-8 with a byte order mark, by which Excel recognises the encoding; CRLF, decimal points, empty cells for unknown values. */
export function writeCsv({ columns, rows }: Sheet): Uint8Array {
  const text = Papa.unparse(
    { fields: columns.map(({ heading }) => heading), data: rows.map((row) => [...row]) },
    { newline: '\r\n', escapeFormulae: FORMULA },
  );
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
