import { readFileSync } from 'node:fs';
import { isCountyCode, isTownCode, isVillageCode } from '../../src/domain/codes.ts';

/** Names of every county (6 digits), town (12 digits, the last three 000) and village (12 digits) of the mid-2023 division list. */
export interface Divisions {
  names: ReadonlyMap<string, string>;
}

/**
 * Reads the `code,name` file of divisions.
 * @throws Error naming file and line where a code is no division code, a name is empty or a code comes twice.
 */
export function readDivisions(file: string): Divisions {
  const names = new Map<string, string>();
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines[0] !== 'code,name')
    throw new Error(`${file}:1: header is "${lines[0] ?? ''}", wanted "code,name"`);
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '' && index === lines.length - 1) break;
    const comma = line.indexOf(',');
    const code = line.slice(0, Math.max(comma, 0));
    const name = line.slice(comma + 1);
    const where = `${file}:${index + 1}`;
    if (!isCountyCode(code) && !isTownCode(code) && !isVillageCode(code))
      throw new Error(`${where}: "${code}" is not the code of a county, town or village`);
    if (name === '' || name.includes(',')) throw new Error(`${where}: "${name}" is not a name`);
    if (names.has(code)) throw new Error(`${where}: code ${code} comes twice`);
    names.set(code, name);
  }
  return { names };
}
