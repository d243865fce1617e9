import { describe, expect, it } from 'vitest';
import { screenLight } from '../flavours/screen-light.ts';
import { drawIcons, icons } from './icons.ts';
import { rasterise } from './raster.ts';
import { outlineCorners, type PointShape, REACH } from './outline.ts';
import { band, circle, dots, polygon } from './shapes.ts';

const alphaAt = (raster: { width: number; data: Uint8ClampedArray }, x: number, y: number): number =>
  raster.data[(y * raster.width + x) * 4 + 3]!;

/** Half the side of a square. */
const square = (half: number) => polygon(outlineCorners('square', half / REACH.square)!);

describe('shapes', () => {
  it.each([
    ['circle', circle(5), 5],
    ['square', square(5), 5],
    ['diamond', polygon(outlineCorners('diamond', 5 / REACH.diamond)!), 5],
  ])('%s has the stated extent along the axes', (_name, shape, reach) => {
    expect(shape(reach, 0)).toBeCloseTo(0, 6);
    expect(shape(0, -reach)).toBeCloseTo(0, 6);
    expect(shape(0, 0)).toBeLessThan(0);
    expect(shape(reach + 2, 0)).toBeGreaterThan(0);
  });

  it('a polygon has its corners and sides at distance 0, and positions beyond a corner at the distance from it', () => {
    const corners = [-90, 30, 150].map((degrees): [number, number] => {
      const angle = (degrees * Math.PI) / 180;
      return [8 * Math.cos(angle), 8 * Math.sin(angle)];
    });
    const shape = polygon(corners);
    expect(shape(0, -8)).toBeCloseTo(0, 6);
    expect(shape(8 * Math.cos(Math.PI / 6), 4)).toBeCloseTo(0, 6);
    expect(shape(0, 4)).toBeCloseTo(0, 6);
    expect(shape(0, 0)).toBeCloseTo(-4, 6);
    expect(shape(0, -10)).toBeCloseTo(2, 6);
    expect(polygon(corners, 1)(0, -10)).toBeCloseTo(1, 6);
  });

  it.each(Object.keys(REACH) as PointShape[])('%s: an inset moves every side inward by as much', (name) => {
    const [whole, inset] = [outlineCorners(name, 10), outlineCorners(name, 10, 1)];
    if (!whole || !inset) return expect(name).toBe('circle');
    // Grown again by the inset, the sides are where they were.
    for (const [k, [x, y]] of whole.entries()) {
      const [toX, toY] = whole[(k + 1) % whole.length]!;
      expect(polygon(inset, 1)((x + toX) / 2, (y + toY) / 2)).toBeCloseTo(0, 6);
    }
  });

  it('a band is hollow', () => {
    const ring = band(circle(6), 2);
    expect(ring(0, 0)).toBeGreaterThan(0);
    expect(ring(5, 0)).toBeLessThan(0);
  });

  it('dots are repeated around the circle', () => {
    const ring = dots(8, 1, 6);
    for (let k = 0; k < 6; k++)
      expect(ring(8 * Math.cos((k * Math.PI) / 3), 8 * Math.sin((k * Math.PI) / 3))).toBeCloseTo(-1, 6);
    expect(ring(8 * Math.cos(Math.PI / 6), 8 * Math.sin(Math.PI / 6))).toBeGreaterThan(0);
  });
});

describe('rasterise', () => {
  it('is opaque inside, transparent outside, and half covered on an edge through pixel centres', () => {
    const raster = rasterise([{ shape: square(2.5), colour: '#336699' }], 8, 1);
    expect(Array.from(raster.data.slice((4 * 8 + 4) * 4, (4 * 8 + 4) * 4 + 4))).toEqual([
      0x33, 0x66, 0x99, 255,
    ]);
    expect(alphaAt(raster, 0, 0)).toBe(0);
    expect(alphaAt(raster, 6, 4)).toBe(128);
  });

  it('refuses an invalid colour', () => {
    expect(() => rasterise([{ shape: circle(1), colour: 'red' }], 4, 1)).toThrow('red');
  });
});

describe('icons', () => {
  it('fit into their boxes', () => {
    for (const [name, raster] of drawIcons(screenLight, 2)) {
      const edge = raster.width - 1;
      for (let k = 0; k <= edge; k++)
        for (const [x, y] of [
          [k, 0],
          [k, edge],
          [0, k],
          [edge, k],
        ] as const)
          expect(alphaAt(raster, x, y), `${name} at ${x},${y}`).toBeLessThan(40);
    }
  });

  it('are all different in shape, filled and hollow', () => {
    const masks = new Set<string>();
    const all = icons(screenLight);
    for (const { inks, sizePx } of Object.values(all)) {
      // Compared as masks without colour and without casings, which are the same by design.
      const own = inks.filter(({ colour }) => colour !== screenLight.casing);
      masks.add(
        own.map((ink) => rasterise([{ ...ink, colour: '#000000' }], sizePx, 1).data.join()).join('|'),
      );
    }
    expect(masks.size).toBe(Object.keys(all).length);
  });
});
