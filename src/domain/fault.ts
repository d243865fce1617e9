/** What is limited while a file is read; `exchange/limits.ts` has the values. */
export type LimitName =
  | 'files'
  | 'fileBytes'
  | 'inflatedBytes'
  | 'entries'
  | 'ratio'
  | 'nestedArchives'
  | 'rows'
  | 'columns'
  | 'cells'
  | 'cellCharacters'
  | 'textCharacters'
  | 'vertices'
  | 'depth'
  | 'seconds';

/** Each code of a fault, and what its words need further: null where that is nothing. The words stand in `i18n/*\/exchange.ts`. */
export interface FaultDetails {
  /** The file has no bytes, or nothing but white space. */
  empty: null;
  /** No reader knows the file. `value`: its first characters or bytes. */
  'unknown-format': null;
  /** A known format that is not read: `format` is its usual name. */
  'unread-format': { format: string };
  /** The file is protected by a password. */
  encrypted: null;
  /** One of the limits is exceeded; nothing of the file is used. `unit` is one of bytes, times, seconds, or empty. */
  limit: { limit: LimitName; most: number; found: number };
  /** The file breaks off, or its structure is not that of its format. `value`: what the reader of the format says. */
  damaged: { format: string };
  /** Bytes that are no characters of the encoding; they are shown as U+FFFD. */
  'bad-characters': { encoding: string; count: number };
  /** The encoding was recognised from the bytes: no mark in the file names it. */
  'guessed-encoding': { encoding: string };
  /** A quotation mark is opened and never closed: the row is taken as it stands. */
  'open-quote': null;
  /** A cell that shows an error, such as #REF!: taken as empty. */
  'cell-error': null;
  /** A formula whose value is not in the file: taken as empty. */
  'formula-without-value': null;
  /** Other files that a workbook refers to; they are never opened. */
  'external-links': { count: number };
  /** A shapefile without its attributes (.dbf) or its reference system (.prj). */
  'shapefile-part': { part: string };
  /** A shapefile whose table has another number of rows than there are shapes. */
  'unequal-parts': { shapes: number; records: number };
  /** Rows that the table of a shapefile marks as deleted. */
  'deleted-records': { count: number };
  /** Links of a KML file to others on the net; they are never followed. */
  'network-links': { count: number };
  /** An XML document with a declaration of its type, whose entities could multiply without end. */
  doctype: null;
  /** A feature of an XML document that is not well-formed. */
  'feature-syntax': null;
  /** An archive without any file that could be read. `value`: the names of some. */
  'nothing-inside': null;
  /** Not JSON at this place. */
  'json-syntax': null;
  /** JSON, but neither features nor a geometry. */
  'not-geojson': null;
  /** An element of a feature collection that is no feature. */
  'not-feature': null;
  /** A geometry of a type that is not known. `value`: the type. */
  'geometry-type': null;
  /** A geometry whose coordinates cannot be used. `value`: the coordinate. */
  'geometry-coordinates': null;
  /** A geometry that breaks off, or is not in the form of its format. */
  'geometry-damaged': null;
  /** The file has no feature at all. */
  'no-features': null;
  /** Features without a geometry, or with an empty one: kept with their attributes. */
  'empty-geometries': { count: number };
  /** Heights or measures that were left out: the atlas is flat. */
  'heights-left-out': { count: number };
  /** Collections of geometries that became one feature for points, lines and areas each. */
  'split-collections': { count: number };
  /** Of a table: empty cells that took the value above them. `value`: the first value. */
  'carried-down': { count: number };
  /** Of a table: rows that the spreadsheet hides, rows of totals, notes. The hidden ones are used, the others not. */
  'hidden-rows': { count: number };
  'total-rows': { count: number };
  'note-rows': { count: number };
  /** The spreadsheet hides this sheet. */
  'hidden-sheet': null;
  /** Of a list: a code of which a spreadsheet left the first digits only (3.30703E+11); one that has lost digits. */
  'scientific-code': null;
  'short-code': null;
  /** Of a list: a row without a name, an unknown track, batch or town, a value that is no number, names that end in “and others”. */
  'no-name': null;
  'unknown-track': null;
  'unknown-batch': null;
  'unknown-town': null;
  'no-number': null;
  'open-list': null;
  /** More faults of a kind than are listed: so many more there are. */
  more: { of: FaultCode; count: number };
}
export type FaultCode = keyof FaultDetails;

/** Where in which file. */
export interface FaultPlace {
  file: string;
  sheet?: string;
  /** From 1, as a spreadsheet program shows it; of a feature its place in the file, from 1. */
  row?: number;
  /** From 1. */
  column?: number;
}

interface FaultBase<C extends FaultCode> extends FaultPlace {
  code: C;
  /** `error`: the part is left out. `note`: it was used, and the reader should know how. */
  level: 'error' | 'note';
  /** What stands there, shortened to 80 characters. */
  value?: string;
}

/** Something in a file that could not be used, or had to be understood in one of several ways. Words are found by its code. */
export type Fault = {
  [C in FaultCode]: FaultBase<C> &
    (FaultDetails[C] extends null ? { details?: null } : { details: FaultDetails[C] });
}[FaultCode];
