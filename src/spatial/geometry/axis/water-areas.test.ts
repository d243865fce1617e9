import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../domain/records.ts';
import { geodesicM, lineLengthKm } from '../geodesic-m.ts';
import type { Rings } from '../rings.ts';
import { waterAreas } from './water-areas.ts';

const box = (west: number, south: number, east: number, north: number): Rings => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

describe('waterAreas', () => {
  const areas = waterAreas([box(120.1, 29, 120.2, 29.1)], [box(120.5, 28, 121, 30)]);

  it('measures what of a line lies in a lake and in the sea, also where no vertex does', () => {
    const { lakeM, seaM } = areas.onLine([
      [120, 29.05],
      [120.6, 29.05],
    ]);
    expect(lakeM).toBeCloseTo(geodesicM([120.1, 29.05], [120.2, 29.05]), 3);
    expect(seaM).toBeCloseTo(geodesicM([120.5, 29.05], [120.6, 29.05]), 3);
  });

  it('finds nothing on land, along a shore or in a hole', () => {
    const shore: LonLat[] = [
      [120.1, 28.9],
      [120.2, 28.95],
      [120.3, 29.05],
    ];
    expect(areas.onLine(shore)).toEqual({ lakeM: 0, seaM: 0 });
    const holed = waterAreas([[...box(120, 29, 121, 30), ...box(120.2, 29.2, 120.8, 29.8)]], []);
    const inside: LonLat[] = [
      [120.3, 29.5],
      [120.7, 29.5],
    ];
    expect(holed.onLine(inside).lakeM).toBe(0);
  });

  it('gives the same for a line however it is divided', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        fc.double({ min: 28.9, max: 29.2, noNaN: true }),
        (cuts, lat) => {
          const [a, b]: [LonLat, LonLat] = [
            [119.9, lat],
            [120.8, 29.05],
          ];
          const pieces = [0, ...cuts.toSorted((p, q) => p - q), 1].map((t): LonLat => [
            a[0] + t * (b[0] - a[0]),
            a[1] + t * (b[1] - a[1]),
          ]);
          const [whole, cut] = [areas.onLine([a, b]), areas.onLine(pieces)];
          // Cutting moves a line off the geodesic length by parts in a million, and drops pieces under a metre.
          expect(Math.abs(cut.lakeM - whole.lakeM)).toBeLessThan(10);
          expect(Math.abs(cut.seaM - whole.seaM)).toBeLessThan(10);
        },
      ),
    );
  });
});

describe('cutAtSea', () => {
  const areas = waterAreas([], [box(120.1, 29, 120.2, 29.1), box(120.3, 29, 120.3003, 29.1)]);
  const line: LonLat[] = [
    [120, 29.05],
    [120.15, 29.05],
    [120.4, 29.05],
  ];

  it('divides at both shores, keeps the vertices between, and ignores a creek', () => {
    const pieces = areas.cutAtSea(line, 60);
    expect(pieces.map(({ isSea }) => isSea)).toEqual([false, true, false]);
    expect(pieces[1]!.points[1]).toEqual(line[1]);
    expect(pieces[1]!.points[0]![0]).toBeCloseTo(120.1, 9);
    expect(areas.cutAtSea(line, 10).map(({ isSea }) => isSea)).toEqual([false, true, false, true, false]);
  });

  it('keeps the whole length of a line, wherever it runs', () => {
    const place = fc.tuple(
      fc.double({ min: 120, max: 120.4, noNaN: true }),
      fc.double({ min: 28.9, max: 29.2, noNaN: true }),
    ) as fc.Arbitrary<LonLat>;
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(0, 60, 5000),
        (points, leastM) => {
          const pieces = areas.cutAtSea(points, leastM);
          expect(pieces[0]!.points[0]).toEqual(points[0]);
          expect(pieces.at(-1)!.points.at(-1)).toEqual(points.at(-1));
          const lengthKm = pieces.reduce((sum, piece) => sum + lineLengthKm(piece.points), 0);
          expect(Math.abs(lengthKm - lineLengthKm(points))).toBeLessThan(0.01);
          for (const [i, piece] of pieces.entries())
            if (i > 0) {
              expect(piece.isSea).not.toBe(pieces[i - 1]!.isSea);
              expect(piece.points[0]).toEqual(pieces[i - 1]!.points.at(-1));
            }
        },
      ),
    );
  });
});
