import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { areaKm2 } from './area-km2.ts';
import { displaced } from './displaced.ts';
import { opened, thinnedRing } from './opened.ts';

const MIDDLE: LonLat = [120, 29];
/** A shape of corners in metres around a middle. */
const shape = (...corners: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] as [number, number]].map((at) => [...displaced(MIDDLE, at)])],
});
const square = shape([0, 0], [4000, 0], [4000, 4000], [0, 4000]);

describe('opened', () => {
  it('keeps a square except for its corners, which no circle fills', () => {
    const lost = (4 - Math.PI) * 0.5 ** 2;
    expect(areaKm2(opened(square, 1000))).toBeCloseTo(16 - lost, 1);
  });
  it('cuts off an arm that is narrower, and nothing is left of a narrow river', () => {
    const withArm = shape(
      [0, 0],
      [4000, 0],
      [4000, 1700],
      [9000, 1700],
      [9000, 2300],
      [4000, 2300],
      [4000, 4000],
      [0, 4000],
    );
    expect(areaKm2(opened(withArm, 1000))).toBeLessThan(16.2);
    expect(areaKm2(opened(withArm, 500))).toBeGreaterThan(18.5);
    expect(opened(shape([0, 0], [20_000, 0], [20_000, 800], [0, 800]), 1000).coordinates).toEqual([]);
  });
  it('takes parts that touch as one', () => {
    const river = [0, 700].map((y) => shape([0, y], [5000, y], [5000, y + 700], [0, y + 700]).coordinates);
    expect(areaKm2(opened({ type: 'MultiPolygon', coordinates: river }, 1000))).toBeCloseTo(7 - 0.21, 1);
  });
});

describe('thinnedRing', () => {
  it('drops vertices within the tolerance and keeps the others', () => {
    expect(
      thinnedRing(
        [
          [0, 0],
          [50, 3],
          [100, 0],
          [100, 100],
          [0, 100],
        ],
        5,
      ),
    ).toEqual([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]);
    expect(
      thinnedRing(
        [
          [0, 0],
          [50, 30],
          [100, 0],
          [100, 100],
          [0, 100],
        ],
        5,
      ),
    ).toHaveLength(5);
  });
});
