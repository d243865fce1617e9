import type { ExchangeWords } from '../zh/exchange.ts';

/** Words about faults of files and their places, in English. */
export const exchange: ExchangeWords = {
  faults: {
    empty: () => 'The file is empty.',
    'unknown-format': ({ value }) =>
      `This kind of file is not known (it begins with “${value}”). Read are CSV, TSV, XLSX, ODS, GeoJSON, zipped shapefiles, KML, KMZ, GPX, GeoParquet and FlatGeobuf.`,
    'unread-format': ({ format }) =>
      `Files of ${format} are not read; save it as XLSX, CSV or GeoJSON first.`,
    encrypted: () => 'The file is protected by a password; remove it and open the file again.',
    damaged: ({ value }) =>
      `The file is damaged or incomplete${value === '' ? '' : ` (${value})`}; what follows was not read.`,
    'bad-characters': ({ encoding, count }) =>
      `Bytes that are no ${encoding} characters at ${count} places; shown as “�”.`,
    'guessed-encoding': ({ encoding }) => `The file does not name its encoding; it was read as ${encoding}.`,
    'open-quote': ({ value }) => `A quotation mark is not closed; the row was read as it stands: ${value}`,
    'cell-error': ({ value }) => `The cell shows the error “${value}”; taken as empty.`,
    'formula-without-value': ({ value }) =>
      `The value of this formula is not in the file; taken as empty: ${value}`,
    'external-links': ({ count }) =>
      `Other files that the workbook refers to: ${count}. They were not opened; the saved values are used.`,
    'nothing-inside': ({ value }) => `The archive holds no file that can be read (it holds: ${value}).`,
    'shapefile-part': ({ part }) =>
      `The shapefile has no ${part} file${part === '.prj' ? '; its reference system has to be chosen' : ': shapes without attributes'}.`,
    'unequal-parts': ({ shapes, records }) =>
      `The file has ${shapes} shapes but ${records} rows of attributes; they do not match.`,
    'deleted-records': ({ count }) => `Rows that the table marks as deleted: ${count}; they were not read.`,
    'network-links': ({ count }) => `Links to files on the net: ${count}; they were not followed.`,
    doctype: () => 'The file declares a document type (DOCTYPE); for safety it was not read.',
    'feature-syntax': ({ value }) => `The XML of this feature is not well-formed; left out: ${value}`,
    'json-syntax': ({ value }) => `This is not JSON: ${value}`,
    'not-geojson': ({ value }) => `JSON, but with no feature or geometry: ${value}`,
    'not-feature': ({ value }) => `Not a GeoJSON feature, left out: ${value}`,
    'geometry-type': ({ value }) => `Geometry of the unknown type “${value}”; the feature is left out.`,
    'geometry-coordinates': ({ value }) =>
      `Coordinates that cannot be used; the feature is left out: ${value}`,
    'geometry-damaged': ({ value }) =>
      `The geometry is damaged; the feature is left out${value === '' ? '' : ` (${value})`}.`,
    'no-features': () => 'The file has no feature that can be used.',
    'empty-geometries': ({ count }) =>
      `Features without a position: ${count}; only their attributes are kept.`,
    'heights-left-out': ({ count }) =>
      `Heights or measures of ${count} positions were not used: this atlas is flat.`,
    'split-collections': ({ count }) =>
      `Mixed geometries: ${count}; each became one feature for points, lines and areas.`,
    'carried-down': ({ count, value }) =>
      `Empty cells that took the value above: ${count} (such as “${value}”).`,
    'hidden-rows': ({ count }) => `Rows that the spreadsheet hides: ${count}; they were read too.`,
    'total-rows': ({ count }) => `Rows of totals, not taken as records: ${count}.`,
    'note-rows': ({ count }) => `Rows of notes, not taken as records: ${count}.`,
    'hidden-sheet': () => 'The spreadsheet hides this sheet.',
    'scientific-code': ({ value }) =>
      `A spreadsheet wrote the code as ${value} and kept its first digits only: matched by name.`,
    'short-code': ({ value }) =>
      `The code ${value} has the wrong number of digits and may have lost some: matched by name.`,
    'no-code': ({ value }) => `“${value}” is no division code: matched by name.`,
    'unknown-code': ({ value }) => `The division list does not have the code ${value}: matched by name.`,
    'no-date': ({ value }) => `“${value}” does not say which year: the time stays empty.`,
    'shared-coordinate': ({ value }) =>
      `The row names several places, but “${value}” is one coordinate: not used.`,
    'no-name': () => 'This row has no name and is not used.',
    'unknown-track': ({ value }) => `“${value}” is none of the four tracks: the track stays empty.`,
    'unknown-batch': ({ value }) => `“${value}” does not say which batch: the batch stays empty.`,
    'unknown-town': ({ value }) =>
      `The town “${value}” was not found: its villages are matched by county alone.`,
    'no-number': ({ value }) => `“${value}” is no number and is kept as text.`,
    'no-coordinate': ({ value }) => `“${value}” is no coordinate and is not used.`,
    'open-list': ({ value }) => `“${value}” ends in “等” (and others): it may lack some.`,
  },
  limits: {
    files: (found, most) => `At most ${most} files can be opened at once; here are ${found}.`,
    fileBytes: (found, most) => `The file has ${found}, over the limit of ${most}.`,
    inflatedBytes: (found, most) => `Unpacked, the file is over the limit of ${most} (${found} so far).`,
    entries: (found, most) => `The archive has ${found} files, over the limit of ${most}.`,
    ratio: (found, most) =>
      `The archive unpacks to ${found} times its size, over the limit of ${most}; it may be malicious.`,
    nestedArchives: (found, most) => `Archives within archives, ${found} deep; the limit is ${most}.`,
    rows: (found, most) => `Rows or features: ${found}, over the limit of ${most}.`,
    columns: (found, most) => `Columns: ${found}, over the limit of ${most}.`,
    cells: (found, most) => `Cells: ${found}, over the limit of ${most}.`,
    cellCharacters: (found, most) => `A cell has ${found} characters, over the limit of ${most}.`,
    textCharacters: (found, most) => `The texts of all cells come to ${found}, over the limit of ${most}.`,
    vertices: (found, most) => `Positions: ${found}, over the limit of ${most}.`,
    depth: (found, most) => `Nested ${found} deep; the limit is ${most}.`,
    seconds: (found, most) => `Not read after ${found} seconds; the limit is ${most}.`,
  },
  more: (count) => `${count} more places with the same fault.`,
  place: {
    file: (file) => file,
    sheet: (sheet) => `“${sheet}”`,
    row: (row) => `row ${row}`,
    column: (column) => `column ${column}`,
    separator: ', ',
    at: (place, fault) => `${place}: ${fault}`,
  },
};
