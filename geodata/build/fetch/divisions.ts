import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const ZHEJIANG = '33';

function rows(file: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}, row ${error.row ?? '?'}: ${error.message}`);
  return data;
}

/**
 * `code,name` of every county (6 digits), town (12 digits, ending 000) and village (12 digits) of Zhejiang, by code.
 * @param folder the unpacked `dist` of the divisions package
 * @throws Error where a file is not the table it should be
 */
export function divisionsCsv(folder: string): string {
  const lines = ['areas.csv', 'streets.csv', 'villages.csv'].flatMap((file) =>
    rows(join(folder, file))
      .filter(({ provinceCode }) => provinceCode === ZHEJIANG)
      .map(({ code, name }) => {
        if (code === undefined || name === undefined) throw new Error(`${file}: no columns code and name`);
        return `${code.length === 9 ? `${code}000` : code},${name}`;
      }),
  );
  if (lines.length === 0) throw new Error(`${folder}: no divisions of Zhejiang`);
  return ['code,name', ...lines.toSorted(), ''].join('\n');
}
