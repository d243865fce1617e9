import {
  type Item,
  leanSlope,
  ptToMm,
  type Page,
  type PathItem,
  type ShadeItem,
  type TextItem,
} from '../drawing.ts';
import { shadeRgba } from '../ground/shade-png.ts';

/** The subset of the canvas API that the browser and the canvas of the command line have in common. */
export type Context = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clip'
  | 'canvas'
  | 'closePath'
  | 'createImageData'
  | 'drawImage'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'fontKerning'
  | 'getImageData'
  | 'globalAlpha'
  | 'imageSmoothingQuality'
  | 'lineCap'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'putImageData'
  | 'rect'
  | 'restore'
  | 'rotate'
  | 'save'
  | 'scale'
  | 'setLineDash'
  | 'setTransform'
  | 'stroke'
  | 'strokeStyle'
  | 'strokeText'
  | 'textAlign'
  | 'textBaseline'
  | 'transform'
>;

/** Font families under which the two fonts must be registered. Each weight is a family of its own, so that no renderer synthesises a bold one. */
export const FAMILIES = { 400: 'Axis Atlas Sheet 400', 700: 'Axis Atlas Sheet 700' } as const;

/**
 * Draws a horizontal band of a page, bleed included, on a canvas whose upper edge is `topPx` pixels below the upper edge of the page.
 * @param pxPerMm resolution
 * @param makeContext makes an auxiliary canvas for the hillshade
 */
export function drawOn(
  context: Context,
  page: Page,
  pxPerMm: number,
  makeContext: MakeContext,
  topPx = 0,
): void {
  const shiftPx = page.bleedMm * pxPerMm;
  const toPx = (xMm: number, yMm: number): [number, number] => [
    xMm * pxPerMm + shiftPx,
    yMm * pxPerMm + shiftPx - topPx,
  ];
  const draw = (item: Item): void => {
    if (item.kind === 'path') drawPath(context, item, pxPerMm, toPx);
    else if (item.kind === 'text') drawText(context, item, pxPerMm, toPx);
    else if (item.kind === 'shade') drawShade(context, item, pxPerMm, toPx, makeContext);
    else {
      const { xMm, yMm, widthMm, heightMm } = item.boxMm;
      context.save();
      context.beginPath();
      context.rect(...toPx(xMm, yMm), widthMm * pxPerMm, heightMm * pxPerMm);
      context.clip();
      for (const inner of item.items) draw(inner);
      context.restore();
    }
  };
  context.lineJoin = 'round';
  context.fontKerning = 'none';
  context.textBaseline = 'alphabetic';
  for (const item of page.items) draw(item);
}

/** Makes a canvas of this size and returns its context. */
export type MakeContext = (widthPx: number, heightPx: number) => Context;

function drawShade(
  context: Context,
  item: ShadeItem,
  pxPerMm: number,
  toPx: ToPx,
  makeContext: MakeContext,
): void {
  const { widthPx, heightPx, boxMm } = item;
  const shade = makeContext(widthPx, heightPx);
  const pixels = shade.createImageData(widthPx, heightPx);
  pixels.data.set(shadeRgba(item));
  shade.putImageData(pixels, 0, 0);
  context.imageSmoothingQuality = 'high';
  const [x, y] = toPx(boxMm.xMm, boxMm.yMm);
  context.drawImage(shade.canvas, x, y, boxMm.widthMm * pxPerMm, boxMm.heightMm * pxPerMm);
}

type ToPx = (xMm: number, yMm: number) => [number, number];

function drawPath(
  context: Context,
  { paths, fill, opacity, stroke }: PathItem,
  pxPerMm: number,
  toPx: ToPx,
): void {
  context.beginPath();
  for (const { points, closed } of paths) {
    points.forEach(([x, y], i) => (i === 0 ? context.moveTo(...toPx(x, y)) : context.lineTo(...toPx(x, y))));
    if (closed) context.closePath();
  }
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.globalAlpha = opacity ?? 1;
    context.fill('evenodd');
    context.globalAlpha = 1;
  }
  if (!stroke) return;
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.widthMm * pxPerMm;
  context.lineCap = stroke.cap ?? 'butt';
  context.setLineDash((stroke.dashMm ?? []).map((mm) => mm * pxPerMm));
  context.stroke();
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;

/**
 * Type size, px, at which text is drawn before it is scaled to its size on the page. It equals the units per em of the fonts, so that all
 * advance widths are whole numbers of px: some canvases round them to whole px.
 */
const EM_PX = 1000;

function drawText(context: Context, item: TextItem, pxPerMm: number, toPx: ToPx): void {
  const { text, sizePt, weight, align, colour, halo, rotateDeg } = item;
  context.save();
  context.setTransform(1, 0, 0, 1, ...toPx(item.xMm, item.yMm));
  if (rotateDeg !== undefined) context.rotate((rotateDeg * Math.PI) / 180);
  if (item.leanDeg !== undefined) context.transform(1, 0, leanSlope(item), 1, 0, 0);
  const scale = (ptToMm(sizePt) * pxPerMm) / EM_PX;
  context.scale(scale, scale);
  context.font = `${EM_PX}px "${FAMILIES[weight]}"`;
  context.textAlign = ALIGN[align];
  if (halo) {
    context.strokeStyle = halo.colour;
    context.lineWidth = (2 * halo.widthMm * pxPerMm) / scale;
    context.setLineDash([]);
    context.strokeText(text, 0, 0);
  }
  context.fillStyle = colour;
  context.fillText(text, 0, 0);
  context.restore();
}
