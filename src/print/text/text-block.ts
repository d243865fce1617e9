import LineBreaker from 'linebreak';
import type { SheetLayer } from '../../../styles/order.ts';
import type { TextItem } from '../drawing.ts';
import { leanSlope, ptToMm } from '../drawing.ts';
import type { SheetFonts } from './fonts.ts';
import type { TurnedBox } from '../labels/turned-box.ts';

/** Distance of baselines as a multiple of the size. */
export const LEADING = 1.45;

/**
 * Lines of a text within a width. A line may end where Unicode says so (UAX #14): words and numbers stay whole, closing marks do not begin a line
 * and opening marks do not end one, as GB/T 15834 asks. What is wider than a line by itself is broken between characters.
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
    for (const unit of unitsOf(paragraph))
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

/** What of a text stays on one line, with the space after it. */
function* unitsOf(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) {
    yield text.slice(from, at.position);
    from = at.position;
  }
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
  const stepMm = ptToMm(style.sizePt) * LEADING;
  return lines.map((line, i) => textAt(line, xMm, topMm + ptToMm(style.sizePt) * ASCENT + i * stepMm, style));
}

/** Marks whose ink lies in the right half of their square. */
const OPENING = /^[“‘「『《〈（【]/u;

/** Lines at a margin, moved so that ink begins there and not the blank half of an opening mark. */
export const hung = (lines: readonly TextItem[]): TextItem[] =>
  lines.map((item) =>
    OPENING.test(item.text) ? { ...item, xMm: item.xMm - ptToMm(item.sizePt) / 2 } : item,
  );

export const blockHeightMm = (lines: number, sizePt: number): number =>
  lines === 0 ? 0 : ptToMm(sizePt) * (1 + (lines - 1) * LEADING);

/** A text that is wider than its room ends in an ellipsis; whoever calls sees to it that it stands in full elsewhere. */
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

/** Box of a text as it is set, its ideographic height; letters that lean take more room to both sides. */
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
