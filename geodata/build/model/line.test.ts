import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/domain/records.ts';
import { countyLocator } from '../../../src/spatial/operations/county-at.ts';
import { crossings } from '../../../src/spatial/operations/crossings.ts';
import { distanceM } from '../../../src/spatial/operations/distance-m.ts';
import { buildLine } from './line.ts';
import { type Node, orderTowns } from './order.ts';
import { groundOf, segmentStrayM } from './terrain.ts';
import { route } from './route.ts';

const box = (w: number, s: number, e: number, n: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ],
});
const open = groundOf(countyLocator([{ code: 'own', geometry: box(119, 28, 121, 30) }]), 'own');
const node = (kind: Node['kind'], code: string, lonLat: LonLat): Node => ({ kind, code, lonLat });
const place = fc.tuple(
  fc.double({ min: 119.8, max: 120.2, noNaN: true }),
  fc.double({ min: 28.8, max: 29.2, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('buildLine', () => {
  it('visits every node, never crosses itself, and starts at the seat', () => {
    fc.assert(
      fc.property(
        place,
        fc.array(place, { minLength: 1, maxLength: 4 }),
        fc.array(place, { maxLength: 6 }),
        (seat, towns, villages) => {
          const line = buildLine(
            open,
            node('seat', 'S', seat),
            towns.map((at, i) => node('town', `T${i}`, at)),
            villages.map((at, i) => node('village', `V${i}`, at)),
            [],
          );
          const parts = (
            line.geometry.type === 'LineString' ? [line.geometry.coordinates] : line.geometry.coordinates
          ) as LonLat[][];
          expect(parts[0]![0]).toEqual(seat);
          expect(crossings(parts)).toEqual([]);
          expect(line.stations.map(({ code }) => code).toSorted()).toEqual(
            ['S', ...towns.map((_, i) => `T${i}`), ...villages.map((_, i) => `V${i}`)].toSorted(),
          );
          for (const at of [...towns, ...villages])
            expect(Math.min(...parts.flat().map((vertex) => distanceM(vertex, at)))).toBeLessThan(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives a far village a spur and passes through a near one', () => {
    const line = buildLine(
      open,
      node('seat', 'S', [120, 29]),
      [node('town', 'T', [120.4, 29])],
      [node('village', 'near', [120.2, 29.004]), node('village', 'far', [120.2, 29.2])],
      [{ code: 'follower', stop: 'T' }],
    );
    expect(line.geometry.type).toBe('MultiLineString');
    const station = (code: string) => line.stations.find((stop) => stop.code === code)!;
    expect(station('near').branchFromKm).toBeUndefined();
    expect(station('far').branchFromKm).toBeGreaterThan(15);
    expect(station('follower').km).toBe(station('T').km);
  });
});

describe('orderTowns', () => {
  it('is the shortest of all orders', () => {
    const seat = node('seat', 'S', [120, 29]);
    const towns = [
      [120.3, 29],
      [120.1, 29],
      [120.2, 29.01],
    ].map((at, i) => node('town', `T${i}`, at as LonLat));
    expect(orderTowns(seat, towns).path.map(({ code }) => code)).toEqual(['S', 'T1', 'T2', 'T0']);
  });

  it('forks where a path would run back past the seat', () => {
    const seat = node('seat', 'S', [120, 29]);
    const towns = [node('town', 'north', [120, 29.2]), node('town', 'south', [120, 28.85])];
    const { path, branches } = orderTowns(seat, towns);
    expect(path.map(({ code }) => code)).toEqual(['S', 'north']);
    expect(branches.map(({ code }) => code)).toEqual(['south']);
  });
});

describe('route', () => {
  it('goes round another county instead of through it', () => {
    const county = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [120, 29],
          [120.5, 29],
          [120.5, 29.5],
          [120.35, 29.5],
          [120.35, 29.1],
          [120.15, 29.1],
          [120.15, 29.5],
          [120, 29.5],
          [120, 29],
        ],
      ],
    };
    const ground = groundOf(
      countyLocator([
        { code: 'own', geometry: county },
        { code: 'other', geometry: box(120.15, 29.1, 120.35, 29.6) },
      ]),
      'own',
    );
    const [a, b]: [LonLat, LonLat] = [
      [120.07, 29.4],
      [120.43, 29.4],
    ];
    expect(segmentStrayM(ground, a, b)).toBeGreaterThan(5000);
    const path = route(ground, a, b);
    expect(path.length).toBeGreaterThan(2);
    for (let i = 1; i < path.length; i++)
      expect(segmentStrayM(ground, path[i - 1]!, path[i]!)).toBeLessThanOrEqual(2000);
  });

  it('crosses the sea in a straight line', () => {
    const islands = {
      type: 'MultiPolygon' as const,
      coordinates: [box(122, 30, 122.1, 30.1).coordinates, box(122.4, 30, 122.5, 30.1).coordinates],
    };
    expect(
      route(
        groundOf(countyLocator([{ code: 'own', geometry: islands }]), 'own'),
        [122.05, 30.05],
        [122.45, 30.05],
      ),
    ).toHaveLength(2);
  });
});
