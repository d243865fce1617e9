import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { random, randomLine, realFiles, realModel, testAxis, testModel } from '../testing/model.ts';
import { areaKm2 } from '../geometry/area-km2.ts';
import { corridor } from './corridor.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { intersectAreas } from '../geometry/overlay.ts';
import { neighbourPairs, pairKey } from './neighbours.ts';
import { overlap } from './overlap.ts';

describe('overlap', () => {
  const model = realModel();
  const found = overlap(model, { widthKm: 5 });

  it('equals the intersection of both outlines', () => {
    const kept = new Map<string, MultiPolygon>();
    const outline = (id: string): MultiPolygon => {
      const known = kept.get(id) ?? corridor(model, { axes: [id], widthKm: 5 }).geometry;
      kept.set(id, known);
      return known;
    };
    expect(found.pairs).not.toHaveLength(0);
    for (const { a, b, sharedKm2, shareOfA, shareOfB } of found.pairs) {
      const [one, other] = [outline(a), outline(b)];
      expect(Math.abs(areaKm2(intersectAreas([one], other)) - sharedKm2)).toBeLessThan(
        (found.errorPct / 100) * sharedKm2 + 0.02,
      );
      expect(Math.abs(shareOfA - sharedKm2 / areaKm2(one))).toBeLessThan(0.002);
      expect(Math.abs(shareOfB - sharedKm2 / areaKm2(other))).toBeLessThan(0.002);
    }
  });

  it('measures a gap from line to line, between counties side by side', () => {
    expect(found.gaps.length).toBeGreaterThan(50);
    const countyOf = new Map(model.axes.map(({ id, county }) => [id, county]));
    const neighbours = neighbourPairs(model);
    for (const { a, b, betweenM, gapM, from, to } of found.gaps) {
      expect(neighbours.has(pairKey(countyOf.get(a) ?? '', countyOf.get(b) ?? ''))).toBe(true);
      expect(gapM).toBeCloseTo(betweenM - 10_000, 6);
      expect(gapM).toBeGreaterThan(0);
      expect(Math.abs(geodesicM(from, to) - betweenM)).toBeLessThan(0.001 * betweenM);
    }
  });

  it('lists the largest share first, and the narrowest gap', () => {
    const shared = found.pairs.map(({ sharedKm2 }) => sharedKm2);
    expect(shared).toEqual(shared.toSorted((a, b) => b - a));
    const gaps = found.gaps.map(({ gapM }) => gapM);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  });

  it('marks a gap at an island county', () => {
    const islands = new Set(
      model.counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code),
    );
    const countyOf = new Map(model.axes.map(({ id, county }) => [id, county]));
    const { gaps } = overlap(model, { widthKm: 1 });
    for (const { a, b, island } of gaps)
      expect(island).toBe([a, b].some((id) => islands.has(countyOf.get(id) ?? '')));
    expect(gaps.some(({ island }) => island)).toBe(true);
  });

  it('finds the neighbours that the compiled counties name', () => {
    const named = new Set(
      realFiles().counties.features.flatMap(({ properties: { code, neighbours } }) =>
        neighbours.map((other) => pairKey(code, other)),
      ),
    );
    expect([...neighbourPairs(model)].toSorted()).toEqual([...named].toSorted());
  });

  it('does not depend on the order of the axes or the direction of a line', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const next = random(seed);
        const [p, q] = [1, 2].map(() => randomLine(next, [120, 28.8, 120.6, 29.4]));
        if (!p || !q) return;
        const ask = (one: typeof p, other: typeof p) =>
          overlap(testModel([testAxis('a', [one]), testAxis('b', [other])], []), { widthKm: 5 }).pairs[0];
        const [there, back] = [ask(p, q), ask(q.toReversed(), p)];
        expect(there === undefined).toBe(back === undefined);
        if (!there || !back) return;
        expect(Math.abs(there.sharedKm2 - back.sharedKm2)).toBeLessThan(0.001 * there.sharedKm2 + 0.01);
        expect(Math.abs(there.betweenM - back.betweenM)).toBeLessThan(0.001 * there.betweenM + 0.1);
        expect(there.shareOfA).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses an invalid width and an unknown axis', () => {
    for (const widthKm of [0, -1, NaN, 201]) expect(() => overlap(model, { widthKm })).toThrow(RangeError);
    expect(() => overlap(model, { axes: ['x'], widthKm: 5 })).toThrow('no axis x');
  });
});
