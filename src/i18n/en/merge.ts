import type { MergeWords } from '../zh/merge.ts';

const rowsText = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** Words of `npm run seeds:merge`, in English. */
export const merge: MergeWords = {
  usage: (kinds, extents, languages) =>
    [
      'npm run seeds:merge -- FILE [options]',
      '  Writes an official list (a table), or a list that the page exported (.axis-list.json), as rows of seeds/ and reports on each row.',
      '  Run npm run geodata afterwards.',
      `  --kind ${kinds}    what the list is of (told from headings and content where left out)`,
      '  --sheet NAME    the sheet to use',
      `  --extent ${extents}    how much the list holds: a part, all of the counties it names, all of the province`,
      '  --date 2026-03    date of the list',
      '  --name NAME=331123104000    the code of a name that is in doubt; nothing after “=” leaves it aside; may be repeated',
      '  --conflicts list|seeds    which side counts where list and seeds/ disagree; without it nothing is written then',
      '  --seeds FOLDER    where it is not seeds/',
      '  --dry-run    report only, write nothing',
      `  --language ${languages}`,
    ].join('\n'),
  allowed: { date: '2026, 2026-03 or 2026-03-15', name: 'NAME=CODE' },
  oneFile: (count) => `One file is needed, here are ${count}. Usage: npm run seeds:merge -- --help`,
  badDate: (date) => `--date “${date}” is no date such as 2026, 2026-03 or 2026-03-15.`,
  badName: (text) => `--name “${text}” should read NAME=CODE.`,
  noFile: (file) => `There is no file “${file}”.`,
  noSheet: (file, sheets) =>
    sheets === '' ? `“${file}” holds no table.` : `“${file}” has no such sheet; it has: ${sheets}.`,
  noColumn: (file, kind) =>
    `The columns that a list needs (${kind}) were not found in “${file}”. Give them usual headings.`,
  geodata: (files) => `Files in geodata/ cannot be used: ${files}. Run npm run geodata first.`,
  notCompiled: (sources) =>
    `seeds/ holds lists that are not compiled into geodata/ yet: ${sources}. Run npm run geodata first.`,
  badSeeds: (detail) => `Nothing was written: with these rows seeds/ would have faults.\n${detail}`,
  title: (file, kind, date, extent) => `${file}: ${kind}${date === '' ? '' : `, ${date}`}. ${extent}.`,
  rows: (rows) => rows,
  cell: (rows, column) => `${rows}, column ${column}`,
  atCell: (cell, text) => `${cell}  ${text}`,
  entry: (row, name, what) => `${row}  ${name}: ${what}`,
  states: {
    added: (rows) => `added, ${rowsText(rows)}`,
    replaced: (rows) => `replaced, ${rowsText(rows)} written`,
    known: () => 'in seeds/ already',
  },
  aside: (reason) => `left aside (${reason})`,
  asked: (candidates) => `in doubt, say which by --name: ${candidates.join('; ')}`,
  conflict: (text) => `disagreement: ${text}`,
  removed: (record, file, rows) => `${file}: ${rowsText(rows)} of ${record} taken out`,
  withoutLine: (axis) =>
    `${axis}: has no line. Away from the county seat it has no central town or key village whose position is known; name one in a list or in seeds/axes.csv (axisTown).`,
  counts: (added, replaced, known) => `${added} added, ${replaced} replaced, ${known} there already.`,
  openCounts: (asked, aside) => `${asked} ${asked === 1 ? 'name' : 'names'} in doubt, ${aside} left aside.`,
  conflicts: (count) =>
    `${count} ${count === 1 ? 'disagreement' : 'disagreements'}: nothing was written. --conflicts list takes the list, --conflicts seeds keeps seeds/.`,
  nothing: 'There is no row to write.',
  dryRun: (files) => `Nothing was written (--dry-run). These files would change: ${files}.`,
  written: (files) => `Written: ${files}. Next: npm run geodata.`,
};
