import { isTownCode, isVillageCode } from '../../domain/codes.ts';
import type { Track } from '../../domain/records.ts';
import type { Fault } from '../content.ts';
import { readCoordinate, readPosition } from '../coordinate-text.ts';
import { cellDate, cellNumber, cellText, isBlank } from '../table/cell-text.ts';
import type { Table, TableRow } from '../table/table.ts';
import { readBatch, readTrack } from './columns.ts';
import type { ColumnRole, ListKind, Roles } from './columns.ts';
import { countyInName, countyInTitle } from './county-names.ts';
import { isTaken, matchCounty, matchPlace, NO_MATCH } from './match.ts';
import type { NameMatch } from './match.ts';
import type { PlaceIndex } from './places.ts';
import { RowCells, type RowReader } from './row-cells.ts';

/** A name in a list with its match. */
export interface NamedPlace {
  role: 'county' | 'town' | 'village';
  name: string;
  row: number;
  match: NameMatch;
  /** Id of the question, the same for all rows with the same question, so that it is asked once. */
  id: string;
  /** For a place of a cluster: whether it is a core village. */
  isCore?: true;
  /** Whether the heading calls it a central town or key village, and not only a place on the way. */
  isNamed?: true;
}

/** One entry of a list: a row, or several rows of one axis or cluster. */
export interface ListEntry {
  /** Numbers of its rows in the sheet, the first one first. */
  rows: readonly number[];
  /** Name of the axis or cluster, or of the place as the list has it. */
  name: string;
  county: NamedPlace;
  /** In a list of towns or villages: the place. */
  place?: NamedPlace;
  /** In a list of axes or clusters: the places. */
  parts: readonly NamedPlace[];
  track?: Track;
  batch?: '1' | '2';
  period?: string;
  industries: readonly string[];
  /** Name of the axis of a town or village. */
  axis?: string;
  /** Name of the cluster of a village. */
  cluster?: string;
  mode?: string;
  note?: string;
  /** The two coordinates as in the file; longitude or easting first if the headings say which is which. */
  position?: readonly [number, number];
  /** In a list of indicators: the value. */
  values: readonly { label: string; value: string; unit?: string; period?: string }[];
}

export interface ListRows {
  entries: readonly ListEntry[];
  faults: readonly Fault[];
}

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
  const entries = table.rows.flatMap((row) => readEntry(reader, row) ?? []);
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
  const industries = cells.names('industry');
  const note = cells.text('note');
  const batch = readBatch(cells.text('batch')) ?? (columnOf.has('batch') ? undefined : reader.batch);
  const period = cellDate(cells.cell('year')) ?? cellDate(cells.cell('period'));
  const track = readTrack(cells.text('track'));
  if (kind === 'town' && cells.text('track') !== '' && !track) cells.fault('unknown-track', 'track', 'note');
  if (cells.text('batch') !== '' && !batch) cells.fault('unknown-batch', 'batch', 'note');
  const position = readRowPosition(cells);
  const mode = cells.text('mode');
  return {
    codes: { own, town },
    shared: {
      rows: [row.row],
      county,
      parts: [],
      values: [],
      industries,
      ...(note ? { note } : {}),
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
      match:
        name === '' && hint.code
          ? codeAlone(index, role, hint.code)
          : matchPlace(index, role, name, { counties: inCounties, ...hint }),
      id: [role, inCounties.join('+'), hint.town ?? '', name || (hint.code ?? '')].join('|'),
    }),
  };
}

function readEntry(reader: RowReader, row: TableRow): ListEntry | null {
  const cells = new RowCells(reader, row);
  const start = readStart(cells);
  switch (reader.kind) {
    case 'town':
    case 'village':
      return readPlace(reader.kind, cells, start);
    case 'axis':
    case 'cluster':
      return readGroup(reader.kind, cells, start);
    case 'indicator': {
      const values = readIndicators(cells, start.shared.period);
      return values.length === 0 ? null : { ...start.shared, name: start.shared.county.name, values };
    }
    default:
      return reader.kind satisfies never;
  }
}

/** A row of a list of towns or villages. A village is looked for in its town, where the row names one that is known. */
function readPlace(
  kind: 'town' | 'village',
  cells: RowCells,
  { shared, codes, match }: RowStart,
): ListEntry | null {
  const isOwnCode = kind === 'town' ? isTownCode : isVillageCode;
  const own = isOwnCode(codes.own ?? '') ? codes.own : null;
  const isInTown = kind === 'village' && (cells.text('town') !== '' || codes.town !== null);
  const town = isInTown ? match('town', cells.text('town'), { code: codes.town }) : null;
  const place =
    kind === 'town'
      ? match('town', cells.text('town'), { code: own ?? codes.town })
      : match('village', cells.text('village'), {
          code: own,
          town: town && isTaken(town.match) ? town.match.candidates[0]?.code : undefined,
        });
  if (place.name === '' && place.match.kind === 'none') return (cells.fault('no-name', kind), null);
  if (town && !isTaken(town.match)) cells.fault('unknown-town', 'town', 'note');
  const axis = cells.text('axis');
  const cluster = kind === 'village' ? cells.text('cluster') : '';
  return {
    ...shared,
    name: place.name,
    place,
    county: deduceCounty(cells.reader, shared.county, place),
    ...(axis ? { axis } : {}),
    ...(cluster ? { cluster } : {}),
  };
}

/** An axis or a village cluster with its places. */
function readGroup(kind: 'axis' | 'cluster', cells: RowCells, { shared, match }: RowStart): ListEntry | null {
  const name = cells.text(kind);
  const isNamed = (of: boolean): { isNamed?: true } => (of ? { isNamed: true } : {});
  const part = (role: ColumnRole, of: 'town' | 'village', more: Partial<NamedPlace> = {}): NamedPlace[] =>
    cells.names(role).map((each) => ({ ...match(of, each, {}), ...more }));
  const parts = [
    ...part('town', 'town', isNamed(/中心镇/.test(cells.heading('town')))),
    ...part('village', 'village', isNamed(/重点村/.test(cells.heading('village')))),
    ...part('core', 'village', { isCore: true }),
    ...part('member', 'village'),
  ];
  if (name === '' && shared.county.match.kind === 'none') return (cells.fault('no-name', kind), null);
  return { ...shared, name, parts };
}

function readIndicators(cells: RowCells, period: ListEntry['period']): ListEntry['values'] {
  const { reader, row } = cells;
  return [...reader.roles].flatMap(([column, role]) => {
    const value = row.cells[column] ?? null;
    if (role !== 'value' || isBlank(value)) return [];
    const number = cellNumber(value);
    const heading = reader.table.columns[column]?.heading ?? '';
    const unitOfHeading = /[（(]([^（()）]+)[)）]\s*$/.exec(heading)?.[1];
    const unit = cells.text('unit') || number?.unit || unitOfHeading;
    const label = cells.text('indicator') || heading.replace(/[（(][^（()）]*[)）]\s*$/, '').trim();
    if (!number) cells.fault('no-number', 'value', 'note');
    return [
      {
        label,
        value: number ? String(number.value) : cellText(value),
        ...(unit ? { unit } : {}),
        ...(period ? { period } : {}),
      },
    ];
  });
}

function codeAlone(index: PlaceIndex, role: 'town' | 'village', code: string): NameMatch {
  const place = index.places[role].get(code);
  if (!place) return NO_MATCH;
  const at = index.positions.get(code) ?? index.positions.get(place.town ?? '');
  return {
    kind: 'ambiguous',
    candidates: [{ ...place, reason: 'code-alone', ...(at ? { lonLat: at.lonLat } : {}) }],
  };
}

function countyOfRow(
  { index, columnOf, table }: RowReader,
  row: TableRow,
  text: (role: ColumnRole) => string,
  code: string | null,
): NamedPlace {
  const prefecture = index.prefectures.get(index.plain(text('prefecture')));
  const isOwnTitle = (name: string): boolean => index.counties.has(index.plain(name));
  let name = text('county');
  // A name of a prefecture (杭州市) in a column of counties that also has prefectures does not name a county.
  if (name === '' && row.section !== undefined && isOwnTitle(row.section)) name = row.section;
  if (name === '' && columnOf.has('axis')) name = countyInName(index, text('axis')) ?? '';
  if (name === '' && columnOf.has('cluster')) name = countyInName(index, text('cluster')) ?? '';
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
function deduceCounty({ index }: RowReader, county: NamedPlace, place: NamedPlace): NamedPlace {
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
