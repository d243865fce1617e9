import { type Raster, rendered } from './raster.ts';

export interface PixelBox {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/** A part cut out of a picture of a page, with its position: grey of each pixel, row by row. */
export interface Cut extends PixelBox {
  grey: Uint8Array;
}

/** A horizontal strip of a page and the boxes in it. */
export interface Strip {
  topPx: number;
  heightPx: number;
  /** Indexes of the boxes in their list. */
  boxes: number[];
}

/** Most pixels of a canvas in tests; a page on A0 has six times as many at 16 px/mm. */
const MAX_PX = 40e6;

/** Strips of a page that have to be drawn so that boxes can be cut out of them. */
export function stripsFor(boxes: readonly PixelBox[], pageWidthPx: number): Strip[] {
  const strips: Strip[] = [];
  const fromTheTop = boxes.map((_, i) => i).toSorted((a, b) => boxes[a]!.topPx - boxes[b]!.topPx);
  for (const i of fromTheTop) {
    const { topPx, heightPx } = boxes[i]!;
    const last = strips.at(-1);
    const reachPx = last ? Math.max(last.topPx + last.heightPx, topPx + heightPx) - last.topPx : 0;
    if (last && reachPx * pageWidthPx <= MAX_PX) {
      last.heightPx = reachPx;
      last.boxes.push(i);
    } else strips.push({ topPx, heightPx, boxes: [i] });
  }
  return strips;
}

/** Cuts a box of a page out of the picture of a strip; outside the picture it is white. */
export function cutFrom({ rgba, widthPx, heightPx }: Raster, box: PixelBox, stripTopPx = 0): Cut {
  const grey = new Uint8Array(box.widthPx * box.heightPx).fill(255);
  for (let row = 0, at = 0; row < box.heightPx; row++)
    for (let column = 0; column < box.widthPx; column++, at++) {
      const [x, y] = [box.leftPx + column, box.topPx + row - stripTopPx];
      if (x < 0 || x >= widthPx || y < 0 || y >= heightPx) continue;
      const from = (y * widthPx + x) * 4;
      grey[at] = (rgba[from]! * 3 + rgba[from + 1]! * 6 + rgba[from + 2]!) / 10;
    }
  return { ...box, grey };
}

/** Boxes of a page of a PDF as rendered by pdf.js. */
export async function pdfCuts(
  bytes: Uint8Array,
  page: number,
  boxes: readonly PixelBox[],
  pageWidthMm: number,
  pxPerMm: number,
): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for (const strip of stripsFor(boxes, pageWidthMm * pxPerMm)) {
    const raster = await rendered(bytes, page, pxPerMm, {
      xMm: 0,
      yMm: strip.topPx / pxPerMm,
      widthMm: pageWidthMm,
      heightMm: strip.heightPx / pxPerMm,
    });
    for (const i of strip.boxes) cuts[i] = cutFrom(raster, boxes[i]!, strip.topPx);
  }
  return cuts;
}
