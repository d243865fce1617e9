import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { randomLine, random, realModel, testAxis, testModel } from '../testing/model.ts';
import { areaKm2 } from '../geometry/area-km2.ts';
import { AREA_ERROR_PCT, corridorAreas } from './corridor-areas.ts';
import { corridor } from './corridor.ts';
import { corridorShapes } from './corridor-shapes.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { footOnSegment, pieces } from '../geometry/metric.ts';

describe('corridor of one line', () => {
  it('is a strip and two half discs, by geodesics', () => {
    for (const [lon, lat] of [
      [120.5, 29],
      [120, 29.3],
    ] as const) {
      const line: LonLat[] = [
        [120, 29],
        [lon, lat],
      ];
      const lengthKm = geodesicM(line[0] as LonLat, line[1] as LonLat) / 1000;
      for (const widthKm of [0.1, 1, 5, 20]) {
        const truth = 2 * lengthKm * widthKm + Math.PI * widthKm ** 2;
        const found = corridor(testModel([testAxis('a', [line])], []), { widthKm });
        expect(Math.abs(found.areaKm2 / truth - 1)).toBeLessThan(0.0003);
        expect(Math.abs(areaKm2(found.geometry) / truth - 1)).toBeLessThan(0.0005);
      }
    }
  });

  it('is the same for both directions of the line, and with repeated points', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.2, max: 20, noNaN: true }), (seed, widthKm) => {
        const line = randomLine(random(seed), [119.5, 28, 121.5, 30]);
        const areaOf = (given: LonLat[]): number =>
          corridorAreas(testModel([testAxis('a', [given])], []), { widthKm }).areaKm2;
        const area = areaOf(line);
        expect(Math.abs(areaOf(line.toReversed()) / area - 1)).toBeLessThan(1e-5);
        expect(Math.abs(areaOf(line.flatMap((at) => [at, at])) / area - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('counts a line that crosses itself once', () => {
    const eight: LonLat[] = [
      [120, 29],
      [120.2, 29.2],
      [120.2, 29],
      [120, 29.2],
    ];
    const found = corridor(testModel([testAxis('a', [eight])], []), { widthKm: 2 });
    expect(Math.abs(areaKm2(found.geometry) / found.areaKm2 - 1)).toBeLessThan(0.0005);
  });

  it('has no false hole in a tight loop, and keeps a true one (Turf #2920)', () => {
    const loop = (radius: number): LonLat[] =>
      Array.from({ length: 25 }, (_, i): LonLat => {
        const angle = (i * 2 * Math.PI) / 24;
        return [120 + (radius * Math.cos(angle)) / 0.8746, 29 + radius * Math.sin(angle)];
      });
    const holes = (radius: number): number =>
      corridor(testModel([testAxis('a', [loop(radius)])], []), { widthKm: 5 }).geometry.coordinates.reduce(
        (sum, polygon) => sum + polygon.length - 1,
        0,
      );
    expect(holes(0.03)).toBe(0);
    expect(holes(0.0449)).toBe(0);
    expect(holes(0.06)).toBe(1);
  });
});

describe('corridor of several lines', () => {
  it('grows with the width, and is at most the sum of its parts', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.3, max: 10, noNaN: true }), (seed, widthKm) => {
        const next = random(seed);
        const axes = ['a', 'b', 'c'].map((id) => testAxis(id, [randomLine(next, [120, 28.5, 121, 29.5])]));
        const model = testModel(axes, []);
        const all = corridorAreas(model, { widthKm });
        const sum = all.byAxis.reduce((km2, axis) => km2 + axis.areaKm2, 0);
        expect(all.areaKm2).toBeLessThanOrEqual(sum * (1 + 1e-9));
        expect(all.areaKm2).toBeGreaterThanOrEqual(
          Math.max(...all.byAxis.map((axis) => axis.areaKm2)) * (1 - 1e-9),
        );
        expect(corridorAreas(model, { widthKm: widthKm * 1.05 }).areaKm2).toBeGreaterThan(all.areaKm2);
        const alone = corridorAreas(model, { axes: ['b'], widthKm }).areaKm2;
        expect(Math.abs((all.byAxis[1]?.areaKm2 ?? 0) / alone - 1)).toBeLessThan(0.001);
      }),
      { numRuns: 15 },
    );
  });

  it('buffers lines that are too far apart for one plane', () => {
    const line = (lon: number, lat: number): LonLat[] => [
      [lon, lat],
      [lon + 0.3, lat + 0.2],
    ];
    const model = testModel([testAxis('a', [line(117.5, 26.5)]), testAxis('b', [line(123, 31.5)])], []);
    const found = corridor(model, { widthKm: 5 });
    expect(Math.abs(areaKm2(found.geometry) / found.areaKm2 - 1)).toBeLessThan(0.0005);
    expect(found.geometry.coordinates).toHaveLength(2);
  });
});

/** What the bands miss of the border of a single county, at most (拱墅), km²: docs/data.md. */
const BORDER_KM2 = 0.15;

describe('corridor of the real network', () => {
  const model = realModel();

  it('agrees with its outline, and counties, prefectures and province agree with each other', () => {
    const found = corridor(model, { widthKm: 5 });
    expect(Math.abs(areaKm2(found.geometry) / found.areaKm2 - 1)).toBeLessThan(0.0005);
    for (const regions of [found.counties, found.prefectures])
      expect(regions.reduce((sum, region) => sum + region.areaKm2, 0) / found.areaKm2).toBeCloseTo(1, 6);
    expect(found.region.areaKm2).toBe(found.areaKm2);
    expect(found.byAxis).toHaveLength(87);
  });

  it('has for a region the area of all axes there, equal to the outline clipped by it', () => {
    const all = corridorAreas(model, { widthKm: 5 });
    for (const code of ['330723', '330105', '330700', '330200']) {
      const found = corridor(model, { widthKm: 5, region: code });
      const share = [...all.counties, ...all.prefectures].find((each) => each.code === code);
      // Bands cut the border of a small county elsewhere in the two sweeps.
      expect(Math.abs(found.region.areaKm2 - share!.areaKm2), code).toBeLessThan(
        (AREA_ERROR_PCT / 100) * share!.areaKm2 + BORDER_KM2,
      );
      expect(found.areaKm2).toBe(found.region.areaKm2);
      // The border of 拱墅, 70 km², is the same for both; parallels cut it a little differently.
      expect(Math.abs(areaKm2(found.geometry) / found.areaKm2 - 1), code).toBeLessThan(0.003);
      const held = model.counties.filter((each) => [each.code, each.prefecture].includes(code));
      expect(found.counties.map((each) => each.code).toSorted()).toEqual(
        all.counties
          .map((each) => each.code)
          .filter((each) => held.some((county) => county.code === each))
          .toSorted(),
      );
      // Each axis that reaches in is named, those of neighbours too.
      for (const { id, areaKm2: ownKm2 } of found.byAxis)
        expect(
          Math.abs(corridorAreas(model, { widthKm: 5, region: code, axes: [id] }).areaKm2 - ownKm2),
        ).toBeLessThan(0.001 * ownKm2 + 0.05);
    }
    expect(corridorAreas(model, { widthKm: 1, region: '330922', axes: ['axis-053'] }).areaKm2).toBe(0);
    expect(
      corridor(model, { widthKm: 1, region: '330922', axes: ['axis-053'] }).geometry.coordinates,
    ).toEqual([]);
    expect(() => corridorAreas(model, { widthKm: 5, region: '330199' })).toThrow('330199');
  });

  it('covers exactly the province and each county where it is wide enough', () => {
    const { areaKm2: km2, counties } = corridorAreas(model, { widthKm: 200 });
    expect(Math.abs(km2 / model.province.areaKm2 - 1)).toBeLessThan(1e-5);
    expect(counties).toHaveLength(model.counties.length);
    for (const { code, areaKm2: ownKm2 } of counties) {
      const { geometry } = model.counties.find((county) => county.code === code)!;
      const wholeKm2 = areaKm2(geometry);
      expect(Math.abs(ownKm2 - wholeKm2), code).toBeLessThan(0.0007 * wholeKm2 + BORDER_KM2);
    }
  });

  it('agrees with a count of a grid of points by distance, in a box of land', () => {
    // A box well inside the province, so that land plays no part: 119.6–120.4° E, 28.6–29.2° N.
    const box = { west: 119.6, south: 28.6, east: 120.4, north: 29.2 };
    const ring = [
      [box.west, box.south],
      [box.east, box.south],
      [box.east, box.north],
      [box.west, box.north],
      [box.west, box.south],
    ];
    const geometry = { type: 'Polygon' as const, coordinates: [ring] };
    const region = { code: '330000', name: 'box', areaKm2: areaKm2(geometry), geometry };
    const boxed = {
      ...model,
      counties: [],
      prefectures: [],
      province: { ...region, level: 'province' as const },
    };
    const { areaKm2: km2 } = corridorAreas(boxed, { widthKm: 5 });
    const segments = model.axes.flatMap(({ lines }) =>
      lines.flatMap((line) => {
        const points = pieces(line, 5000);
        return points.slice(1).map((b, i) => [points[i] as LonLat, b] as const);
      }),
    );
    const near = segments.filter((segment) =>
      segment.some(([lon, lat]) => lon > 119.4 && lon < 120.6 && lat > 28.4 && lat < 29.4),
    );
    let [inside, all] = [0, 0];
    const rows = 300;
    for (let i = 0; i < rows; i++) {
      const lat = box.south + ((i + 0.5) / rows) * (box.north - box.south);
      const weight = Math.cos((lat * Math.PI) / 180);
      for (let j = 0; j < rows; j++) {
        const at: LonLat = [box.west + ((j + 0.5) / rows) * (box.east - box.west), lat];
        all += weight;
        if (near.some(([a, b]) => footOnSegment(at, a, b).distanceM <= 5000)) inside += weight;
      }
    }
    expect(Math.abs(((inside / all) * region.areaKm2) / km2 - 1)).toBeLessThan(0.001);
  });
});

describe('bad input', () => {
  const line: LonLat[] = [
    [120, 29],
    [120.1, 29],
  ];
  const model = testModel([testAxis('a', [line])], []);
  for (const ask of [corridor, corridorAreas, corridorShapes]) {
    it.each([0, -1, NaN, Infinity, 200.1])(`is refused by ${ask.name}: a width of %s km`, (widthKm) => {
      expect(() => ask(model, { widthKm })).toThrow(RangeError);
    });
    it(`is refused by ${ask.name}: no axis, an unknown one, a line of one point`, () => {
      expect(() => ask(model, { axes: [], widthKm: 5 })).toThrow(RangeError);
      expect(() => ask(model, { axes: ['x'], widthKm: 5 })).toThrow('no axis x');
      expect(() => ask(testModel([], []), { widthKm: 5 })).toThrow('empty');
      const point = { ...testAxis('a', [line]), lines: [[[120, 29]]] as LonLat[][] };
      expect(() => ask(testModel([point], []), { widthKm: 5 })).toThrow('two points');
    });
  }
});
