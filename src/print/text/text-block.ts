import type { SheetLayer } from '../../../styles/order.ts';
import type { TextItem } from '../drawing.ts';
import { leanOf, mmOfPt } from '../drawing.ts';
import type { Faces } from './faces.ts';
import type { TurnedBox } from '../labels/turned-box.ts';

/** Marks that must not begin a line (GB/T 15834, 5.1.4). */
const NOT_FIRST = /^[，。、；：？！）》」』”’·…—％%,.;:?!)\]]/u;
/** A Latin word with the space after it, or one character of Han or punctuation. */
const PIECES = /[\u0021-\u024f\u2009]+\s*|\s+|./gu;
/** Distance of baselines as a multiple of the size. */
export const LEADING = 1.45;

/** Lines of a text within a width; words of Latin stay whole where they fit on a line of their own. */
export function wrapped(
  text: string,
  widthMm: number,
  sizePt: number,
  weight: 400 | 700,
  faces: Faces,
): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of piecesOf(paragraph, widthMm, sizePt, weight, faces)) {
      if (line !== '' && faces.widthMm((line + piece).trimEnd(), sizePt, weight) > widthMm) {
        if (NOT_FIRST.test(piece) && [...line].length > 1) {
          const last = [...line].at(-1) ?? '';
          lines.push(line.slice(0, -last.length).trim());
          line = last + piece;
        } else {
          lines.push(line.trim());
          line = piece.trimStart();
        }
      } else line += piece;
    }
    if (line.trim() !== '') lines.push(line.trim());
  }
  return lines;
}

function* piecesOf(
  text: string,
  widthMm: number,
  sizePt: number,
  weight: 400 | 700,
  faces: Faces,
): Generator<string> {
  for (const [piece] of text.matchAll(PIECES))
    if (faces.widthMm(piece.trimEnd(), sizePt, weight) <= widthMm) yield piece;
    else yield* piece;
}

/** How a line of furniture is set. */
export interface TextStyle {
  sizePt: number;
  weight: 400 | 700;
  colour: string;
  layer?: SheetLayer;
  align?: TextItem['align'];
}

/** Share of the size that letters rise above the baseline and hang under it (Noto Sans SC, ideographic box). */
export const ASCENT = 0.88;
export const DESCENT = 0.12;

export const textAt = (text: string, xMm: number, yMm: number, style: TextStyle): TextItem => ({
  kind: 'text',
  layer: style.layer ?? 'furniture',
  text,
  xMm,
  yMm,
  sizePt: style.sizePt,
  weight: style.weight,
  align: style.align ?? 'start',
  colour: style.colour,
});

/** Lines under each other, the first one's top at `topMm`. */
export function textLines(
  lines: readonly string[],
  xMm: number,
  topMm: number,
  style: TextStyle,
): TextItem[] {
  const stepMm = mmOfPt(style.sizePt) * LEADING;
  return lines.map((line, i) => textAt(line, xMm, topMm + mmOfPt(style.sizePt) * ASCENT + i * stepMm, style));
}

/** Marks whose ink lies in the right half of their square. */
const OPENING = /^[“‘「『《〈（【]/u;

/** Lines at a margin, moved so that ink begins there and not the blank half of an opening mark. */
export const hung = (lines: readonly TextItem[]): TextItem[] =>
  lines.map((item) =>
    OPENING.test(item.text) ? { ...item, xMm: item.xMm - mmOfPt(item.sizePt) / 2 } : item,
  );

export const blockHeightMm = (lines: number, sizePt: number): number =>
  lines === 0 ? 0 : mmOfPt(sizePt) * (1 + (lines - 1) * LEADING);

/** A text that is wider than its room ends in an ellipsis; whoever calls sees to it that it stands in full elsewhere. */
export function shortened(
  text: string,
  roomMm: number,
  sizePt: number,
  weight: 400 | 700,
  faces: Faces,
): string {
  if (faces.widthMm(text, sizePt, weight) <= roomMm) return text;
  const letters = [...text];
  while (letters.length > 1 && faces.widthMm(`${letters.join('')}…`, sizePt, weight) > roomMm) letters.pop();
  return `${letters.join('')}…`;
}

/** Box of a text as it is set, its ideographic height; letters that lean take more room to both sides. */
export function textBox(item: TextItem, faces: Faces): TurnedBox {
  const { text, xMm, yMm, sizePt, weight, align, rotateDeg = 0 } = item;
  const heightMm = mmOfPt(sizePt);
  const uprightMm = faces.widthMm(text, sizePt, weight);
  const widthMm = uprightMm + leanOf(item) * heightMm;
  const along = align === 'start' ? uprightMm / 2 : align === 'middle' ? 0 : -uprightMm / 2;
  const down = heightMm * (DESCENT - 0.5);
  const angle = (rotateDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    middle: [xMm + along * cos - down * sin, yMm + along * sin + down * cos],
    widthMm,
    heightMm,
    rotateDeg,
  };
}
