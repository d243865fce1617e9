import { sheetWords } from '../../i18n/index.ts';
import type { Network } from '../../domain/network.ts';
import type { IndexRow } from '../page/sheet-types.ts';
import type { Content, OnSheet } from '../page/content.ts';
import type { TableRow } from '../furniture/index-table.ts';
import type { SheetGrid } from '../page/grid.ts';
import { nameOf } from '../../i18n/names.ts';
import type { PrintSpec } from '../spec/spec.ts';

interface Named {
  code: string;
  name: string;
  /** Names of its county and town, to distinguish places of the same name. */
  county: string;
  town?: string;
}

/** Texts of the names: a name shared by several places is followed by the county, or within one county by the town. */
export function toldApart<T extends Named>(
  rows: readonly T[],
  within: (name: string, place: string) => string,
): T[] {
  const count = (keyOf: (row: T) => string): ((row: T) => number) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    return (row) => counts.get(keyOf(row)) ?? 0;
  };
  const ofName = count(({ name }) => name);
  const ofCounty = count(({ name, county }) => `${name} ${county}`);
  return rows.map((row) => {
    if (ofName(row) === 1) return row;
    return { ...row, name: within(row.name, ofCounty(row) === 1 ? row.county : (row.town ?? row.county)) };
  });
}

/** Rows of the index of a sheet: towns, then villages, each in alphabetical order. */
export function buildIndexRows(
  { towns, villages }: Pick<Content, 'towns' | 'villages'>,
  grid: SheetGrid,
  spec: PrintSpec,
  network: Network,
): { rows: TableRow[]; index: IndexRow[] } {
  const words = sheetWords.in(spec.language).text;
  const textOf = (record: { name: string; pinyin: string } | undefined): string =>
    record === undefined ? '' : nameOf(record, spec.language);
  const buildRows = (
    list: readonly OnSheet<{ code: string; name: string; pinyin: string; county: string; town?: string }>[],
    kind: IndexRow['kind'],
  ): IndexRow[] =>
    list
      .map(({ record, pointMm }): IndexRow => ({
        kind,
        code: record.code,
        sortKey: `${record.pinyin.normalize('NFD').replace(/\p{M}/gu, '')} ${record.code}`,
        name: textOf(record),
        county: textOf(network.counties.get(record.county)),
        ...(record.town === undefined ? {} : { town: textOf(network.towns.get(record.town)) }),
        square: grid.squareAt(pointMm),
      }))
      .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const ofTowns = buildRows(towns, 'town');
  const ofVillages = buildRows(villages, 'village');
  const townByCode = new Map(towns.map(({ record }) => [record.code as string, record]));
  const villageByCode = new Map(villages.map(({ record }) => [record.code as string, record]));
  const rows: TableRow[] = [];
  if (ofTowns.length > 0) rows.push({ kind: 'heading', text: words.towns(ofTowns.length) });
  for (const { code, name, square } of toldApart(ofTowns, words.within)) {
    const record = townByCode.get(code);
    if (record) rows.push({ kind: 'town', record, text: name, square });
  }
  if (ofVillages.length > 0) rows.push({ kind: 'heading', text: words.villages(ofVillages.length) });
  for (const { code, name, town = '', square } of toldApart(ofVillages, words.within)) {
    const record = villageByCode.get(code);
    if (record) rows.push({ kind: 'village', record, text: name, note: town, square });
  }
  return { rows, index: [...ofTowns, ...ofVillages] };
}
