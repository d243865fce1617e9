import { mmOfPt, type TextItem } from './drawing.ts';
import type { Faces } from './faces.ts';
import type { Raster } from './test-raster.ts';

/** Measured: right letters 0.86–1.00, the same letters in another order up to 0.77. */
export const ALIKE = 0.82;

type Shift = readonly [dxPx: number, dyPx: number];
/** One back end sets letters on whole pixels, another between them. */
const SHIFTS: Shift[] = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy): Shift => [dx, dy]));

/** How like a label is in two pictures of a page at its best place within a pixel; turned labels are turned back. */
export const alike = (a: Raster, b: Raster, item: TextItem, pxPerMm: number, faces: Faces): number => {
  const own = greyOf(a, item, pxPerMm, faces);
  return Math.max(...SHIFTS.map((shift) => likeness(own, greyOf(b, item, pxPerMm, faces, shift))));
};

/** Grey of the letters' box, line by line along the baseline, moved by some pixels. */
function greyOf(
  { rgba, widthPx, heightPx }: Raster,
  item: TextItem,
  pxPerMm: number,
  faces: Faces,
  [dx, dy]: Shift = [0, 0],
): number[] {
  const widthMm = faces.widthMm(item.text, item.sizePt, item.weight);
  const left = -{ start: 0, middle: widthMm / 2, end: widthMm }[item.align];
  const heightMm = mmOfPt(item.sizePt);
  const angle = ((item.rotateDeg ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const grey: number[] = [];
  const [columns, rows] = [Math.round(widthMm * pxPerMm), Math.round(heightMm * pxPerMm)];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const along = left + (column + 0.5) / pxPerMm;
      const below = (row + 0.5) / pxPerMm - heightMm * 0.85;
      const x = Math.floor((item.xMm + along * cos - below * sin) * pxPerMm) + dx;
      const y = Math.floor((item.yMm + along * sin + below * cos) * pxPerMm) + dy;
      // Beyond the edge of the page it is paper.
      const at = (y * widthPx + x) * 4;
      const isOn = x >= 0 && x < widthPx && y >= 0 && y < heightPx;
      grey.push(isOn ? (rgba[at]! * 3 + rgba[at + 1]! * 6 + rgba[at + 2]!) / 10 : 255);
    }
  return grey;
}

/** Pearson's coefficient: 1 where two pictures are the same but for contrast. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((each, i) => {
    const [da, db] = [each - ma, b[i]! - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
}
