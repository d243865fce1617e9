import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, describe, expect, it } from 'vitest';
import { fromPng, toFrame, warped } from './heights.ts';

const WIDE = [117, 26, 124, 32] as const;

it('resamples a coarse 16-bit PNG to the frame by interpolation', () => {
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

const hasGdal = spawnSync('gdalwarp', ['--version']).status === 0;

describe.skipIf(!hasGdal)('a raster that GDAL reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heights-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A GeoTIFF that rises by 10 m a tenth of a degree eastwards from 0 m at its west edge. */
  const tiff = (name: string, [west, south, east, north]: readonly number[]): string => {
    const [png, file] = [join(folder, `${name}.png`), join(folder, `${name}.tif`)];
    const data = Uint16Array.from({ length: 70 * 60 }, (_, i) => (i % 70) * 10 + 5);
    writeFileSync(png, encode({ width: 70, height: 60, data, depth: 16, channels: 1 }));
    const corners = [west, north, east, south].map(String);
    const made = spawnSync('gdal_translate', ['-q', '-a_srs', 'EPSG:4326', '-a_ullr', ...corners, png, file]);
    expect(made.status).toBe(0);
    return file;
  };

  it('is cut to the frame by interpolation', () => {
    const metres = toFrame(warped(tiff('wide', WIDE)));
    expect(metres).toHaveLength(1344 * 1176);
    for (const row of [1, 600, 1174]) expect(Math.abs(metres[row * 1344 + 672]! - 350)).toBeLessThan(3);
  });

  it('is refused where it does not cover the frame or cannot be read', () => {
    expect(() => warped(tiff('narrow', [118, 26, 124, 32]))).toThrow(/118.* does not cover the frame 117.7/);
    expect(() => warped(join(folder, 'none.tif'))).toThrow(/could not read .*none\.tif/);
  });
});
