import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { realModel, testModel, testSite } from '../test-model.ts';
import { booleanPointInPolygon } from '@turf/turf';
import { polygonsOf } from '../../domain/polygons.ts';
import { catchments } from './catchments.ts';
import { distanceM } from './distance-m.ts';

const town = (code: string, at: LonLat) =>
  testSite(code, at, { kind: 'town', programme: { status: 'documented', axis: 'a' } });

describe('catchments', () => {
  const model = realModel();
  const { areas, coincident } = catchments(model);
  const towns = new Map(model.sites.map((site) => [site.code, site]));
  const villages = model.sites.filter(({ kind }) => kind === 'village');

  it('share out the province, and every located village', () => {
    const sum = areas.reduce((km2, area) => km2 + area.areaKm2, 0);
    expect(Math.abs(sum / model.province.areaKm2 - 1)).toBeLessThan(1e-4);
    expect(areas.reduce((count, area) => count + area.villages, 0)).toBe(villages.length);
    expect(areas.reduce((count, area) => count + area.keyVillages, 0)).toBe(581);
    expect(areas).toHaveLength(146 - coincident.length);
  });

  const central = areas.map(({ town: code }) => ({ code, lonLat: towns.get(code)?.lonLat as LonLat }));
  /** The town that is nearest, and by how much the next is farther. */
  const nearestOf = (at: LonLat): { code: string; aheadM: number } => {
    let [code, best, second] = ['', Infinity, Infinity];
    for (const each of central) {
      const m = distanceM(at, each.lonLat);
      if (m < best) [code, best, second] = [each.code, m, best];
      else if (m < second) second = m;
    }
    return { code, aheadM: second - best };
  };

  it('count every village to the town that is nearest on the ellipsoid', () => {
    const counts = new Map<string, number>();
    for (const { lonLat } of villages) {
      const { code } = nearestOf(lonLat);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    for (const area of areas) expect(area.villages, area.name).toBe(counts.get(area.town) ?? 0);
  });

  it('count a village at a border by geodesics, where a plane would take the other town', () => {
    const [west, east]: LonLat[] = [
      [118.2, 28.2],
      [121.8, 30.4],
    ];
    // A few metres to either side of the places that are as far from both.
    const at = Array.from({ length: 60 }, (_, i): LonLat[] => {
      const lat = 27.5 + i / 20;
      let [from, to] = [116, 124];
      while (to - from > 1e-9) {
        const lon = (from + to) / 2;
        if (distanceM([lon, lat], west!) < distanceM([lon, lat], east!)) from = lon;
        else to = lon;
      }
      return [
        [from - 2e-5, lat],
        [from + 2e-5, lat],
      ];
    });
    const sites = at.flat().map((lonLat, i) => testSite(`v${i}`, lonLat));
    const counted = catchments(testModel([], [town('west', west!), town('east', east!), ...sites]));
    expect(counted.areas.map((area) => area.villages)).toEqual([60, 60]);
  });

  it('run between towns where both are as near, also half-way between the vertices', () => {
    const sides = areas
      .flatMap(({ geometry }) => polygonsOf(geometry).flat())
      .flatMap((ring) => ring.slice(1).map((to, i) => [ring[i], to] as [LonLat, LonLat]))
      .filter(([a, b]) => distanceM(a, b) > 2000)
      .filter((_, i) => i % 4 === 0);
    // The ends of a side of the province are not as near to two towns.
    const inner = sides.filter((side) => side.every((at) => nearestOf(at).aheadM < 30));
    expect(inner.length).toBeGreaterThan(50);
    for (const [[west, south], [east, north]] of inner)
      expect(nearestOf([(west + east) / 2, (south + north) / 2]).aheadM).toBeLessThan(30);
  });

  it('hold no village that is nearer to another town, by more than 25 m', () => {
    const wrong = villages.flatMap(({ code, lonLat }) => {
      const held = areas.find(({ geometry }) => booleanPointInPolygon(lonLat, geometry));
      if (!held) return [];
      const own = distanceM(lonLat, towns.get(held.town)?.lonLat as LonLat);
      const best = Math.min(
        ...areas.map((area) => distanceM(lonLat, towns.get(area.town)?.lonLat as LonLat)),
      );
      return own - best > 25 ? [{ code, offM: own - best }] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('name the village that is farthest', () => {
    const { town: code, farthest } = areas.reduce((p, q) =>
      (q.farthest?.distanceM ?? 0) > (p.farthest?.distanceM ?? 0) ? q : p,
    );
    const at = towns.get(farthest?.code ?? '')?.lonLat as LonLat;
    expect(farthest?.distanceM).toBeCloseTo(distanceM(at, towns.get(code)?.lonLat as LonLat), 6);
    const nearest = villages.map(({ lonLat }) =>
      Math.min(...areas.map((area) => distanceM(lonLat, towns.get(area.town)?.lonLat as LonLat))),
    );
    expect(farthest?.distanceM).toBeCloseTo(Math.max(...nearest), 6);
  });

  it('flag the farthest village where it is not sure, or water lies between', () => {
    for (const { town: code, farthest } of areas) {
      if (!farthest) continue;
      const [village, own] = [towns.get(farthest.code)!, towns.get(code)!];
      expect(farthest.certain).toBe(village.errorRadiusM === 0);
      expect(farthest.island).toBe(village.island || own.island);
    }
    const flags = areas.map(({ farthest }) => farthest);
    for (const flag of ['certain', 'island'] as const)
      expect(new Set(flags.map((far) => far?.[flag])).size).toBeGreaterThan(1);
  });

  it('name towns on the same point, take one or two towns, and refuse none', () => {
    const one = catchments(
      testModel([], [town('t', [120, 29]), town('u', [120, 29]), testSite('v', [120.1, 29])]),
    );
    expect(one.coincident).toEqual(['u']);
    expect(one.areas.map(({ villages: count }) => count)).toEqual([1]);
    const two = catchments(testModel([], [town('t', [120, 29]), town('u', [121, 29])]));
    expect(two.areas.every(({ areaKm2 }) => areaKm2 > 100_000)).toBe(true);
    expect(() => catchments(testModel([], []))).toThrow('no central town');
    expect(() => catchments(testModel([], [town('t', [2, 48])]))).toThrow(RangeError);
  });
});
