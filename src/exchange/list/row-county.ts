import type { TableRow } from '../table/table.ts';
import type { ColumnRole } from './column-roles.ts';
import { countyInName, countyInTitle } from './county-names.ts';
import { isTaken, matchCounty } from './match.ts';
import type { RowReader } from './row-cells.ts';
import type { NamedPlace } from './row-types.ts';

/** The county of a row: by its own cell, the title of its part, the name of its axis or place, or the title of the list. */
export function countyOfRow(
  { index, columnOf, table }: RowReader,
  row: TableRow,
  text: (role: ColumnRole) => string,
  code: string | null,
): NamedPlace {
  const prefecture =
    index.prefectures.get(index.plain(text('prefecture'))) ??
    index.prefectures.get(index.plain(row.section ?? ''));
  const isOwnTitle = (name: string): boolean => index.counties.has(index.plain(name));
  let name = text('county');
  // An export in English has its name in Latin letters, which is not matched, beside its code.
  if (code !== null && /^[\p{Script=Latin}\s’'-]+$/u.test(name)) name = '';
  // A name of a prefecture (杭州市) in a column of counties that also has prefectures does not name a county.
  if (name === '' && row.section !== undefined && isOwnTitle(row.section)) name = row.section;
  for (const role of ['axis', 'cluster', 'town', 'village'] as const)
    if (name === '' && columnOf.has(role)) name = countyInName(index, text(role)) ?? '';
  if (name === '' && code === null) name = countyInTitle(table, index) ?? '';
  const match = matchCounty(index, name, code, prefecture);
  return {
    role: 'county',
    name,
    row: row.row,
    match,
    id: ['county', prefecture ?? '', name, name === '' ? (code ?? '').slice(0, 6) : ''].join('|'),
  };
}

/** A row without a county is assigned to that of its place; a row of a former county to one of its successors. */
export function deduceCounty({ index }: RowReader, county: NamedPlace, place: NamedPlace): NamedPlace {
  if (isTaken(county.match) || !isTaken(place.match)) return county;
  const code = place.match.candidates[0]?.county ?? '';
  const found = index.network.counties.get(code);
  const isAllowed =
    county.name === '' || county.match.candidates.some((candidate) => candidate.code === code);
  if (!found || !isAllowed) return county;
  return {
    ...county,
    match: { kind: 'alias', candidates: [{ code, name: found.name, county: code, reason: 'former' }] },
  };
}
