import type { Fault } from '../../src/domain/fault.ts';
import type { ListExtent } from '../../src/domain/giving-way.ts';
import type { LonLat } from '../../src/domain/records.ts';
import type { SheetContent } from '../../src/exchange/content.ts';
import {
  findRoles,
  guessKinds,
  type ListKind,
  missingColumns,
  rolesFor,
} from '../../src/exchange/list/columns.ts';
import { countyFinder } from '../../src/exchange/list/county-at.ts';
import { findListDate, findListSheet, guessExtent } from '../../src/exchange/list/guesses.ts';
import type { PlaceIndex } from '../../src/exchange/list/places.ts';
import { guessPositions, placePositions } from '../../src/exchange/list/positions.ts';
import { buildListSource, type RowWords } from '../../src/exchange/list/list-source.ts';
import { readListRows } from '../../src/exchange/list/rows.ts';
import { unpacked } from '../../src/exchange/packed.ts';
import { readFiles } from '../../src/exchange/readers/read.ts';
import { carryDown } from '../../src/exchange/table/carry.ts';
import { buildTable } from '../../src/exchange/table/table.ts';
import { readExported } from '../../src/exchange/list/applied-list.ts';
import type { ListToMerge } from './merge-list.ts';

/** Settings of the caller, for a list of which something is not recognised correctly. */
export interface ListHints {
  kind?: ListKind;
  /** Name of the sheet. */
  sheet?: string;
  extent?: ListExtent;
  /** ISO, or part of it. */
  date?: string;
}

export type ListRead =
  | { state: 'read'; list: ListToMerge; faults: readonly Fault[] }
  /** No sheet, or none of that name; `sheets` are those that there are. */
  | { state: 'no-sheet'; sheets: readonly string[]; faults: readonly Fault[] }
  | { state: 'no-column'; kind: ListKind };

/** Reads a list that the page exported, or any other file with a list, as the page does without choices of the reader. */
export async function readList(
  file: { name: string; blob: Blob; lastModified: number | null },
  index: PlaceIndex,
  hints: ListHints,
  words: RowWords,
): Promise<ListRead> {
  const exported = /[.]json$/i.test(file.name) ? readExported(await file.blob.text()) : null;
  if (exported) {
    const { kind, rows, roles, source, sheet, decisions, positions } = exported;
    return {
      state: 'read',
      faults: rows.faults,
      list: {
        kind,
        rows,
        roles: new Map(roles),
        source: hints.date === undefined ? source : { ...source, date: hints.date },
        sheet,
        extent: hints.extent ?? decisions.extent,
        answers: new Map(decisions.answers),
        positions: new Map(positions),
      },
    };
  }
  const { contents, faults } = await readFiles([file]);
  const sheets = contents.flatMap((content): SheetContent[] =>
    content.kind === 'sheet' || content.kind === 'packed-sheet' ? [unpacked(content) as SheetContent] : [],
  );
  const sheet =
    hints.sheet === undefined
      ? sheets[findListSheet(sheets, index)]
      : sheets.find((each) => each.sheet === hints.sheet);
  if (!sheet)
    return {
      state: 'no-sheet',
      sheets: sheets.flatMap((each) => each.sheet ?? []),
      faults: [...faults, ...contents.flatMap((content) => content.faults)],
    };
  const table = carryDown(buildTable(sheet));
  const found = findRoles(table, index);
  const kind = hints.kind ?? guessKinds(table, found)[0] ?? 'village';
  const roles = rolesFor(kind, table, found);
  if (missingColumns(kind, roles).length > 0) return { state: 'no-column', kind };
  const rows = readListRows(table, kind, roles, index);
  const { source } = buildListSource(sheet, (hints.date ?? findListDate(table)) || null, words);
  return {
    state: 'read',
    faults: [...sheet.faults, ...table.faults, ...rows.faults],
    list: {
      kind,
      rows,
      roles,
      source,
      sheet: sheet.sheet,
      extent: hints.extent ?? guessExtent(kind, rows, table),
      answers: new Map(),
      positions: positionsIn(rows, index),
    },
  };
}

/** Coordinates of the list in the datum that puts most of them into the county of their row. */
function positionsIn(rows: ListToMerge['rows'], index: PlaceIndex): ReadonlyMap<number, LonLat> {
  const countyAt = countyFinder(index.network.counties.values());
  const guess = guessPositions(rows, index, countyAt);
  return guess ? placePositions(guess, null, rows, countyAt).lonLats : new Map();
}
