import type { CliOwnWords } from '../zh/cli-own.ts';

/** What `npm run atlas` says of own layers in English. */
export const cliOwn: CliOwnWords = {
  usage: `  --own-layer FILE        draw a file as an own layer, in any format that the page opens; may be repeated, the first lies on top. What follows
                          belongs to the file before it:
  --own-sheet NAME        which sheet or layer of the file   --own-name TEXT   name of the layer
  --own-datum NAME        wgs84, gcj02, bd09, mercator, cgcs2000-120 (central meridian, metres), cgcs2000-zone40 (zone number first),
                          file (what the file states); found from the data where it is not given; where it cannot be, the choices are listed
  --own-positions COLUMN,COLUMN   longitude and latitude, or one column for both   --own-swapped   the other way round
  --own-style COLUMN      colours by this column, in classes where it holds numbers; --own-method category|quantile|equal|natural
                          --own-classes 2 to 6
  --own-label COLUMN      column of the labels (empty for none)   --own-filter 'beds>=20'   only these rows: = is, ~ contains, >=, <=
  --own-as facilities|places   count with these points in place of central towns (facilities) or villages (places)`,
  first: (option) => `${option} must follow --own-layer: it belongs to the file before it.`,
  needsStyle: (option) => `${option} goes with --own-style.`,
  datums: 'wgs84, gcj02, bd09, mercator, one such as cgcs2000-120 or cgcs2000-zone40, file',
  positions: 'one column, or the columns of longitude and latitude with a comma between',
  filters: 'COLUMN>=VALUE, COLUMN<=VALUE, COLUMN=VALUE, COLUMN~TEXT',
  column: 'the heading of a column, or # and its number',
  twice: (file) => `--own-layer ${file}: the same sheet of the same file is given twice.`,
  absent: (file) => `--own-layer ${file}: there is no such file.`,
  folder: (file) => `--own-layer ${file}: it is a folder, not a file.`,
  nothing: (file) => `--own-layer ${file}: it holds nothing that can be used.`,
  severalSheets: (file, names) =>
    `--own-layer ${file}: the file has several sheets or layers; name one by --own-sheet: ${names}.`,
  noSheet: (file, sheet, names) => `--own-sheet ${sheet}: ${file} has none of this name; it has: ${names}.`,
  needed: (name, file, hash) => `  “${name}”: file ${file}, SHA-256 beginning ${hash}`,
  noneNeeded: 'The settings have no own layer.',
  notInSpec: (file, hash, needed) =>
    `--own-layer ${file} (SHA-256 beginning ${hash}) is not a file that the settings need. Needed:\n${needed}`,
  noColumn: (file, column, columns) => `${file}: there is no column “${column}”; there are: ${columns}.`,
  noPositions: (file) => `${file}: no columns of coordinates were found; name them by --own-positions.`,
  noDatum: (file) => `--own-datum file: ${file} states no coordinate system.`,
  choice: (datum, metres) => (metres === 0 ? `${datum} (not moved)` : `${datum} (moved by ${metres} m)`),
  evenDatums: (file, choices) =>
    `${file}: several coordinate systems are as likely; name one by --own-datum: ${choices}.`,
  unplaced: (where, rows) => `${where}: ${rows} rows in all have no position and are not on the sheet.`,
  noGeometry: (where, row) => `${where}, feature ${row} has no position and is not on the sheet.`,
  badPosition: (where, row, column, text) =>
    `${where}, row ${row}, column “${column}”: “${text}” is no position; the row is not on the sheet.`,
  notNumber: (file, column, row, text) =>
    `${file}, row ${row}, column “${column}”: “${text}” is no number, so there are no classes; leave --own-classes and --own-method out.`,
  noNumbers: (file, column) =>
    `${file}, column “${column}”: not all values are numbers, so there are no classes; leave --own-classes and --own-method out.`,
};
