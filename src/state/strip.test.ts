import { describe, expect, it } from 'vitest';
import type { Station } from '../domain/records.ts';
import { stripOf } from './strip.ts';

const station = (code: string, km: number, branchFromKm?: number): Station => ({
  kind: 'village',
  code,
  km,
  ...(branchFromKm === undefined ? {} : { branchFromKm }),
});

describe('stripOf', () => {
  it('orders the main line by distance and hangs branches on the stop before their junction', () => {
    const strip = stripOf([
      station('c', 9),
      station('a', 0),
      station('b', 4),
      station('y', 8, 5),
      station('x', 6, 5),
      station('z', 4.5, 4),
    ]);
    expect(strip.map((stop) => stop.station.code)).toEqual(['a', 'b', 'c']);
    expect(strip[1]?.branches.map((branch) => branch.map(({ code }) => code))).toEqual([['z'], ['x', 'y']]);
  });

  it('loses no station where there is no main line', () => {
    expect(stripOf([station('x', 2, 1)]).map((stop) => stop.station.code)).toEqual(['x']);
    expect(stripOf([])).toEqual([]);
  });
});
