import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COVER } from '../../../src/spatial/geometry/travel/ground.ts';
import { placeAt, testGround } from '../../../src/spatial/geometry/travel/testing/ground.ts';
import { readFerries } from './ferries.ts';

const cells = testGround(['....ssss....', '....ssss....', 'ssssssssssss']);
const HEADER = 'name,from,fromLon,fromLat,to,toLon,toLat,source';
function read(...rows: string[]): ReturnType<typeof readFerries> {
  const file = join(mkdtempSync(join(tmpdir(), 'ferries-')), 'ferries.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  return readFerries(file, cells);
}
const row = (
  from: readonly [number, number],
  to: readonly [number, number],
  source = 'general knowledge',
): string => ['轮渡', '甲', ...placeAt(...from), '乙', ...placeAt(...to), source].join(',');

describe('ferries of the input', () => {
  it('leave a pier on land unchanged, and move one in the sea to the nearest land', () => {
    const [ferry] = read(row([3.5, 0.5], [6.9, 1.5]));
    expect(ferry?.piers[0]).toEqual(placeAt(3.5, 0.5));
    const [lon = 0, lat = 0] = ferry?.piers[1] ?? [];
    expect(lon).toBeCloseTo(placeAt(8.5, 1.5)[0], 4);
    expect(lat).toBeCloseTo(placeAt(8.5, 1.5)[1], 4);
    expect(cells.cover[8 + 12]).toBe(COVER.land);
  });

  it.each([
    [row([3.5, 0.5], [8.5, 1.5], ''), /:2: a ferry needs name/],
    ['轮渡,甲,120,x,乙,120,29,general knowledge', /:2: a ferry needs name/],
    [row([3.5, 0.5], [8.5, -20]), /:2: a pier of 轮渡 is more than 3000 m from land/],
  ])('names file and line of %s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('are those of the file, each with a source', () => {
    const real = join(import.meta.dirname, '../../inputs/travel/ferries.csv');
    // With land everywhere no pier is moved, so the positions are those of the file.
    const everywhere = {
      grid: { west: 117, north: 32, cellDeg: 0.05, columns: 140, rows: 120 },
      cover: new Uint8Array(140 * 120).fill(COVER.land),
    };
    expect(readFerries(real, everywhere)).toHaveLength(22);
  });
});
