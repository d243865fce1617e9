import { datumName } from './datum.ts';
import type { OwnLayer } from './own-layer.ts';
import type { ClassMethod, OwnFilter, OwnSettings } from './own-style.ts';
import type { RunTimeLayer } from './run-time-layer.ts';

/** How a layer is drawn; columns are told by `columnRef`. */
export type SheetLayerStyle =
  | { by: 'one'; colour: number }
  | { by: 'category'; column: string }
  | { by: 'number'; column: string; method: ClassMethod; classes: number };

/**
 * What the settings of a sheet say of a layer that came while the page ran: all that is needed to draw it alike from the same file on another
 * computer. The file itself is not in it. Of a layer of a scenario, and in settings that an earlier program wrote, there is only the name.
 */
export interface SheetLayerEntry {
  name: string;
  file?: {
    name: string;
    /** Of its bytes, 64 hexadecimal digits. */
    sha256: string;
    /** Sheet or layer of the file, where it has several. */
    part?: string;
  };
  /** Place among the layers, from 0, which lies on top. */
  order?: number;
  /** False where the sheet asks with the layer (`ownPoints`) but does not draw it. */
  drawn?: boolean;
  style?: SheetLayerStyle;
  /** Column whose values are written beside the features; absent for none. */
  label?: string;
  filter?: { column: string; test: OwnFilter['test']; value: string };
  /** Name of the datum of the positions (`datumName`). */
  datum?: string;
  /** Whether the second number of a position is the one to the east. */
  swapped?: boolean;
  /** Columns of the positions: longitude and latitude, or one for both. Absent where the file has geometries. */
  positions?: string[];
}

/** A layer as the print worker is given it; a sheet says itself how it draws an own one. */
export type GivenSheetLayer =
  | { kind: 'run-time'; layer: RunTimeLayer }
  /** `content`: number of the Blob of a large layer, since one that was sent twice is two objects; 0 for others. */
  | { kind: 'own'; layer: OwnLayer; content: number };

/** Longest name of a file or of its sheet, value of a filter and heading of a column in the settings of a sheet, UTF-16 units. */
export const MAX_REF = 1000;

/** A column by its heading, or by `#` and its number from 1 where the heading is empty, is that of several, looks like such a number, or is too long. */
export function columnRef(columns: readonly string[], column: number): string {
  const heading = columns[column] ?? '';
  const isPlain =
    heading !== '' &&
    heading.length <= MAX_REF &&
    !/^#\d+$/.test(heading) &&
    columns.indexOf(heading) === columns.lastIndexOf(heading);
  return isPlain ? heading : `#${column + 1}`;
}

/** The index of the column that `columnRef` names; -1 where there is none. */
export function findColumn(columns: readonly string[], ref: string): number {
  const [, number] = /^#(\d+)$/.exec(ref) ?? [];
  if (number !== undefined) return Number(number) <= columns.length ? Number(number) - 1 : -1;
  const first = columns.indexOf(ref);
  return first === columns.lastIndexOf(ref) ? first : -1;
}

/** What the settings of a sheet say of an own layer as it is now. @param order place among the layers, from 0 */
export function entryOfLayer(
  { file, part, columns, settings, reading }: OwnLayer,
  order: number,
): SheetLayerEntry {
  const { name, style, label, filter } = settings;
  const ref = (column: number): string => columnRef(columns, column);
  return {
    name,
    file: {
      name: file.name.slice(-MAX_REF),
      sha256: file.sha256,
      ...(part === null || part === '' ? {} : { part: part.slice(0, MAX_REF) }),
    },
    order,
    style: style.by === 'one' ? style : { ...style, column: ref(style.column) },
    ...(label === null ? {} : { label: ref(label) }),
    ...(filter === null ? {} : { filter: { ...filter, column: ref(filter.column) } }),
    ...(reading ? { datum: datumName(reading.datum), ...(reading.swapped ? { swapped: true } : {}) } : {}),
    ...(reading?.positions ? { positions: positionRefs(reading.positions, columns) } : {}),
  };
}

const positionRefs = (
  positions: NonNullable<NonNullable<OwnLayer['reading']>['positions']>,
  columns: readonly string[],
): string[] =>
  (positions.kind === 'one' ? [positions.column] : [positions.first, positions.second]).map((column) =>
    columnRef(columns, column),
  );

/** The settings of an own layer as an entry has them, or the column that the layer lacks. Where the entry says nothing of a style it is of one colour. */
export function settingsOfEntry(
  { name, style, label, filter }: SheetLayerEntry,
  columns: readonly string[],
): { settings: OwnSettings } | { lacks: string } {
  const refs = [style && style.by !== 'one' ? style.column : undefined, label, filter?.column];
  const lacks = refs.find((ref) => ref !== undefined && findColumn(columns, ref) < 0);
  if (lacks !== undefined) return { lacks };
  const at = (ref: string): number => findColumn(columns, ref);
  return {
    settings: {
      name,
      style: !style
        ? { by: 'one', colour: 0 }
        : style.by === 'one'
          ? style
          : { ...style, column: at(style.column) },
      label: label === undefined ? null : at(label),
      filter: filter ? { ...filter, column: at(filter.column) } : null,
    },
  };
}

/** A file that was used as a layer, as sheet, panel and files that are saved name it. */
export interface OwnSource {
  /** Of the layer. */
  name: string;
  file: string;
  /** Sheet or layer of the file; null where it has only one. */
  part: string | null;
  /** Day on which the file was last changed, ISO 8601; null where that is not known. */
  date: string | null;
  /** Features that pass the filter and have a position, and whether all of them are points. */
  count: number;
  isPoints: boolean;
}

/** A layer as a source. @param drawn the same as it is drawn, as a whole */
export function ownSourceOf(
  { file, part }: Pick<OwnLayer, 'file' | 'part'>,
  { name, features, tiled }: RunTimeLayer,
): OwnSource {
  const isPoints = tiled
    ? tiled.kinds.every((kind) => kind.endsWith(':point'))
    : features.every(({ geometry }) => geometry.type === 'Point' || geometry.type === 'MultiPoint');
  return {
    name,
    file: file.name,
    part,
    date: file.modified?.slice(0, 10) ?? null,
    count: tiled ? tiled.shownCount : features.length,
    isPoints,
  };
}
