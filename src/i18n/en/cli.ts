import type { CliWords } from '../zh/cli.ts';
import { cliOwn } from './cli-own.ts';

/** Messages of `npm run atlas` in English. */
export const cli: CliWords = {
  usage: (languages, layers) => `npm run atlas -- [options]   (中文：--help)
  --by county|axis|prefecture|province   one sheet for each county (default), axis or prefecture, or one of the province
  --only CODE,CODE        only these: a county, a prefecture for all it holds; with --by axis an axis by its id, such as axis-053, or a county for
                          all its axes
  --paper A3              A0 to A5, or WIDTHxHEIGHT in millimetres, 100 to 2000 each, such as 300x200
  --orientation auto|portrait|landscape
  --scale 150000          a fixed scale; otherwise the largest round one that fits each sheet
  --common-scale          one scale for all: the largest that fits every sheet
  --corridor KM           draw the corridor of this width to either side of the axes, 0 to 30
  --documented-only       leave modelled records out
  --batch 1|2             only records of this batch
  --without NAME,NAME     leave these out: ${layers}
  --basemap SOURCE        in place of the sheet's own: water and roads from vector tiles (OpenMapTiles schema): a folder of z/x/y.pbf, an address
                          with {z}/{x}/{y}, or a PMTiles file
  --language ${languages}        of the sheets and of what is said here   --mono   black and white
  --title TEXT   --author TEXT   --date YYYY-MM-DD   --review-number TEXT
  --bleed MM              0 to 10
  --format pdf,svg,png,json   json: the settings of each sheet, for --spec
  --dpi 300               resolution of the PNG, 30 to 2400
  --spec FILE             print saved settings; only --format, --dpi, --out and --own-layer for the files that it needs
  --each                  a file for each sheet instead of one atlas
  --out DIR               where the files go (atlas)`,
  own: cliOwn,
  sheet: {
    page: (page) => `page ${page}`,
    labels: (placed, unplaced) => `${placed} names placed, ${unplaced} found no room`,
    took: (ms) => `${ms} ms`,
  },
  written: (path, kilobytes) => `${path}  ${kilobytes} KB`,
  files: (count) => (count === 1 ? '1 file' : `${count} files`),
  unknownOption: (option) => `There is no option ${option}; --help lists them.`,
  positional: (text) => `“${text}” belongs to no option; --help lists them.`,
  noValue: (option, allowed) => `${option} needs a value; allowed: ${allowed}.`,
  needlessValue: (option, value) => `${option} takes no value; “${value}” is too much.`,
  twice: (option) => `${option} may be given only once.`,
  refused: (option, value, allowed) => `${option} ${value} cannot be used; allowed: ${allowed}.`,
  tooLong: (option, length, allowed) => `${option} has ${length} characters, too many; allowed: ${allowed}.`,
  noDate: (value, reason) => `--date ${value} cannot be used: ${reason}.`,
  noCode: (value) => `--only ${value} lacks a code; write it like 330723,330700.`,
  range: (min, max) => `${min} to ${max}`,
  text: 'text',
  file: 'the name of a file',
  folder: 'a folder',
  codes: 'codes of counties or prefectures, or ids of axes such as axis-053, parted by commas',
  paper: (names, min, max) => `${names}, or WIDTHxHEIGHT in mm, ${min} to ${max} each, such as 300x200`,
  titleEach:
    '--title names the bound atlas, while --each titles every sheet by itself: the two do not go together.',
  titleJson:
    '--title is for the cover of an atlas, and json alone has none: leave it out, or add pdf, svg or png.',
  scales: '--scale is one scale for all sheets already; --common-scale does not go with it.',
  dpiWithout: '--dpi is the resolution of PNG, and --format has no png.',
  onlyProvince: '--by province is one sheet of the whole province; --only does not go with it.',
  withSpec: (option) => `The file of --spec settles the whole sheet; ${option} does not go with it.`,
  spec: {
    absent: (file) => `--spec ${file}: there is no such file.`,
    folder: (file) => `--spec ${file}: it is a folder, not a file.`,
    unreadable: (file) => `--spec ${file}: the file cannot be read.`,
    tooLarge: (file) => `--spec ${file}: it is larger than 1 MB and no print settings.`,
    notJson: (file, line) => `--spec ${file}: it is not JSON${line === null ? '' : ` (see line ${line})`}.`,
    notSpec: (file) => `--spec ${file}: it holds no print settings, which are a JSON object.`,
    line: (file, text) => `${file}: ${text}`,
  },
  out: {
    file: (path) => `--out ${path}: a file of that name exists, not a folder.`,
    inFile: (path, file) => `--out ${path}: ${file} is a file and holds no folder.`,
    unwritable: (path, folder) => `--out ${path}: nothing can be written into the folder ${folder}.`,
    inTheWay: (path) => `${path} is a folder and stands where a file is to be written.`,
    failed: (path, code) => `${path} was not written (${code}): the disk may be full, or the file in use.`,
  },
  geodata: (files) => `Files of data cannot be used: ${files}.`,
  fault: (message) => `The program failed and made no files: ${message}`,
};
