import { sheetWords } from '../../i18n/index.ts';
import type { IndexRow } from '../page/sheet-types.ts';
import { type Item, ptToMm, type Page, type PathItem, type PointMm } from '../drawing.ts';
import { indexSymbol } from '../furniture/index-table.ts';
import { line } from '../page/symbols.ts';
import { ASCENT, LEADING, textAt, textLines } from '../text/text-block.ts';
import { toldApart } from './index-rows.ts';
import { type BookContext, buildPage, pageNumber, sizePage } from './pages.ts';

/** A row of the general index. */
export type GeneralRow = IndexRow & { page: number };

const COLUMN_GAP_MM = 6;
const SYMBOL_ROOM_MM = 3.6;

/** The symbol of a place as in the index of a sheet, which differs for documented and modelled places. */
function placeSymbol({ kind, code }: GeneralRow, at: PointMm, { network, flavour }: BookContext): PathItem[] {
  const [town, village] = [network.towns.get(code), network.villages.get(code)];
  if (kind === 'town') return town ? indexSymbol({ kind, record: town }, at, flavour) : [];
  return village ? indexSymbol({ kind, record: village }, at, flavour) : [];
}

/** The general index: every place of the book with page and grid square. */
export function generalIndexPages(
  rows: readonly GeneralRow[],
  context: BookContext,
  firstPage: number,
): Page[] {
  const { spec, flavour } = context;
  const words = sheetWords.in(spec.language).text;
  const sized = sizePage(spec);
  const { inner, type, u } = sized;
  const rowMm = ptToMm(type.body) * LEADING;
  const headMm = ptToMm(type.title) * 1.6 + rowMm;
  const columns = Math.max(
    1,
    Math.floor((inner.widthMm + COLUMN_GAP_MM) / (52 * Math.max(0.82, u) + COLUMN_GAP_MM)),
  );
  const columnMm = (inner.widthMm - (columns - 1) * COLUMN_GAP_MM) / columns;
  const perColumn = Math.floor((inner.heightMm - headMm - 2 * rowMm) / rowMm);
  const sorted = (['town', 'village'] as const)
    .flatMap((kind) =>
      toldApart(
        rows.filter((row) => row.kind === kind),
        words.within,
      ),
    )
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const pages: Page[] = [];
  for (let from = 0; from < sorted.length; from += perColumn * columns) {
    const items: Item[] = [
      ...textLines([words.generalIndex], inner.xMm, inner.yMm, {
        sizePt: type.title,
        weight: 700,
        colour: flavour.ink,
      }),
      textAt(words.indexNote, inner.xMm, inner.yMm + headMm - rowMm * 0.6, {
        sizePt: type.small,
        weight: 400,
        colour: flavour.inkSoft,
      }),
      pageNumber(firstPage + pages.length, sized, context),
    ];
    sorted.slice(from, from + perColumn * columns).forEach((row, i) => {
      const xMm = inner.xMm + Math.floor(i / perColumn) * (columnMm + COLUMN_GAP_MM);
      const baseMm = inner.yMm + headMm + (i % perColumn) * rowMm + ptToMm(type.body) * ASCENT;
      items.push(...indexRow(row, [xMm, baseMm], columnMm, type.body, context));
    });
    pages.push(buildPage(sized, spec, words.generalIndex, items));
  }
  return pages;
}

/** A row: symbol and name, dotted line, page and grid square. The point is the left end of its baseline. */
function indexRow(
  row: GeneralRow,
  [xMm, baseMm]: PointMm,
  widthMm: number,
  sizePt: number,
  context: BookContext,
): Item[] {
  const { spec, fonts, flavour } = context;
  const weight = row.kind === 'town' ? 700 : 400;
  const end = sheetWords.in(spec.language).text.indexSheet(row.page, row.square);
  const style = { sizePt, weight: 400, colour: flavour.ink } as const;
  const leftMm = xMm + SYMBOL_ROOM_MM + fonts.widthMm(row.name, sizePt, weight) + 1.5;
  const rightMm = xMm + widthMm - fonts.widthMm(end, sizePt, 400) - 1.5;
  const dots: PointMm[] = [
    [leftMm, baseMm],
    [rightMm, baseMm],
  ];
  return [
    ...placeSymbol(row, [xMm + 1.05, baseMm - ptToMm(sizePt) * (ASCENT - 0.5)], context),
    textAt(row.name, xMm + SYMBOL_ROOM_MM, baseMm, { ...style, weight }),
    textAt(end, xMm + widthMm, baseMm, { ...style, align: 'end' }),
    ...(rightMm - leftMm > 2 ? [line('furniture', dots, flavour.grid, 0.1, [0.2, 0.8])] : []),
  ];
}
