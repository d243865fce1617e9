import { encode } from 'fast-png';
import { expect, it } from 'vitest';
import { fromPng, toFrame } from './heights.ts';

const WIDE = [117, 26, 124, 32] as const;

it('brings a coarse 16-bit PNG to the frame, between its cells', () => {
  const data = Uint16Array.from({ length: 70 * 60 }, (_, i) => (i % 70) * 10);
  const bytes = encode({ width: 70, height: 60, data, depth: 16, channels: 1 });
  const metres = toFrame(fromPng(bytes, WIDE));
  expect(metres).toHaveLength(1344 * 1176);
  // A slope of 10 m a tenth of a degree from 117.05 E: 120.5 E is 345 m wherever it is.
  for (const row of [0, 600, 1175]) expect(Math.abs(metres[row * 1344 + 672]! - 345)).toBeLessThan(2);
});

it('says what a raster lacks', () => {
  const grid = { width: 2, height: 2, bounds: [118, 27, 123, 31] as const, metres: [0, 0, 0, 0] };
  expect(() => toFrame(grid)).toThrow('118, 27, 123, 31 does not cover the frame');
  const grey = encode({ width: 2, height: 2, data: new Uint8Array(4), depth: 8, channels: 1 });
  expect(() => fromPng(grey, WIDE)).toThrow('1 channels of 8 bits');
});
