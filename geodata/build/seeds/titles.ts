import { countyOf, isTownCode, isVillageCode, townOf } from '../../../src/domain/codes.ts';
import type { TitleKind } from '../../../src/domain/place-records.ts';
import { Once, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { namesAgree } from './names.ts';
import type { SeedTitle } from './types.ts';

/** One kind of title: what it is given to, and its words. */
const kindKey = (of: string, title: string): string => `${of} ${title}`;

/** Reads title-kinds.csv: every kind of title with its English name. */
export function readTitleKinds(text: string, file: string, { problems }: Checker): TitleKind[] {
  const once = new Once(file, problems);
  return readTable(text, file, COLUMNS['title-kinds'], problems).map(({ line, cells }) => {
    once.take(line, 'title', cells.of, cells.title);
    return cells as unknown as TitleKind;
  });
}

/**
 * Reads titles.csv: titles that official lists give to towns and villages. Rows whose place could not be found in the division list
 * (`match` none or ambiguous) have no code; they are checked and kept, and are not shown.
 */
export function readTitles(
  text: string,
  file: string,
  checker: Checker,
  kinds: readonly TitleKind[],
): SeedTitle[] {
  const { problems } = checker;
  const once = new Once(file, problems);
  const known = new Set(kinds.map(({ of, title }) => kindKey(of, title)));
  return readTable(text, file, COLUMNS.titles, problems).map((row) => {
    const { kind, code, county, town, name, title, batch, year, period, product, source, match } = row.cells;
    once.take(row.line, 'title', kind, code, county, town, name, title, period, source);
    if (!known.has(kindKey(kind, title)))
      problems.add(file, row.line, 'title', `no ${kind} title of title-kinds.csv: "${title}"`);
    checker.source(file, row);
    if (batch !== '' && year === '' && period === '') problems.add(file, row.line, 'period', 'empty cell ""');
    const matched = match === 'exact' || match === 'alias';
    if (matched !== (code !== ''))
      problems.add(file, row.line, 'code', `"${code}" does not go with the match "${match}"`);
    else if (matched) checkPlace(file, row.line, row.cells, checker);
    return {
      kind: kind as SeedTitle['kind'],
      ...(code === '' ? {} : { code }),
      county,
      town,
      name,
      title,
      ...(batch === '' ? {} : { batch: Number(batch) }),
      ...(year === '' ? {} : { year: Number(year) }),
      period,
      ...(product === '' ? {} : { product }),
      source,
      match: match as SeedTitle['match'],
    };
  });
}

type PlaceCells = Record<'kind' | 'code' | 'county' | 'town' | 'name' | 'match', string>;

/** The code must be that of a place of the right kind in the county; for an exact match the names of village and town must be equal too. */
function checkPlace(
  file: string,
  line: number,
  { kind, code, county, town, name, match }: PlaceCells,
  checker: Checker,
): void {
  const { problems, divisions } = checker;
  const checkName = (of: string, written: string, column: string): void => {
    const listed = divisions.names.get(of);
    if (listed !== written)
      problems.add(file, line, column, `"${written}" is not the name of ${of}, which is "${listed}"`);
  };
  const isKind = kind === 'town' ? isTownCode(code) : isVillageCode(code);
  if (!isKind) return problems.add(file, line, 'code', `bad ${kind} code "${code}"`);
  if (!checker.known(file, line, 'code', code, kind)) return;
  checkName(countyOf(code), county, 'county');
  if (match !== 'exact') return;
  const listed = divisions.names.get(code) as string;
  const agrees = kind === 'town' ? name === listed : namesAgree(name, listed);
  if (!agrees) problems.add(file, line, 'name', `"${name}" is not ${code}, which is "${listed}"`);
  if (kind === 'village' && town !== '') checkName(townOf(code), town, 'town');
}
