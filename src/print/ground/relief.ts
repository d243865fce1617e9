import { RELIEF_BOUNDS, RELIEF_LEVELS } from '../../../styles/subjects/relief.ts';
import type { LonLat } from '../../domain/records.ts';
import type { BoxMm, PointMm, ShadeItem } from '../drawing.ts';
import type { GroundToSheet } from '../page/projection.ts';

/** The relief as grey levels (`RELIEF_LEVELS`): darker than level ground lies in the shadow, lighter in the light. */
export interface Relief {
  widthPx: number;
  heightPx: number;
  /** By rows from the north, evenly spaced in Web Mercator. */
  grey: Uint8Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The relief of a picture with red, green, blue and alpha for each pixel, as canvases read it. */
export function reliefOf({
  data,
  width,
  height,
}: {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}): Relief {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = data[4 * i] as number;
  const [west, south, east, north] = RELIEF_BOUNDS;
  return { widthPx: width, heightPx: height, grey, west, south, east, north };
}

const { flat: FLAT, darkest: DARKEST } = RELIEF_LEVELS;
/** What office printers resolve in a shade; more is bytes that nobody sees. */
const MAX_DPI = 150;
/** Pixels of the sheet for one of the relief: enough that its own are not seen. */
const FINER = 1.5;
/** Places of the sheet are laid back on the ground at every so many pixels, and between them in proportion. */
const STEP_PX = 16;

const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/**
 * The shadows of the relief on the map face, in the projection of the sheet.
 * @param colour of the shadow
 * @param strength of the deepest shadow, 0 to 1
 */
export function reliefShade(
  relief: Relief,
  ground: GroundToSheet,
  face: BoxMm,
  { colour, strength }: { colour: string; strength: number },
): ShadeItem {
  const at = sampler(relief);
  const pxPerMm = Math.min(MAX_DPI / 25.4, FINER / pixelMm(relief, ground, face));
  const widthPx = Math.max(1, Math.round(face.widthMm * pxPerMm));
  const heightPx = Math.max(1, Math.round(face.heightMm * pxPerMm));
  const alpha = new Uint8Array(widthPx * heightPx);
  const [columns, rows] = [Math.ceil(widthPx / STEP_PX) + 1, Math.ceil(heightPx / STEP_PX) + 1];
  const nodeAt = (column: number, row: number): PointMm => [
    face.xMm + ((column * STEP_PX) / widthPx) * face.widthMm,
    face.yMm + ((row * STEP_PX) / heightPx) * face.heightMm,
  ];
  const nodes = Array.from({ length: columns * rows }, (_, i) =>
    at.pixelOf(ground.toLonLat(nodeAt(i % columns, Math.floor(i / columns)))),
  );
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor((y + 0.5) / STEP_PX);
    const v = (y + 0.5) / STEP_PX - row;
    for (let x = 0; x < widthPx; x++) {
      const column = Math.floor((x + 0.5) / STEP_PX);
      const u = (x + 0.5) / STEP_PX - column;
      const i = row * columns + column;
      const [a, b, c, d] = [nodes[i]!, nodes[i + 1]!, nodes[i + columns]!, nodes[i + columns + 1]!];
      const across = mixed(mixed(a[0], b[0], u), mixed(c[0], d[0], u), v);
      const down = mixed(mixed(a[1], b[1], u), mixed(c[1], d[1], u), v);
      const dark = (FLAT - at.level(across, down)) / (FLAT - DARKEST);
      if (dark > 0) alpha[y * widthPx + x] = Math.round(Math.min(1, dark) * strength * 255);
    }
  }
  return { kind: 'shade', layer: 'relief', boxMm: face, colour, widthPx, heightPx, alpha };
}

const mixed = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Width of a pixel of the relief on the sheet, in its middle. */
function pixelMm({ widthPx, west, east }: Relief, ground: GroundToSheet, face: BoxMm): number {
  const [lon, lat] = ground.toLonLat([face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2]);
  const stepDeg = (east - west) / widthPx;
  const [[x1, y1], [x2, y2]] = [ground.toMm([lon, lat]), ground.toMm([lon + stepDeg, lat])];
  return Math.hypot(x2 - x1, y2 - y1);
}

interface Sampler {
  /** Column and row, in pixels whose middles are whole numbers. */
  pixelOf(lonLat: LonLat): [column: number, row: number];
  /** Grey between the middles of pixels by a cubic B-spline, which shows no grid where pixels are drawn large; flat outside. */
  level(column: number, row: number): number;
}

function sampler({ grey, widthPx, heightPx, west, south, east, north }: Relief): Sampler {
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const pixel = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= widthPx || row >= heightPx
      ? FLAT
      : (grey[row * widthPx + column] as number);
  return {
    pixelOf: ([lon, lat]) => [
      ((lon - west) / (east - west)) * widthPx - 0.5,
      ((top - mercatorY(lat)) / (top - bottom)) * heightPx - 0.5,
    ],
    // Millions of pixels ask for it: nothing is made anew for one.
    level(column, row) {
      const [c, r] = [Math.floor(column), Math.floor(row)];
      const [t, v] = [column - c, row - r];
      const a0 = (1 - t) ** 3 / 6;
      const a1 = (3 * t * t * t - 6 * t * t + 4) / 6;
      const a2 = (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
      const a3 = (t * t * t) / 6;
      let sum = 0;
      const isInside = c > 0 && r > 0 && c + 2 < widthPx && r + 2 < heightPx;
      for (let j = 0; j < 4; j++) {
        const down =
          j === 0
            ? (1 - v) ** 3 / 6
            : j === 1
              ? (3 * v * v * v - 6 * v * v + 4) / 6
              : j === 2
                ? (-3 * v * v * v + 3 * v * v + 3 * v + 1) / 6
                : (v * v * v) / 6;
        const at = (r + j - 1) * widthPx + c - 1;
        sum +=
          down *
          (isInside
            ? (grey[at] as number) * a0 +
              (grey[at + 1] as number) * a1 +
              (grey[at + 2] as number) * a2 +
              (grey[at + 3] as number) * a3
            : pixel(c - 1, r + j - 1) * a0 +
              pixel(c, r + j - 1) * a1 +
              pixel(c + 1, r + j - 1) * a2 +
              pixel(c + 2, r + j - 1) * a3);
      }
      return sum;
    },
  };
}
