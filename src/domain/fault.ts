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

/** Code of each fault, and the further values that its text needs: null if none. The texts are in `i18n/*\/exchange.ts`. */
export interface FaultDetails {
  /** The file is empty or contains only white space. */
  empty: null;
  /** No reader knows the file. `value`: its first characters or bytes. */
  'unknown-format': null;
  /** A known format that is not read: `format` is its usual name. */
  'unread-format': { format: string };
  /** The file is protected by a password. */
  encrypted: null;
  /** A limit is exceeded; nothing of the file is used. `unit`: bytes, times, seconds, or empty. */
  limit: { limit: LimitName; most: number; found: number };
  /** The file ends too early, or its structure is not that of its format. `value`: the message of the format's reader. */
  damaged: { format: string };
  /** Bytes that are not valid in the encoding; they are shown as U+FFFD. */
  'bad-characters': { encoding: string; count: number };
  /** The encoding was guessed from the bytes, since nothing in the file states it. */
  'guessed-encoding': { encoding: string };
  /** A quotation mark without its closing one: the row is used as it stands. */
  'open-quote': null;
  /** A cell that contains an error, such as #REF!: read as empty. */
  'cell-error': null;
  /** A formula without its value in the file: read as empty. */
  'formula-without-value': null;
  /** Other files that a workbook links to; they are never opened. */
  'external-links': { count: number };
  /** A shapefile without its file of attributes (.dbf) or of the reference system (.prj). */
  'shapefile-part': { part: string };
  /** A shapefile whose table has a different number of rows than there are shapes. */
  'unequal-parts': { shapes: number; records: number };
  /** Rows that the table of a shapefile marks as deleted. */
  'deleted-records': { count: number };
  /** Network links of a KML file; they are never followed. */
  'network-links': { count: number };
  /** An XML document with a document type declaration, whose entities could expand without limit. */
  doctype: null;
  /** A feature of an XML document that is not well-formed. */
  'feature-syntax': null;
  /** An archive without a readable file. `value`: some of the names in it. */
  'nothing-inside': null;
  /** Invalid JSON at this place. */
  'json-syntax': null;
  /** Valid JSON that is neither features nor a geometry. */
  'not-geojson': null;
  /** An element of a feature collection that is not a feature. */
  'not-feature': null;
  /** A geometry of an unknown type. `value`: the type. */
  'geometry-type': null;
  /** A geometry with an invalid coordinate. `value`: the coordinate. */
  'geometry-coordinates': null;
  /** A geometry that ends too early, or is not in the form of its format. */
  'geometry-damaged': null;
  /** The file has no feature. */
  'no-features': null;
  /** Features without a geometry, or with an empty one: used with their attributes. */
  'empty-geometries': { count: number };
  /** Heights or measures that were left out: positions have two coordinates. */
  'heights-left-out': { count: number };
  /** Geometry collections that were divided into one feature each for points, lines and areas. */
  'split-collections': { count: number };
  /** In a table: empty cells that got the value of the cell above. `value`: the first such value. */
  'carried-down': { count: number };
  /** In a table: hidden rows, which are used, and rows of totals and notes, which are not. */
  'hidden-rows': { count: number };
  'total-rows': { count: number };
  'note-rows': { count: number };
  /** The sheet is hidden in the spreadsheet. */
  'hidden-sheet': null;
  /** In a list: a code of which a spreadsheet kept only the first digits (3.30703E+11), or that has lost digits. */
  'scientific-code': null;
  'short-code': null;
  /** In a list: a code that is none, or that the division list does not have; a date that is none. */
  'no-code': null;
  'unknown-code': null;
  'no-date': null;
  /** In a list: one coordinate for several places in one cell. */
  'shared-coordinate': null;
  /** In a list: a row without a name; an unknown track, batch or town; a value that is not a number; a name that ends in “and others”. */
  'no-name': null;
  'unknown-track': null;
  'unknown-batch': null;
  'unknown-town': null;
  'no-number': null;
  'open-list': null;
  /** A cell of a coordinate that holds none. */
  'no-coordinate': null;
  /** Number of further faults of a kind that are not listed. */
  more: { of: FaultCode; count: number };
}
export type FaultCode = keyof FaultDetails;

/** Position in a file. */
export interface FaultPlace {
  file: string;
  sheet?: string;
  /** From 1, as a spreadsheet program numbers rows; for a feature, its number in the file from 1. */
  row?: number;
  /** From 1. */
  column?: number;
}

interface FaultBase<C extends FaultCode> extends FaultPlace {
  code: C;
  /** `error`: this part was left out. `note`: it was used, in a way that the reader should know. */
  level: 'error' | 'note';
  /** The text at this place, shortened to 80 characters. */
  value?: string;
}

/** Something in a file that could not be used, or could be read in several ways. Its text follows from its code. */
export type Fault = {
  [C in FaultCode]: FaultBase<C> &
    (FaultDetails[C] extends null ? { details?: null } : { details: FaultDetails[C] });
}[FaultCode];
