import { sheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Part, SheetInput } from '../page/sheet-types.ts';
import { SpecError } from '../spec/failure.ts';
import type { Frame } from '../page/frame.ts';
import { rowCapacity, indexItems, type TableRow } from '../furniture/index-table.ts';
import { markParts } from '../furniture/page-frame.ts';
import type { PrintSpec } from '../spec/spec.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { blockHeightMm, hung, textLines, wrapped } from '../text/text-block.ts';

/** A page after the map page. */
export interface ContinuedPage {
  title: string;
  parts: Part[];
}

/**
 * Number of pages after the map page, for further rows of the index and for the full text of a shortened title.
 * @throws SpecError if the paper is too small for a row
 */
export const continuedPageCount = (
  restRows: number,
  spec: PrintSpec,
  frame: Pick<Frame, 'layout' | 'title'>,
  fonts: SheetFonts,
): number =>
  restRows === 0 && !frame.layout.isTitleCut ? 0 : layOutIndexPages(restRows, spec, frame, fonts).count;

/** Layout of the pages after the map page: heading, full title, and the box of the index. */
function layOutIndexPages(
  restRows: number,
  spec: PrintSpec,
  { layout, title }: Pick<Frame, 'layout' | 'title'>,
  fonts: SheetFonts,
) {
  const heading = restRows > 0 ? `${title} · ${sheetWords.in(spec.language).text.continued}` : title;
  const { yMm, widthMm } = layout.title;
  const { body } = layout.type;
  const headPt = body * 1.5;
  const lines = wrapped(heading, widthMm, headPt, 700, fonts);
  const below = layout.isTitleCut ? wrapped(spec.subtitle, widthMm, body, 400, fonts) : [];
  const belowMm = yMm + blockHeightMm(lines.length, headPt) + body * 0.3;
  const topMm = belowMm + blockHeightMm(below.length, body) + body * 0.4;
  const box = { ...layout.title, yMm: topMm, heightMm: layout.marks.yMm - topMm - 2 };
  const capacity = rowCapacity(box, layout);
  if (capacity === 0) {
    const { widthMm: paperMm, heightMm } = layout;
    throw new SpecError({ kind: 'too-small', widthMm: paperMm, heightMm });
  }
  const count = Math.max(1, Math.ceil(restRows / capacity));
  return { heading, headPt, lines, below, belowMm, box, capacity, count };
}

/**
 * Pages with the rows of the index that did not fit on the map page, and with a title or subtitle that was shortened there.
 * @throws SpecError if the paper is too small for a row
 */
export function continuedPages(
  rest: readonly TableRow[],
  spec: PrintSpec,
  frame: Pick<Frame, 'layout' | 'title'>,
  firstPage: number,
  { fonts }: Pick<SheetInput, 'fonts'>,
  flavour: PrintFlavour,
): ContinuedPage[] {
  const { layout } = frame;
  if (rest.length === 0 && !layout.isTitleCut) return [];
  const words = sheetWords.in(spec.language).text;
  const { heading, headPt, lines, below, belowMm, box, capacity, count } = layOutIndexPages(
    rest.length,
    spec,
    frame,
    fonts,
  );
  const { xMm, yMm } = layout.title;
  const { body } = layout.type;
  return Array.from({ length: count }, (_, n): ContinuedPage => ({
    title: heading,
    parts: [
      {
        name: 'title',
        items: [
          ...hung(textLines(lines, xMm, yMm, { sizePt: headPt, weight: 700, colour: flavour.ink })),
          ...textLines(below, xMm, belowMm, { sizePt: body, weight: 400, colour: flavour.inkSoft }),
        ],
      },
      {
        name: 'index',
        items: indexItems(rest.slice(n * capacity, (n + 1) * capacity), box, layout, flavour, fonts),
      },
      ...markParts(layout, firstPage + n + 1, flavour, words),
    ].filter(({ items }) => items.length > 0),
  }));
}
