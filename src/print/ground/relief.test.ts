import '../../i18n/testing/load-words.ts';
import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../backends/pdf.ts';
import { renderSvg } from '../backends/svg.ts';
import type { Drawing, Page, ShadeItem } from '../drawing.ts';
import { groundToSheet } from '../page/projection.ts';
import { type Relief, reliefShade } from './relief.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { drawn, rendered } from '../testing/raster.ts';

const BOUNDS = { west: 118, south: 27, east: 123, north: 31 };
const FACE = { xMm: 10, yMm: 20, widthMm: 200, heightMm: 160 };
const INK = { colour: '#3a2f20', strength: 0.18 };
const flat = (): Relief => ({
  widthPx: 500,
  heightPx: 460,
  grey: new Uint8Array(500 * 460).fill(128),
  ...BOUNDS,
});

/** Longitude and latitude of the centre of a pixel. */
function placeOf({ widthPx, heightPx }: Relief, column: number, row: number): [number, number] {
  const y = (lat: number): number => Math.asinh(Math.tan((lat * Math.PI) / 180));
  const at = y(BOUNDS.north) - ((row + 0.5) / heightPx) * (y(BOUNDS.north) - y(BOUNDS.south));
  const lon = BOUNDS.west + ((column + 0.5) / widthPx) * (BOUNDS.east - BOUNDS.west);
  return [lon, (Math.atan(Math.sinh(at)) * 180) / Math.PI];
}

/** Centre of the shaded pixels on the sheet, mm. */
function findMiddle({ alpha, widthPx, heightPx, boxMm }: ShadeItem): [number, number] {
  let [sum, x, y] = [0, 0, 0];
  for (const [i, strength] of alpha.entries()) {
    sum += strength;
    x += strength * ((i % widthPx) + 0.5);
    y += strength * (Math.floor(i / widthPx) + 0.5);
  }
  return [boxMm.xMm + (x / sum / widthPx) * boxMm.widthMm, boxMm.yMm + (y / sum / heightPx) * boxMm.heightMm];
}

describe('the relief on a sheet', () => {
  it('is at the right position in the projection of the sheet, at any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 440 }),
        fc.integer({ min: 60, max: 400 }),
        fc.constantFrom(100_000, 250_000, 1_000_000),
        (column, row, scale) => {
          const relief = flat();
          relief.grey[row * relief.widthPx + column] = 0;
          const place = placeOf(relief, column, row);
          const ground = groundToSheet([place[0] + 0.01, place[1] - 0.01], [110, 100], scale);
          const [x, y] = findMiddle(reliefShade(relief, ground, FACE, { ...INK, strength: 1 }));
          // 0.01° is about 1 km; 5 % of it are allowed for the 255 levels of opacity.
          const allowedMm = (0.05 * 1e6) / scale;
          const [wantedX, wantedY] = ground.toMm(place);
          expect(Math.abs(x - wantedX)).toBeLessThan(allowedMm);
          expect(Math.abs(y - wantedY)).toBeLessThan(allowedMm);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is transparent on plains and outside its data, and never darker than requested', () => {
    const ground = groundToSheet([118.1, 30.9], [110, 100], 500_000);
    expect(reliefShade(flat(), ground, FACE, INK).alpha.every((strength) => strength === 0)).toBe(true);
    const dark = flat();
    dark.grey.fill(0);
    const { alpha, widthPx } = reliefShade(dark, ground, FACE, INK);
    expect(Math.max(...alpha)).toBe(Math.round(0.18 * 255));
    // West of 118° E there are no data.
    expect(alpha[widthPx * 80]).toBe(0);
  });

  it('has at most 150 dpi and at most 1.5 times the resolution of its data', () => {
    const dpi = ({ widthPx, boxMm }: ShadeItem): number => (widthPx / boxMm.widthMm) * 25.4;
    const at = (scale: number): ShadeItem =>
      reliefShade(flat(), groundToSheet([120, 29], [110, 100], scale), FACE, INK);
    expect(dpi(at(5_000_000))).toBeCloseTo(150, 0);
    const middle = at(1_000_000);
    // 0.01° of longitude is 0.97 km at 29° N.
    expect(middle.widthPx / middle.boxMm.widthMm).toBeCloseTo(1.5 / 0.974, 1);
  });

  const page = (shade: ShadeItem): Page => ({
    widthMm: 220,
    heightMm: 200,
    bleedMm: 0,
    items: [{ kind: 'clip', boxMm: FACE, items: [shade] }],
    title: 'relief',
  });
  const spot = (): ShadeItem => {
    const relief = flat();
    for (let row = 150; row < 190; row++) relief.grey.fill(0, row * 500 + 150, row * 500 + 190);
    return reliefShade(relief, groundToSheet([120, 29], [110, 100], 2_000_000), FACE, {
      ...INK,
      strength: 0.6,
    });
  };

  it('looks the same on canvas and in PDF', async () => {
    const fonts = wholeFonts();
    const shade = spot();
    const title = {
      title: 'relief',
      author: '',
      language: 'en',
      date: '2026-11-28',
      outline: [] as Drawing['outline'],
    } as const;
    const pdf = await renderPdf({ ...title, pages: [page(shade)] }, fonts);
    const [a, b] = [drawn(page(shade), 2, fonts), await rendered(pdf, 0, 2)];
    expect([a.widthPx, a.heightPx]).toEqual([b.widthPx, b.heightPx]);
    const [x, y] = findMiddle(shade);
    const at = (Math.round(y * 2) * a.widthPx + Math.round(x * 2)) * 4;
    for (const { rgba } of [a, b])
      expect(Array.from(rgba.slice(at, at + 3))).toEqual([137, 130, 121].map(near));
    const differing = a.rgba.filter((level, i) => Math.abs(level - b.rgba[i]!) > 24).length;
    expect(differing / a.rgba.length).toBeLessThan(1e-3);
  });

  it('is an image with opacity in an SVG', () => {
    const shade = spot();
    const [, packed] = /href="data:image\/png;base64,([^"]+)"/.exec(renderSvg(page(shade))) ?? [];
    const { data, palette, width } = decode(Buffer.from(packed ?? '', 'base64'));
    expect(width).toBe(shade.widthPx);
    expect(Buffer.compare(data as Uint8Array, shade.alpha)).toBe(0);
    expect(palette?.[100]).toEqual([0x3a, 0x2f, 0x20, 100]);
  });
});

/** Equal within the rounding of two renderers. */
const near = (level: number): unknown => ({
  asymmetricMatch: (other: number): boolean => Math.abs(other - level) <= 3,
});
