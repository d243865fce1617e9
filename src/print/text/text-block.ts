import LineBreaker from 'linebreak';
import type { SheetLayer } from '../../../styles/order.ts';
import type { TextItem } from '../drawing.ts';
import { leanSlope, ptToMm } from '../drawing.ts';
import type { SheetFonts } from './fonts.ts';
import type { TurnedBox } from '../labels/turned-box.ts';

/** Line spacing as a multiple of the type size. */
export const LEADING = 1.45;

/**
 * Wraps a text to a width. Lines break at the opportunities of Unicode UAX #14: words and numbers stay whole, closing punctuation does not
 * start a line and opening punctuation does not end one (GB/T 15834). A word wider than a line is broken between characters.
 */
export function wrapped(
  text: string,
  widthMm: number,
  sizePt: number,
  weight: 400 | 700,
  fonts: SheetFonts,
): string[] {
  const fits = (line: string): boolean => fonts.widthMm(line.trimEnd(), sizePt, weight) <= widthMm;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const unit of unbreakableUnits(paragraph))
      for (const piece of fits(unit) ? [unit] : unit)
        if (line === '' || fits(line + piece)) line += piece;
        else {
          lines.push(line.trim());
          line = piece.trimStart();
        }
    if (line.trim() !== '') lines.push(line.trim());
  }
  return lines;
}

/** Unbreakable units of a text, each with the space after it. */
function* unbreakableUnits(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) {
    yield text.slice(from, at.position);
    from = at.position;
  }
}

/** Type style of a line of text. */
export interface TextStyle {
  sizePt: number;
  weight: 400 | 700;
  colour: string;
  layer?: SheetLayer;
  align?: TextItem['align'];
}

/** Height above and depth below the baseline of the ideographic box of Noto Sans SC, as a share of the type size. */
export const ASCENT = 0.88;
export const DESCENT = 0.12;

/** A text item of a style at a position. */
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

/** Text items for lines below each other, the top of the first at `topMm`. */
export function textLines(
  lines: readonly string[],
  xMm: number,
  topMm: number,
  style: TextStyle,
): TextItem[] {
  const stepMm = ptToMm(style.sizePt) * LEADING;
  return lines.map((line, i) => textAt(line, xMm, topMm + ptToMm(style.sizePt) * ASCENT + i * stepMm, style));
}

/** Opening punctuation marks: their ink is in the right half of the em square. */
const OPENING = /^[“‘「『《〈（【]/u;

/** Moves lines that start with an opening mark half an em to the left, so that its ink starts at the margin. */
export const hung = (lines: readonly TextItem[]): TextItem[] =>
  lines.map((item) =>
    OPENING.test(item.text) ? { ...item, xMm: item.xMm - ptToMm(item.sizePt) / 2 } : item,
  );

/** Height of a number of lines of a type size, mm. */
export const blockHeightMm = (lines: number, sizePt: number): number =>
  lines === 0 ? 0 : ptToMm(sizePt) * (1 + (lines - 1) * LEADING);

/** Shortens a text to a width with an ellipsis. The caller has to show the full text elsewhere. */
export function shortened(
  text: string,
  roomMm: number,
  sizePt: number,
  weight: 400 | 700,
  fonts: SheetFonts,
): string {
  if (fonts.widthMm(text, sizePt, weight) <= roomMm) return text;
  const letters = [...text];
  while (letters.length > 1 && fonts.widthMm(`${letters.join('')}…`, sizePt, weight) > roomMm) letters.pop();
  return `${letters.join('')}…`;
}

/** Bounding box of a text item with its ideographic height; slanted letters take more width. */
export function textBox(item: TextItem, fonts: SheetFonts): TurnedBox {
  const { text, xMm, yMm, sizePt, weight, align, rotateDeg = 0 } = item;
  const heightMm = ptToMm(sizePt);
  const uprightMm = fonts.widthMm(text, sizePt, weight);
  const widthMm = uprightMm + leanSlope(item) * heightMm;
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
