import { ptToMm, type TextItem } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { Cut, PixelBox } from './cuts.ts';
import { ASCENT, textBox } from '../text/text-block.ts';
import { boundingBox } from '../labels/turned-box.ts';

/** Pixels per em of the smallest text: 16 px/mm at 5.5 pt. */
const EM_PX = 31;
/** Resolution for comparing texts; a whole number, so that pages of whole millimetres have whole pixels. */
export const pxPerMmFor = (texts: readonly TextItem[]): number =>
  Math.round(EM_PX / ptToMm(Math.min(...texts.map(({ sizePt }) => sizePt))));

/**
 * Threshold from which two pictures of a label show different letters. Measured between pdf.js and Chromium: equal labels up to 0.063; one
 * letter exchanged (村 for 材, 5 for 6), the other weight, or a shift of 1 mm 0.134 and more.
 */
export const UNLIKE = 0.09;

/** Largest shift between the pictures, half pixels: back ends place letters on whole pixels or between them. */
const MOST = 2;
const STEPS = Array.from({ length: 2 * MOST + 1 }, (_, i) => i - MOST);
const SHIFTS = STEPS.flatMap((down) => STEPS.map((along) => ({ along, down })));
/** Margin around a label that is cut out with it, for shifts along and across a rotated line. */
const MARGIN_PX = 4;

/** The box to cut out of a page to compare a label. */
export function cutBox(item: TextItem, pxPerMm: number, fonts: SheetFonts): PixelBox {
  const { xMm, yMm, widthMm, heightMm } = boundingBox(textBox(item, fonts));
  const [leftPx, topPx] = [xMm, yMm].map((mm) => Math.floor(mm * pxPerMm) - MARGIN_PX) as [number, number];
  return {
    leftPx,
    topPx,
    widthPx: Math.ceil((xMm + widthMm) * pxPerMm) + MARGIN_PX - leftPx,
    heightPx: Math.ceil((yMm + heightMm) * pxPerMm) + MARGIN_PX - topPx,
  };
}

/** Grey levels of a label, row by row along its baseline. */
interface Line {
  columns: number;
  rows: number;
  grey: Float32Array;
}

/**
 * Difference of a label in two pictures: the largest, over all letters, of the squared difference as a share of the variance of both; 0 if
 * equal, 1 if uncorrelated. Each letter is compared in a window as wide as it is high, at its best shift within a pixel.
 */
export function unlike(a: Cut, b: Cut, item: TextItem, pxPerMm: number, fonts: SheetFonts): number {
  const own = levelLine(a, item, pxPerMm, fonts, 1, 0);
  const other = levelLine(b, item, pxPerMm, fonts, 2, MOST);
  const width = Math.min(own.rows, own.columns);
  const last = own.columns - width;
  const step = Math.max(1, Math.round(width / 4));
  let worst = 0;
  let shift = SHIFTS[0]!;
  for (let left = 0; left < last + step; left += step) {
    const from = Math.min(left, last);
    // The best shift of the window before comes first. A window that is no worse than an earlier one at any shift needs no further shift.
    let least = differenceAt(own, other, from, width, shift);
    for (let i = 0; i < SHIFTS.length && least > worst; i++) {
      const difference = differenceAt(own, other, from, width, SHIFTS[i]!);
      if (difference < least) [least, shift] = [difference, SHIFTS[i]!];
    }
    worst = Math.max(worst, least);
  }
  return worst;
}

/** Noise level on blank paper, squared grey. */
const NOISE = 4 ** 2;

function differenceAt(
  own: Line,
  other: Line,
  from: number,
  width: number,
  { along, down }: { along: number; down: number },
): number {
  let [sumA, sumB, squares, difference] = [0, 0, 0, 0];
  for (let row = 0; row < own.rows; row++) {
    let atA = row * own.columns + from;
    let atB = (2 * row + MOST + down) * other.columns + 2 * from + MOST + along;
    for (let column = 0; column < width; column++, atB += 2) {
      const a = own.grey[atA++]!;
      const b = other.grey[atB]!;
      sumA += a;
      sumB += b;
      squares += a * a + b * b;
      difference += (a - b) * (a - b);
    }
  }
  const count = own.rows * width;
  return difference / (squares - (sumA * sumA + sumB * sumB) / count + count * NOISE);
}

/** A label rotated to horizontal, resampled `finer` times as fine as the picture, with a margin in steps. */
function levelLine(
  cut: Cut,
  item: TextItem,
  pxPerMm: number,
  fonts: SheetFonts,
  finer: number,
  margin: number,
): Line {
  const widthMm = fonts.widthMm(item.text, item.sizePt, item.weight);
  const heightMm = ptToMm(item.sizePt);
  const startMm = -{ start: 0, middle: widthMm / 2, end: widthMm }[item.align];
  const angle = ((item.rotateDeg ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const columns = Math.round(widthMm * pxPerMm) * finer + 2 * margin;
  const rows = Math.round(heightMm * pxPerMm) * finer + 2 * margin;
  const grey = new Float32Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const along = startMm + ((column - margin) / finer + 0.5) / pxPerMm;
      const below = ((row - margin) / finer + 0.5) / pxPerMm - heightMm * ASCENT;
      grey[at] = greyAt(
        cut,
        (item.xMm + along * cos - below * sin) * pxPerMm - cut.leftPx,
        (item.yMm + along * sin + below * cos) * pxPerMm - cut.topPx,
      );
    }
  return { columns, rows, grey };
}

/** Grey, interpolated between four pixel centres. */
function greyAt({ grey, widthPx }: Cut, xPx: number, yPx: number): number {
  const [left, top] = [Math.floor(xPx - 0.5), Math.floor(yPx - 0.5)];
  const [right, low] = [xPx - 0.5 - left, yPx - 0.5 - top];
  const at = top * widthPx + left;
  const upper = grey[at]! * (1 - right) + grey[at + 1]! * right;
  const lower = grey[at + widthPx]! * (1 - right) + grey[at + widthPx + 1]! * right;
  return upper * (1 - low) + lower * low;
}
