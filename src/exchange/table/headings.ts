import type { CellValue, SheetContent, SheetRow } from '../content.ts';
import { isEnglishHeading } from './english.ts';
import { cellNumber, cellText, isBlank } from './cell-text.ts';

/** Words that occur in headings of lists and tables of places; a heading without any of them is possible, but scores less. */
const WORDS =
  /序号|编号|代码|编码|名称|名单|地名|[省市县区乡镇村]|街道|社区|行政|类型|类别|赛道|批次|年度|年份|时间|日期|备注|发展轴|轴线|片区|组团|经度|纬度|坐标|位置|地址|产业|特色|面积|人口|户数|收入|指标|单位|数值|电话|^(?:id|no\.?|name|code|county|town|village|city|type|batch|year|date|lon|lng|long|longitude|lat|latitude|x|y|z|address|note|remarks?|value|unit|geom|wkt)$/i;
/** Number of rows, empty ones not counted, in which headings are looked for. */
const MOST_ROWS = 25;
const LONGEST = 24;

/** A remark with its label (填报单位：某局，单位：个), unlike a heading with a unit in brackets. */
const LABELLED = /^[^（(]*[：:]/;

const isWord = (text: string): boolean => WORDS.test(text) || isEnglishHeading(text);

const isHeadingText = (text: string): boolean =>
  text !== '' &&
  text.length <= LONGEST &&
  cellNumber(text) === null &&
  !/[。；]$|^\d/.test(text) &&
  !LABELLED.test(text);

/**
 * The columns at which the headings begin anew where a table stands in a sheet several times side by side, with the same headings: [0, 4]
 * of 序号 县 村名 (empty) 序号 县 村名. One start where it stands there once. A part must name places or numbers of rows, so that pairs
 * of coordinates are not taken for such parts.
 */
export function findParts(headings: readonly string[]): readonly number[] {
  const first = headings.findIndex((text) => text !== '');
  const starts = headings.flatMap((text, i) => (text !== '' && text === headings[first] ? [i] : []));
  const parts = starts.map((from, k) => headings.slice(from, starts[k + 1]).filter((text) => text !== ''));
  const [one = []] = parts;
  const isRepeated =
    parts.length > 1 &&
    one.length > 1 &&
    parts.every((part) => part.join(' ') === one.join(' ')) &&
    one.some((text) => /序号|编号|名称|[县乡镇村]|街道/.test(text));
  return isRepeated ? starts : [Math.max(0, first)];
}

const texts = (cells: readonly CellValue[]): string[] => cells.map(cellText).filter((text) => text !== '');

/**
 * The rows with the headings of a sheet: the first row with several short texts, most of them words of headings, and with rows of the same
 * width below it. Null where the sheet begins with data.
 */
export function findHeadings(sheet: SheetContent): { from: number; to: number } | null {
  const filled = sheet.rows.filter(({ cells }) => cells.some((cell) => !isBlank(cell))).slice(0, MOST_ROWS);
  let best: { at: number; score: number } | null = null;
  filled.forEach(({ cells }, at) => {
    const score = scoreHeadings(cells, filled.slice(at + 1, at + 6));
    if (score > (best?.score ?? 0)) best = { at, score };
  });
  const found = best as { at: number; score: number } | null;
  if (!found) return null;
  let first = found.at;
  let last = found.at;
  while (first > 0 && isAbove(sheet, filled[first - 1] as SheetRow, filled[first] as SheetRow)) first--;
  while (last + 1 < filled.length && isAbove(sheet, filled[last] as SheetRow, filled[last + 1] as SheetRow))
    last++;
  return { from: (filled[first] as SheetRow).row, to: (filled[last] as SheetRow).row };
}

/** Score of a row as headings; 0 where it cannot be. */
function scoreHeadings(cells: readonly CellValue[], below: readonly SheetRow[]): number {
  const own = texts(cells);
  const fit = own.filter(isHeadingText);
  const known = fit.filter(isWord).length;
  // A long text may be a heading with instructions (主要做法，500字以内…) beside others that are known.
  const isLong = (text: string): boolean =>
    text.length > LONGEST && !LABELLED.test(text) && !/^\d/.test(text);
  const isFit =
    fit.length === own.length ||
    (known * 2 >= own.length && own.every((text) => isHeadingText(text) || isLong(text)));
  if (!isFit || own.length === 0) return 0;
  // Rows of data repeat values; headings do so only in a table that stands there several times, or among words of headings (two columns 备注).
  const isRepeated = new Set(own).size < own.length;
  if (isRepeated && known * 2 < own.length && findParts(cells.map(cellText)).length < 2) return 0;
  // Names of places contain 县, 镇 and 村 too: a row with rows of similar text below it is data.
  const names = own.filter(
    (text) =>
      /\p{Script=Han}{2,}[县市区镇乡村]$/u.test(text) &&
      !/[（(]|行政村|核心村|成员村|重点村|中心镇|乡镇|设区市|县市区|所在/.test(text),
  );
  if (names.length * 2 > own.length) return 0;
  if (own.length === 1)
    return known === 1 && below.length > 0 && below.every(({ cells: of }) => texts(of).length <= 1) ? 0.5 : 0;
  const widest = Math.max(own.length, ...below.map(({ cells: of }) => texts(of).length));
  return (own.length / widest) * (0.25 + known / own.length);
}

/**
 * Whether headings continue in the row below: merged cells span both rows or group columns, or the lower row fills gaps of the upper one.
 */
function isAbove({ merges }: SheetContent, upper: SheetRow, lower: SheetRow): boolean {
  if (lower.row !== upper.row + 1) return false;
  const below = texts(lower.cells);
  if (below.length === 0 || !below.every(isHeadingText)) return false;
  const above = texts(upper.cells);
  const spansBoth = merges.filter(({ fromRow, toRow }) => fromRow <= upper.row && toRow === lower.row);
  const groups = merges.filter(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      fromRow === upper.row && toRow === upper.row && toColumn > fromColumn,
  );
  if (above.length < 2 || !above.every(isHeadingText)) return false;
  if (spansBoth.length > 0 && groups.length > 0) return true;
  if (groups.length > 0 && below.filter(isWord).length * 2 > below.length) return true;
  // Without merged cells: every text of the lower row is below a gap or at the beginning of a group, and is a word of headings, or the row
  // has nothing but the texts of groups (收入 · 绝对值, 收入 · 增幅).
  const startsGroup = (i: number): boolean =>
    !isBlank(upper.cells[i]) && isBlank(upper.cells[i + 1]) && !isBlank(lower.cells[i + 1]);
  const fits = lower.cells.every((cell, i) => isBlank(cell) || isBlank(upper.cells[i]) || startsGroup(i));
  const isInGroups =
    lower.cells.some((_, i) => startsGroup(i)) &&
    isBlank(lower.cells[0]) &&
    upper.cells.some((cell, i) => !isBlank(cell) && isBlank(lower.cells[i]));
  return fits && merges.length === 0 && (isInGroups || below.every(isWord));
}
