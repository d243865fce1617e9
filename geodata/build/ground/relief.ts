import type { Bbox } from '../../../src/domain/view.ts';
import { pointToTileFraction, tileToBBOX } from '@mapbox/tilebelt';
import { createCanvas } from '@napi-rs/canvas';
import { eastMPerDegree, M_PER_DEGREE } from '../../../src/spatial/geometry/planar.ts';
import type { Heights } from '../../../src/spatial/geometry/heights.ts';

/** Columns of the image; a pixel is some 280 m wide, two thirds of a cell of the heights. */
const COLUMNS = 2016;
/**
 * Light sources as azimuth (degrees clockwise from north), altitude (degrees) and weight: mostly from the north-west, with weaker light
 * from both sides.
 */
const LIGHTS: readonly [azimuthDeg: number, altitudeDeg: number, share: number][] = [
  [315, 45, 0.64],
  [270, 50, 0.14],
  [0, 50, 0.14],
  [225, 60, 0.08],
];
/** Vertical exaggeration, a usual amount for relief at the scale of a province. */
const EXAGGERATION = 1.6;
/** Slopes (rise over run) below the first value are drawn flat, those above the second in full. */
const FLAT_SLOPE = [0.012, 0.05] as const;
/** Grey levels for a change of brightness by 1. */
const GAIN = 150;
/** The grey of flat ground. */
export const FLAT_GREY = 128;
/** Width of the strip at the edge of the heights in which the relief fades, degrees. */
const FADE_DEG = 0.3;
const WEBP_QUALITY = 82;

export interface Relief {
  width: number;
  height: number;
  bounds: Bbox;
  /** One grey value for each pixel in Web Mercator, rows from the north: 128 is flat, less is shadow, more is light. */
  grey: Uint8ClampedArray;
}

const eased = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Weights of the uniform cubic B-spline over four neighbours, and of its derivative: smooth, and never outside the range of the values. */
function spline(t: number): { value: number[]; slope: number[] } {
  const u = 1 - t;
  return {
    value: [u ** 3 / 6, (3 * t ** 3 - 6 * t ** 2 + 4) / 6, (3 * u ** 3 - 6 * u ** 2 + 4) / 6, t ** 3 / 6],
    slope: [-(u ** 2) / 2, (3 * t ** 2 - 4 * t) / 2, (-3 * u ** 2 + 4 * u) / 2, t ** 2 / 2],
  };
}

/** The four cells around a position of the grid, with their weights. */
function taps(place: number, count: number): { cells: number[]; value: number[]; slope: number[] } {
  const first = Math.floor(place);
  const cells = [-1, 0, 1, 2].map((step) => Math.min(count - 1, Math.max(0, first + step)));
  return { cells, ...spline(place - first) };
}

/** Shaded relief lit mainly from the north-west (Horn 1981 for the shading; several lights after Mark 1992). */
export function shadedRelief({ width: columns, height: rows, bounds, metres }: Heights): Relief {
  const [west, south, east, north] = bounds;
  const [left, top] = pointToTileFraction(west, north, 0);
  const [right, bottom] = pointToTileFraction(east, south, 0);
  const width = COLUMNS;
  const height = Math.round((width * (bottom - top)) / (right - left));
  const across = Array.from({ length: width }, (_, x) => taps(((x + 0.5) / width) * columns - 0.5, columns));
  const value = new Float32Array(rows * width);
  const eastward = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let x = 0; x < width; x++) {
      const tap = across[x] as (typeof across)[number];
      let [sum, slope] = [0, 0];
      for (let k = 0; k < 4; k++) {
        const m = metres[row * columns + (tap.cells[k] as number)] as number;
        sum += m * (tap.value[k] as number);
        slope += m * (tap.slope[k] as number);
      }
      value[row * width + x] = sum;
      eastward[row * width + x] = slope;
    }
  const lights = LIGHTS.map(([azimuth, altitude, share]) => {
    const [a, h] = [(azimuth * Math.PI) / 180, (altitude * Math.PI) / 180];
    return {
      east: Math.sin(a) * Math.cos(h) * share,
      north: Math.cos(a) * Math.cos(h) * share,
      up: Math.sin(h) * share,
    };
  });
  const light = lights.reduce((p, q) => ({
    east: p.east + q.east,
    north: p.north + q.north,
    up: p.up + q.up,
  }));
  const grey = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    // The northern edge of a tile that begins there; tilebelt takes fractions of tiles too.
    const [, , , lat] = tileToBBOX([left, top + ((y + 0.5) / height) * (bottom - top), 0]);
    const down = taps(((north - lat) / (north - south)) * rows - 0.5, rows);
    const cellEastM = ((east - west) / columns) * eastMPerDegree(lat);
    const cellNorthM = ((north - south) / rows) * M_PER_DEGREE;
    const fadeY = Math.min(lat - south, north - lat);
    for (let x = 0; x < width; x++) {
      let [dEast, dSouth] = [0, 0];
      for (let k = 0; k < 4; k++) {
        const at = (down.cells[k] as number) * width + x;
        dEast += (eastward[at] as number) * (down.value[k] as number);
        dSouth += (value[at] as number) * (down.slope[k] as number);
      }
      const [gx, gy] = [dEast / cellEastM, -dSouth / cellNorthM];
      const slope = Math.hypot(gx, gy);
      const [ex, ey] = [gx * EXAGGERATION, gy * EXAGGERATION];
      const lit = (light.up - ex * light.east - ey * light.north) / Math.sqrt(1 + ex * ex + ey * ey);
      const lon = west + ((x + 0.5) / width) * (east - west);
      const shown = eased(...FLAT_SLOPE, slope) * eased(0, FADE_DEG, Math.min(fadeY, lon - west, east - lon));
      grey[y * width + x] = Math.round(FLAT_GREY + GAIN * (lit - light.up) * shown);
    }
  }
  return { width, height, bounds, grey };
}

/** The relief as a WebP image with lossy compression; grey values change by some 3 levels. */
export async function reliefPicture({ width, height, grey }: Relief): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  for (let i = 0; i < grey.length; i++)
    pixels.data.set([grey[i] as number, grey[i] as number, grey[i] as number, 255], i * 4);
  context.putImageData(pixels, 0, 0);
  return canvas.encode('webp', WEBP_QUALITY);
}
