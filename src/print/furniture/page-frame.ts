import type { SheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Part, SheetPlacing } from '../page/sheet-types.ts';
import type { Item, PointMm, TextItem } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { type Layout, MARK_GAP_MM } from '../page/layout.ts';
import { line } from '../page/symbols.ts';
import { ASCENT, blockHeightMm, hung, textAt, textLines, wrapped } from '../text/text-block.ts';

/** Title and subtitle at the top left of the sheet. */
export function titleItems(
  { title, titleLines, subtitleLines, type }: Layout,
  flavour: PrintFlavour,
): Item[] {
  const below = title.yMm + blockHeightMm(titleLines.length, type.title) + ptToMm(type.subtitle) * 0.6;
  return [
    ...hung(
      textLines(titleLines, title.xMm, title.yMm, { sizePt: type.title, weight: 700, colour: flavour.ink }),
    ),
    ...textLines(subtitleLines, title.xMm, below, {
      sizePt: type.subtitle,
      weight: 400,
      colour: flavour.inkSoft,
    }),
  ];
}

/** The source block. Its last line, the review number, is the lowest text at the left, as the rules for maps require. */
export function sourceItems(
  { sources, type }: Layout,
  text: string,
  flavour: PrintFlavour,
  fonts: SheetFonts,
): Item[] {
  const lines = wrapped(text, sources.widthMm, type.small, 400, fonts);
  const top = sources.yMm + sources.heightMm - blockHeightMm(lines.length, type.small);
  return textLines(lines, sources.xMm, top, { sizePt: type.small, weight: 400, colour: flavour.inkSoft });
}

/** The control mark, a line of known length for checking the print scale with a ruler, and the page number. */
export function markParts(
  { marks, type, controlMm, areMarkWordsAbove }: Layout,
  pageNumber: number,
  flavour: PrintFlavour,
  words: SheetWords['text'],
): Part[] {
  const y = marks.yMm + marks.heightMm - 1.2;
  const stroke = (from: PointMm, to: PointMm): Item => line('furniture', [from, to], flavour.ink, 0.15);
  const [left, right] = [marks.xMm, marks.xMm + controlMm];
  const base = areMarkWordsAbove ? y - 1.8 : y + ptToMm(type.small) * (ASCENT - 0.5) - 0.3;
  const style = { sizePt: type.small, weight: 400, colour: flavour.inkSoft } as const;
  return [
    {
      name: 'control mark',
      items: [stroke([left, y], [right, y]), ...[left, right].map((x) => stroke([x, y - 1.2], [x, y + 0.6]))],
    },
    {
      name: 'control words',
      items: [textAt(words.control(controlMm), areMarkWordsAbove ? left : right + MARK_GAP_MM, base, style)],
    },
    {
      name: 'page number',
      items: [textAt(words.page(pageNumber), marks.xMm + marks.widthMm, base, { ...style, align: 'end' })],
    },
  ];
}

/** Names of the adjoining sheets at each edge, inside the map face. */
export function neighbourItems(
  { face, type }: Layout,
  placing: SheetPlacing,
  flavour: PrintFlavour,
  words: SheetWords['text'],
  fonts: SheetFonts,
): TextItem[] {
  const middle = [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2] as const;
  const inMm = ptToMm(type.small) * 1.4;
  return placing.neighbours.map(({ edge, names }): TextItem => {
    const style = {
      sizePt: type.small,
      weight: 700,
      colour: flavour.ink,
      align: 'middle',
      layer: 'furniture',
    } as const;
    const roomMm = (edge === 'north' || edge === 'south' ? face.widthMm : face.heightMm) * 0.85;
    const label = fitting(names, roomMm, (text) => words.neighbour[edge](text), style, words, fonts);
    const halo = { colour: flavour.textHalo, widthMm: 0.8 };
    if (edge === 'north') return { ...textAt(label, middle[0], face.yMm + inMm, style), halo };
    if (edge === 'south')
      return { ...textAt(label, middle[0], face.yMm + face.heightMm - inMm * 0.5, style), halo };
    const x = edge === 'west' ? face.xMm + inMm : face.xMm + face.widthMm - inMm;
    return { ...textAt(label, x, middle[1], style), halo, rotateDeg: edge === 'west' ? -90 : 90 };
  });
}

/** A text with as many names as fit into a length. */
function fitting(
  names: readonly string[],
  roomMm: number,
  wording: (text: string) => string,
  { sizePt, weight }: { sizePt: number; weight: 400 | 700 },
  { more, comma }: SheetWords['text'],
  fonts: SheetFonts,
): string {
  for (let n = names.length; n > 1; n--) {
    const text = wording(names.slice(0, n).join(comma) + (n < names.length ? more : ''));
    if (fonts.widthMm(text, sizePt, weight) <= roomMm) return text;
  }
  return wording((names[0] ?? '') + (names.length > 1 ? more : ''));
}
