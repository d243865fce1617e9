import { pointToTileFraction } from '@mapbox/tilebelt';
import { RELIEF_BOUNDS, RELIEF_LEVELS } from '../../../styles/subjects/relief.ts';
import type { LonLat } from '../../domain/records.ts';
import type { BoxMm, PointMm, ShadeItem } from '../drawing.ts';
import type { GroundToSheet } from '../page/projection.ts';

/** The hillshade as grey levels (`RELIEF_LEVELS`): slopes in shadow are darker than level ground, lit slopes lighter. */
export interface Relief {
  widthPx: number;
  heightPx: number;
  /** Row by row from the north, evenly spaced in Web Mercator. */
  grey: Uint8Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Makes a relief from the pixels of an image: red, green, blue and alpha for each, as a canvas returns them. */
export function reliefFromPixels({
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
/** Resolution of a hillshade on office printers; more would only make files larger. */
const MAX_DPI = 150;
/** Pixels on the sheet for one pixel of the data along each side, so that the pixels of the data are not visible. */
const FINER = 1.5;
/** Positions are unprojected at every 16th pixel and interpolated linearly between them. */
const STEP_PX = 16;

/**
 * Weights of the four samples of a cubic B-spline, tabulated at 256 fractions between the second and the third sample. The spline hides the
 * pixel grid when pixels are enlarged; 256 steps are finer than the 256 grey levels resolve.
 */
const SPLINE_STEPS = 256;
const SPLINE = Float64Array.from({ length: 4 * SPLINE_STEPS }, (_, i) => {
  const t = (Math.floor(i / 4) + 0.5) / SPLINE_STEPS;
  switch (i % 4) {
    case 0:
      return (1 - t) ** 3 / 6;
    case 1:
      return (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
    case 2:
      return (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6;
    default:
      return t ** 3 / 6;
  }
});

interface ShadeStyle {
  colour: string;
  /** Opacity of the deepest shadow, 0 to 1. */
  strength: number;
}

/** The last hillshade of each relief. Computing it takes half the time of a preview, and it changes only with the map face and the scale. */
const lastShades = new WeakMap<Relief, { key: string; shade: ShadeItem }>();

/** The hillshade on the map face, resampled to the projection of the sheet. */
export function reliefShade(
  relief: Relief,
  ground: GroundToSheet,
  face: BoxMm,
  style: ShadeStyle,
): ShadeItem {
  const key = JSON.stringify([ground.centre, ground.scale, face, style]);
  const last = lastShades.get(relief);
  if (last?.key === key) return last.shade;
  const shade = sampleShade(relief, ground, face, style);
  lastShades.set(relief, { key, shade });
  return shade;
}

function sampleShade(
  relief: Relief,
  ground: GroundToSheet,
  face: BoxMm,
  { colour, strength }: ShadeStyle,
): ShadeItem {
  const pxPerMm = Math.min(MAX_DPI / 25.4, FINER / pixelMm(relief, ground, face));
  const widthPx = Math.max(1, Math.round(face.widthMm * pxPerMm));
  const heightPx = Math.max(1, Math.round(face.heightMm * pxPerMm));
  const alpha = new Uint8Array(widthPx * heightPx);
  const [columns, rows] = [Math.ceil(widthPx / STEP_PX) + 1, Math.ceil(heightPx / STEP_PX) + 1];
  const nodeAt = (column: number, row: number): PointMm => [
    face.xMm + ((column * STEP_PX) / widthPx) * face.widthMm,
    face.yMm + ((row * STEP_PX) / heightPx) * face.heightMm,
  ];
  const toPixel = reliefPixel(relief);
  const nodes = Array.from({ length: columns * rows }, (_, i) =>
    toPixel(ground.toLonLat(nodeAt(i % columns, Math.floor(i / columns)))),
  );
  const inkByLevel = Uint8Array.from({ length: INK_LEVELS }, (_, level) => {
    const dark = (FLAT - level / LEVEL_STEPS) / (FLAT - DARKEST);
    return dark > 0 ? Math.round(Math.min(1, dark) * strength * 255) : 0;
  });
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor((y + 0.5) / STEP_PX);
    const v = (y + 0.5) / STEP_PX - row;
    for (let column = 0; column < columns - 1; column++) {
      const i = row * columns + column;
      const [a, b, c, d] = [nodes[i]!, nodes[i + 1]!, nodes[i + columns]!, nodes[i + columns + 1]!];
      const from: [number, number] = [mixed(a[0], c[0], v), mixed(a[1], c[1], v)];
      const to: [number, number] = [mixed(b[0], d[0], v), mixed(b[1], d[1], v)];
      const x = column * STEP_PX;
      inkRun(relief, from, to, alpha, y * widthPx + x, Math.min(STEP_PX, widthPx - x), inkByLevel);
    }
  }
  return { kind: 'shade', layer: 'relief', boxMm: face, colour, widthPx, heightPx, alpha };
}

/** Steps for each grey level in the table of opacities. */
const LEVEL_STEPS = 16;
const INK_LEVELS = 256 * LEVEL_STEPS;

/**
 * Fills one row of pixels between two nodes of the interpolation grid. It runs for tens of millions of pixels of a book, so it allocates
 * nothing and computes what is constant along the row once.
 * @param from column and row in the relief at the first node
 * @param to the same at the next node, `STEP_PX` pixels further
 * @param inkByLevel opacity by grey level, `LEVEL_STEPS` entries for each level
 */
function inkRun(
  { grey, widthPx, heightPx }: Relief,
  [fromColumn, fromRow]: readonly [number, number],
  [toColumn, toRow]: readonly [number, number],
  alpha: Uint8Array,
  start: number,
  count: number,
  inkByLevel: Uint8Array,
): void {
  const stepColumn = (toColumn - fromColumn) / STEP_PX;
  const stepRow = (toRow - fromRow) / STEP_PX;
  for (let k = 0; k < count; k++) {
    const column = fromColumn + (k + 0.5) * stepColumn;
    const row = fromRow + (k + 0.5) * stepRow;
    const c = Math.floor(column);
    const r = Math.floor(row);
    // Outside the data and at their edge the ground is taken as flat.
    if (c < 1 || r < 1 || c + 2 >= widthPx || r + 2 >= heightPx) continue;
    const t = 4 * Math.floor((column - c) * SPLINE_STEPS);
    const v = 4 * Math.floor((row - r) * SPLINE_STEPS);
    const w0 = SPLINE[t]!;
    const w1 = SPLINE[t + 1]!;
    const w2 = SPLINE[t + 2]!;
    const w3 = SPLINE[t + 3]!;
    const i = (r - 1) * widthPx + c - 1;
    const j = i + widthPx;
    const l = j + widthPx;
    const m = l + widthPx;
    const level =
      SPLINE[v]! * (grey[i]! * w0 + grey[i + 1]! * w1 + grey[i + 2]! * w2 + grey[i + 3]! * w3) +
      SPLINE[v + 1]! * (grey[j]! * w0 + grey[j + 1]! * w1 + grey[j + 2]! * w2 + grey[j + 3]! * w3) +
      SPLINE[v + 2]! * (grey[l]! * w0 + grey[l + 1]! * w1 + grey[l + 2]! * w2 + grey[l + 3]! * w3) +
      SPLINE[v + 3]! * (grey[m]! * w0 + grey[m + 1]! * w1 + grey[m + 2]! * w2 + grey[m + 3]! * w3);
    alpha[start + k] = inkByLevel[Math.round(level * LEVEL_STEPS)]!;
  }
}

const mixed = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Width on the sheet of a pixel of the relief at the centre of the map face. */
function pixelMm({ widthPx, west, east }: Relief, ground: GroundToSheet, face: BoxMm): number {
  const [lon, lat] = ground.toLonLat([face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2]);
  const stepDeg = (east - west) / widthPx;
  const [[x1, y1], [x2, y2]] = [ground.toMm([lon, lat]), ground.toMm([lon + stepDeg, lat])];
  return Math.hypot(x2 - x1, y2 - y1);
}

/** Column and row of a position in the relief; pixel centres are whole numbers. */
function reliefPixel({ widthPx, heightPx, west, south, east, north }: Relief) {
  const [left, top] = pointToTileFraction(west, north, 0);
  const [right, bottom] = pointToTileFraction(east, south, 0);
  return ([lon, lat]: LonLat): [column: number, row: number] => {
    const [x, y] = pointToTileFraction(lon, lat, 0);
    return [((x - left) / (right - left)) * widthPx - 0.5, ((y - top) / (bottom - top)) * heightPx - 0.5];
  };
}
