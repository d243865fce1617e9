import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readDivisions } from '../divisions.ts';

/** A line of the package's table: `dict[0x90FD] = "dū,dōu";`, the code point in any notation of JavaScript. */
const LINE = /^dict\[(0x[\da-f]+|\d+)\]\s*=\s*"([^"]+)"/gim;

/**
 * Every character of the division list with its readings, the usual one first: `character,readings`, readings with tone
 * marks joined by `|`.
 * @param folder the unpacked `data` of the characters package
 * @param inputsDir where divisions.csv is
 * @throws Error naming a character without a reading
 */
export function characterReadingsCsv(folder: string, inputsDir: string): string {
  const readings = new Map<string, string>();
  for (const [, point, list] of readFileSync(join(folder, 'dict-zi.js'), 'utf8').matchAll(LINE))
    readings.set(String.fromCodePoint(Number(point)), (list as string).replaceAll(',', '|'));
  const names = [...readDivisions(join(inputsDir, 'divisions.csv')).names.values()].join('');
  const characters = [...new Set(names.match(/\p{Script=Han}/gu))].toSorted();
  const rows = characters.map((character) => {
    const read = readings.get(character);
    if (read === undefined) throw new Error(`${folder}: no reading of ${character}`);
    return { character, readings: read };
  });
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}
