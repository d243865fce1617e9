import { isTownCode, isVillageCode } from '../../domain/codes.ts';
import type { Fault } from '../content.ts';
import { readCoordinate, readPosition } from '../coordinate-text.ts';
import { cellDate } from '../table/cell-text.ts';
import type { Table, TableRow } from '../table/table.ts';
import { isUnofficial, readBatch, readTrack } from './columns.ts';
import type { ListKind, Roles } from './columns.ts';
import { isTaken, matchPlace, NO_MATCH } from './match.ts';
import type { NameMatch } from './match.ts';
import type { PlaceIndex } from './places.ts';
import { RowCells, type RowReader } from './row-cells.ts';
import { countyOfRow, deduceCounty } from './row-county.ts';
import { readIndicators } from './row-indicators.ts';

import type { ListEntry, ListRows, NamedPlace } from './row-types.ts';

/** The batch of all rows, from the title or the name of the file, where the table has no column for it. */
const titleBatch = (table: Table): '1' | '2' | undefined =>
  readBatch(
    [...table.others.filter(({ kind }) => kind === 'title').map(({ text }) => text), table.sheet.file.name]
      .join(' ')
      .replace(/[^\p{Script=Han}\d]/gu, ' '),
  );

/** Reads the rows of a table as entries of a list. */
export function readListRows(table: Table, kind: ListKind, roles: Roles, index: PlaceIndex): ListRows {
  const faults: Fault[] = [];
  const columnOf = new Map([...roles].map(([column, role]) => [role, column]));
  const reader: RowReader = { table, kind, roles, index, columnOf, faults, batch: titleBatch(table) };
  const entries = table.rows.flatMap((row) => readEntries(reader, row));
  return { entries: kind === 'axis' || kind === 'cluster' ? grouped(entries) : entries, faults };
}

/** What the rows of every kind of list have, and how names in the row are matched. */
interface RowStart {
  shared: Omit<ListEntry, 'name'>;
  codes: { own: string | null; town: string | null };
  match(
    role: 'town' | 'village',
    name: string,
    hint: { code?: string | null; town?: string | undefined },
  ): NamedPlace;
}

function readStart(cells: RowCells): RowStart {
  const { reader, row } = cells;
  const { kind, index, columnOf } = reader;
  const own = cells.code('code');
  const countyCode = cells.code('countyCode');
  const town = cells.code('townCode');
  const county = countyOfRow(reader, row, (role) => cells.text(role), countyCode ?? own ?? town);
  const inCounties = county.match.candidates.map((candidate) => candidate.code);
  const industries = cells.texts('industry');
  const note = cells.text('note');
  const batch = readBatch(cells.text('batch')) ?? (columnOf.has('batch') ? undefined : reader.batch);
  const period = readPeriod(cells);
  const track = readTrack(cells.text('track'));
  if (kind === 'town' && cells.text('track') !== '' && !track) cells.fault('unknown-track', 'track', 'note');
  if (cells.text('batch') !== '' && !batch) cells.fault('unknown-batch', 'batch', 'note');
  const position = readRowPosition(cells);
  const mode = cells.text('mode');
  const columnOffset = row.columnOffset === undefined ? {} : { columnOffset: row.columnOffset };
  return {
    codes: { own, town },
    shared: {
      rows: [row.row],
      ...columnOffset,
      county,
      parts: [],
      values: [],
      industries,
      ...(note ? { note } : {}),
      ...(isUnofficial(cells.text('status')) ? { isUnofficial: true as const } : {}),
      ...(batch ? { batch } : {}),
      ...(period ? { period } : {}),
      ...(track ? { track } : {}),
      ...(position ? { position } : {}),
      ...(mode ? { mode } : {}),
    },
    match: (role, name, hint) => ({
      role,
      name,
      row: row.row,
      ...columnOffset,
      match:
        name === '' && hint.code
          ? codeAlone(index, role, hint.code)
          : matchPlace(index, role, name, { counties: inCounties, ...hint }),
      id: [role, inCounties.join('+'), hint.town ?? '', name || (hint.code ?? '')].join('|'),
    }),
  };
}

function readEntries(reader: RowReader, row: TableRow): ListEntry[] {
  const cells = new RowCells(reader, row);
  const start = readStart(cells);
  switch (reader.kind) {
    case 'town':
    case 'village':
      return readPlaces(reader.kind, cells, start);
    case 'axis':
    case 'cluster':
      return readGroup(reader.kind, cells, start);
    case 'indicator': {
      const values = readIndicators(cells, start.shared.period);
      return values.length === 0 ? [] : [{ ...start.shared, name: start.shared.county.name, values }];
    }
    default:
      return reader.kind satisfies never;
  }
}

/** The time of a row, ISO or part of it; of indicators also as it stands in the list: 2024年上半年. */
function readPeriod(cells: RowCells): string | null {
  const isIndicator = cells.reader.kind === 'indicator';
  for (const role of ['year', 'period'] as const) {
    if (cells.text(role) === '') continue;
    const date = isIndicator ? (cellDate(cells.cell(role)) ?? cells.text(role)) : cells.date(role);
    if (date !== null) return date;
  }
  return null;
}

/** The towns or villages of a row: usually one, or all that its cell lists (“甲村、乙村”). */
function readPlaces(kind: 'town' | 'village', cells: RowCells, start: RowStart): ListEntry[] {
  const names = cells.names(kind);
  if (names.length < 2) return readPlace(kind, names[0] ?? '', cells, start);
  // One code or one position does not say which of them it is of.
  const { position, ...shared } = start.shared;
  if (position) cells.fault('shared-coordinate', cells.text('position') === '' ? 'lon' : 'position', 'note');
  const several = { ...start, shared, codes: { ...start.codes, own: null } };
  return names.flatMap((name) => readPlace(kind, name, cells, several));
}

/** A town or village of a row. A village is looked for in its town, where the row names one that is known. */
function readPlace(
  kind: 'town' | 'village',
  name: string,
  cells: RowCells,
  { shared, codes, match }: RowStart,
): ListEntry[] {
  const { places } = cells.reader.index;
  const isOwnCode = kind === 'town' ? isTownCode : isVillageCode;
  const own = isOwnCode(codes.own ?? '') ? codes.own : null;
  if (own !== null && !places[kind].has(own)) cells.fault('unknown-code', 'code', 'note');
  if (codes.town !== null && !places.town.has(codes.town)) cells.fault('unknown-code', 'townCode', 'note');
  const townName = kind === 'village' ? (cells.names('town')[0] ?? '') : '';
  const town = townName === '' ? null : match('town', townName, { code: codes.town });
  // A code alone says which town, since the name of the village is matched in it.
  const inTown = town
    ? isTaken(town.match)
      ? town.match.candidates[0]?.code
      : undefined
    : kind === 'village' && codes.town !== null && places.town.has(codes.town)
      ? codes.town
      : undefined;
  const place =
    kind === 'town'
      ? match('town', name, { code: own ?? codes.town })
      : match('village', name, { code: own, town: inTown });
  if (place.name === '' && place.match.kind === 'none') return (cells.fault('no-name', kind), []);
  if (town && !isTaken(town.match)) cells.fault('unknown-town', 'town', 'note');
  const axis = cells.text('axis');
  const cluster = kind === 'village' ? cells.text('cluster') : '';
  return [
    {
      ...shared,
      name: place.name,
      place,
      county: deduceCounty(cells.reader, shared.county, place),
      ...(axis ? { axis } : {}),
      ...(cluster ? { cluster } : {}),
    },
  ];
}

/** An axis or a village cluster with its places. */
function readGroup(kind: 'axis' | 'cluster', cells: RowCells, { shared, match }: RowStart): ListEntry[] {
  const name = cells.text(kind);
  const mixed = (role: 'town' | 'village'): NamedPlace[] =>
    cells.stations(role, role).map((station) => ({
      ...match(station.kind, station.name, {}),
      ...(station.kind === role ? {} : { cell: role }),
      ...(CALLED[station.kind].test(cells.heading(role)) ? { isNamed: true as const } : {}),
    }));
  const part = (role: 'core' | 'member', more: Partial<NamedPlace>): NamedPlace[] =>
    cells.names(role).map((each) => ({ ...match('village', each, {}), cell: role, ...more }));
  const parts = [
    ...mixed('town'),
    ...mixed('village'),
    ...part('core', { isCore: true }),
    ...part('member', {}),
  ];
  if (name === '' && shared.county.match.kind === 'none') return (cells.fault('no-name', kind), []);
  return [{ ...shared, name, parts }];
}

/** Headings that call the places of an axis central towns or key villages. */
const CALLED = { town: /中心镇/, village: /重点村/ } as const;

function codeAlone(index: PlaceIndex, role: 'town' | 'village', code: string): NameMatch {
  const place = index.places[role].get(code);
  if (!place) return NO_MATCH;
  const at = index.positions.get(code) ?? index.positions.get(place.town ?? '');
  return {
    kind: 'ambiguous',
    candidates: [{ ...place, reason: 'code-alone', ...(at ? { lonLat: at.lonLat } : {}) }],
  };
}

/** The two coordinates of a row; where words say which is which (北纬…，东经…), longitude first whatever their order. */
function readRowPosition(cells: RowCells): readonly [number, number] | null {
  const [first, second] =
    readPosition(cells.cell('position')) ??
    (['lon', 'lat'] as const).map((role) => readCoordinate(cells.cell(role)));
  if (!first || !second) {
    for (const role of ['position', 'lon', 'lat'] as const)
      if (cells.text(role) !== '' && (role === 'position' || readCoordinate(cells.cell(role)) === null))
        cells.fault('no-coordinate', role, 'note');
    return null;
  }
  return first.axis === 'lat' || second.axis === 'lon'
    ? [second.value, first.value]
    : [first.value, second.value];
}

/** Rows of one axis or cluster as one entry, with all its places. */
function grouped(entries: readonly ListEntry[]): ListEntry[] {
  const groups = new Map<string, ListEntry>();
  for (const entry of entries) {
    const key = `${entry.county.id} ${entry.name}`;
    const known = groups.get(key);
    if (!known) {
      groups.set(key, entry);
      continue;
    }
    const ids = new Set(known.parts.map(({ id }) => id));
    groups.set(key, {
      ...entry,
      ...known,
      rows: [...known.rows, ...entry.rows],
      parts: [...known.parts, ...entry.parts.filter(({ id }) => !ids.has(id))],
    });
  }
  return [...groups.values()];
}
