import { booleanClockwise } from '@turf/boolean-clockwise';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { buffer } from '@turf/buffer';
import { feature, featureCollection, multiLineString, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { kinks } from '@turf/kinks';
import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis, SpatialModel } from '../model.ts';
import { random, randomLine, realModel, testAxis, testModel } from '../testing/model.ts';
import { oracleTo, positionAt } from '../testing/oracle.ts';
import { areaKm2 } from './area-km2.ts';
import { corridor } from '../questions/corridor.ts';
import { displaced } from './displaced.ts';
import { lineLengthKm } from './geodesic-m.ts';
import { labelPoint } from './label-point.ts';
import { footOnSegment } from './metric.ts';

type Areal = Polygon | MultiPolygon;

/** What the outline may differ by from the true one: a share of the width, and metres of straight edges and the grid. */
const SHARE = 0.0005;
const GRID_M = 0.15;
/** The error stated for areas of corridors (docs/data.md): narrow ones round short lines came to 0.06 %. */
const AREA_SHARE = 0.001;
/** A sphere of 6371.0088 km against the ellipsoid at 27 to 31° N: its radii are 0.35 % smaller to 0.2 % larger. */
const SPHERE_SHARE = 0.004;

interface Drawn {
  lines: readonly LonLat[][];
  widthKm: number;
  seed: number;
  outline: MultiPolygon;
  areaKm2: number;
}

/** One to four random lines, close enough to cross and to enclose holes, in a box whose border is far away. */
function drawn(seed: number, widthKm: number): Drawn {
  const next = random(seed);
  const lines = Array.from({ length: 1 + Math.floor(next() * 4) }, () =>
    randomLine(next, [120, 28.5, 120.6, 29.1]),
  );
  const { geometry, areaKm2: km2 } = corridor(testModel([testAxis('a', lines)], []), { widthKm });
  return { lines, widthKm, seed, outline: geometry, areaKm2: km2 };
}

const anyLines = fc
  .tuple(fc.integer(), fc.double({ min: 0.2, max: 12, noNaN: true }))
  .map(([seed, widthKm]) => drawn(seed, widthKm));
const always = (holds: (given: Drawn) => void, numRuns: number): void =>
  fc.assert(fc.property(anyLines, holds), { numRuns });

const corners = ({ coordinates }: MultiPolygon): LonLat[] =>
  coordinates.flat(2).map(([lon = NaN, lat = NaN]): LonLat => [lon, lat]);

describe('the outline of random lines', () => {
  it('has the area that the sweep finds', () => {
    always((given) => {
      expect(Math.abs(areaKm2(given.outline) / given.areaKm2 - 1)).toBeLessThan(AREA_SHARE);
    }, 60);
  });

  it('has every corner as far from the nearest line as the width, by geodesics', () => {
    always(({ lines, widthKm, outline }) => {
      const toLines = oracleTo(lines);
      const offM = corners(outline).map((at) => Math.abs(toLines(at) - widthKm * 1000));
      expect(Math.max(...offM)).toBeLessThan(widthKm * 1000 * SHARE + GRID_M);
    }, 12);
  });

  it('contains the points nearer than the width, and no other, by geodesics', () => {
    always(({ lines, widthKm, seed, outline }) => {
      const [next, toLines] = [random(seed + 1), oracleTo(lines)];
      const widthM = widthKm * 1000;
      const scattered = Array.from({ length: 40 }, (): LonLat => [119.9 + 0.8 * next(), 28.4 + 0.8 * next()]);
      // As far from a point of a line as the width, give or take 1 %: many of them lie close to the outline.
      const close = Array.from({ length: 80 }, () => {
        const line = lines[Math.floor(next() * lines.length)] as LonLat[];
        const at = positionAt(line, next() * lineLengthKm(line));
        const [angle, m] = [next() * 2 * Math.PI, widthM * (0.99 + 0.02 * next())];
        return displaced(at, [m * Math.cos(angle), m * Math.sin(angle)]);
      });
      const wrong = [...scattered, ...close].flatMap((at) => {
        const m = toLines(at);
        if (Math.abs(m - widthM) <= widthM * SHARE + GRID_M) return [];
        return booleanPointInPolygon([...at], outline) === m < widthM ? [] : [`${at}: ${m} m`];
      });
      expect(wrong).toEqual([]);
    }, 20);
  });

  it('is valid: closed rings that never cross, the outer counter-clockwise, and holes that are true', () => {
    let holes = 0;
    always(({ lines, widthKm, outline }) => {
      for (const rings of outline.coordinates) {
        expect(rings.every((ring) => ring.length > 3 && `${ring[0]}` === `${ring.at(-1)}`)).toBe(true);
        expect(rings.map((ring) => booleanClockwise(ring))).toEqual(rings.map((_, i) => i > 0));
        expect(kinks(polygon(rings)).features).toEqual([]);
        for (const hole of rings.slice(1)) {
          holes++;
          const middle = labelPoint({ type: 'Polygon', coordinates: [hole] }, 1);
          expect(oracleTo(lines)(middle)).toBeGreaterThan(widthKm * 1000 * (1 - SHARE));
        }
      }
    }, 100);
    // Some twenty of a hundred outlines have one; without any, nothing would have been asked of them.
    expect(holes).toBeGreaterThan(0);
  });
});

/** The buffer of an axis cut with the province, by Turf, whose lengths are those of a sphere. */
function byTurf({ province }: SpatialModel, { lines }: ModelAxis, widthKm: number): Areal {
  const coordinates = lines.map((line) => line.map((at): Position => [...at]));
  const made = buffer(multiLineString(coordinates), widthKm, { steps: 64 });
  return shared(made!.geometry, province.geometry);
}

const shared = (one: Areal, other: Areal): Areal =>
  intersect(featureCollection<Areal>([feature(one), feature(other)]))!.geometry;

/** Metres to the nearest edge of a border, near enough for lengths below a metre. */
function toBorderM(border: Areal): (at: LonLat) => number {
  const edges = polygonsOf(border)
    .flat()
    .flatMap((ring) => ring.slice(1).map((to, i) => [ring[i] as LonLat, to as LonLat] as const));
  return (at) =>
    edges.reduce(
      (least, [a, b]) =>
        Math.min(a[0], b[0]) - at[0] > 0.001 || at[0] - Math.max(a[0], b[0]) > 0.001
          ? least
          : Math.min(least, footOnSegment(at, a, b).distanceM),
      Infinity,
    );
}

describe('the outline of the real network', () => {
  const model = realModel();

  it('covers what Turf’s buffer and intersect cover, within the error of a sphere', () => {
    const some = model.axes.filter((_, i) => i % 29 === 0);
    for (const axis of some) {
      const [ours, theirs] = [
        corridor(model, { axes: [axis.id], widthKm: 5 }).geometry,
        byTurf(model, axis, 5),
      ];
      const bothKm2 = areaKm2(shared(ours, theirs));
      expect(bothKm2 / areaKm2(ours)).toBeGreaterThan(1 - SPHERE_SHARE);
      expect(bothKm2 / areaKm2(theirs)).toBeGreaterThan(1 - SPHERE_SHARE);
    }
  });

  it('has every corner at the width, or on the border and no farther than the width', () => {
    const { geometry } = corridor(model, { widthKm: 5 });
    const toLines = oracleTo(model.axes.flatMap(({ lines }) => lines));
    const toBorder = toBorderM(model.province.geometry);
    const bandM = 5000 * SHARE + GRID_M;
    const some = corners(geometry).filter((_, i) => i % 20 === 0);
    const inside = some.filter((at) => toLines(at, 5000 + bandM) < 5000 - bandM);
    expect(some.filter((at) => toLines(at, 5000 + bandM) === Infinity)).toEqual([]);
    expect(inside.length).toBeGreaterThan(30);
    expect(inside.filter((at) => toBorder(at) > GRID_M)).toEqual([]);
  });
});
