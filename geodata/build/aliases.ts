import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { isCountyCode, isPrefectureCode, prefectureOf } from '../../src/domain/codes.ts';
import type { FormerCode } from '../../src/domain/place-records.ts';
import { groupBy } from '../../src/domain/group-by.ts';

/** How the codes that are in use today are found. */
type InUse = (code: string) => boolean;

const readRows = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/**
 * Codes of divisions that no longer exist, each with today's codes of the divisions that have its land. Successors that have successors
 * themselves are followed; a prefecture leads to the prefectures of the counties that it became, the one with most of them first.
 * @param file `code,name,until,successors`, the successors separated by spaces
 * @throws Error naming file and line of a code that leads to no code of today
 */
export function readFormerCodes(file: string, inUse: InUse): FormerCode[] {
  const rows = readRows(file).map(({ code = '', name = '', until = '', successors = '' }, i) => {
    const where = `${file}:${i + 2}`;
    if ((!isCountyCode(code) && !isPrefectureCode(code)) || name === '' || !/^\d{4}$/.test(until))
      throw new Error(
        `${where}: "${code},${name},${until}" is not the code, name and last year of a division`,
      );
    if (inUse(code)) throw new Error(`${where}: ${code} is in use`);
    return { where, code, name, until: Number(until), next: successors.split(' ').filter(Boolean) };
  });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const finals = (code: string, steps = 0): string[] => {
    if (inUse(code)) return [code];
    const row = byCode.get(code);
    if (!row || steps > rows.length) return [];
    return [...new Set(row.next.flatMap((next) => finals(next, steps + 1)))];
  };
  const counties = groupBy(
    rows.filter(({ code }) => isCountyCode(code)),
    ({ code }) => prefectureOf(code),
  );
  const ofPrefecture = (code: string): string[] => {
    const votes = groupBy(
      (counties.get(code) ?? []).flatMap((county) => finals(county.code)),
      prefectureOf,
    );
    return [...votes]
      .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .map(([prefecture]) => prefecture);
  };
  return rows
    .map(({ where, code, name, until }) => {
      const successors = isPrefectureCode(code) ? ofPrefecture(code) : finals(code);
      if (successors.length === 0) throw new Error(`${where}: ${code} leads to no code of today`);
      return { code, name, until, successors };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * Traditional and variant forms of the characters in names, each with the simplified form. A form that occurs in a name itself is left out,
 * since it is then the right form there.
 * @param file `form,simplified,source`
 * @param names every name that the search covers
 */
export function readForms(file: string, names: Iterable<string>): Record<string, string> {
  const used = new Set([...names].flatMap((name) => [...name]));
  return Object.fromEntries(
    readRows(file).flatMap(({ form = '', simplified = '' }, i) => {
      if ([...form].length !== 1 || [...simplified].length !== 1)
        throw new Error(`${file}:${i + 2}: "${form}" and "${simplified}" are not two characters`);
      return used.has(simplified) && !used.has(form) ? [[form, simplified] as const] : [];
    }),
  );
}
