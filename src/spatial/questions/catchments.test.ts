import { describe, expect, it } from 'vitest';
import { sureCount } from '../../domain/answers/doubt.ts';
import type { LonLat } from '../../domain/records.ts';
import { realModel, testModel, testSite } from '../testing/model.ts';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { polygonsOf } from '../../domain/polygons.ts';
import type { Site } from '../model.ts';
import { catchments, farthestVillages } from './catchments.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { separationM } from '../geometry/point-index.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';

const town = (code: string, at: LonLat) =>
  testSite(code, at, { kind: 'town', programme: { status: 'documented', axis: 'a' } });

describe('catchments', () => {
  const model = realModel();
  const found = catchments(model);
  const { areas, coincident } = found;
  const towns = new Map(model.sites.map((site) => [site.code, site]));
  const villages = model.sites.filter(({ kind }) => kind === 'village');

  it('divide the province, and every located village, without remainder', () => {
    const sum = areas.reduce((km2, area) => km2 + area.areaKm2, 0);
    expect(Math.abs(sum / model.province.areaKm2 - 1)).toBeLessThan(1e-4);
    expect(areas.reduce((count, area) => count + area.villages.expected, 0)).toBeCloseTo(villages.length, 6);
    expect(areas.reduce((count, area) => count + area.villages.certain, 0)).toBeLessThan(villages.length);
    expect(areas.reduce((count, area) => count + area.keyVillages.expected, 0)).toBeCloseTo(581, 6);
    expect(areas).toHaveLength(146 - coincident.length);
  });

  const central = areas.map(({ town: code }) => ({ code, lonLat: towns.get(code)?.lonLat as LonLat }));
  /** The town that is nearest, and by how much the next is farther. */
  const nearestOf = (at: LonLat): { code: string; aheadM: number } => {
    let [code, best, second] = ['', Infinity, Infinity];
    for (const each of central) {
      const m = geodesicM(at, each.lonLat);
      if (m < best) [code, best, second] = [each.code, m, best];
      else if (m < second) second = m;
    }
    return { code, aheadM: second - best };
  };

  const { spreads, spreadOf } = buildSpreads(model);
  const spreadAt = new Map(model.sites.map(({ code }, i) => [code, spreads[spreadOf[i] as number]]));
  /** By trying those that are near in degrees. */
  const nearestByPlane = (at: LonLat): { code: string; m: number } => {
    const near = central.filter(
      ({ lonLat: [lon, lat] }) => Math.abs(lon - at[0]) < 0.7 && Math.abs(lat - at[1]) < 0.6,
    );
    const all = near.map(({ code, lonLat }) => ({ code, m: separationM(at, lonLat) }));
    return all.reduce((best, next) => (next.m < best.m ? next : best));
  };

  it('assign every village to the nearest town on the ellipsoid, one of unknown position by its shares', () => {
    const counts = new Map<string, number>();
    for (const { code: village, lonLat } of villages) {
      if (spreadAt.get(village)) continue;
      const { code } = nearestOf(lonLat);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const shares = new Map<string, number>();
    for (const { code: village } of villages)
      for (const { code } of (spreadAt.get(village)?.positions ?? []).map(nearestByPlane))
        shares.set(code, (shares.get(code) ?? 0) + 1 / POSITIONS);
    for (const { villages: count, name, town: code } of areas) {
      // Shares of positions that are as near to two towns, to a few metres, may go to either.
      expect(Math.abs(count.expected - (counts.get(code) ?? 0) - (shares.get(code) ?? 0)), name).toBeLessThan(
        0.2,
      );
      expect(count.expected).toBeGreaterThanOrEqual(count.certain);
      expect(count.expected).toBeLessThanOrEqual(count.certain + count.uncertain + 1e-9);
    }
  });

  it('assign a village at a border by geodesics, where a plane gives the other town', () => {
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
        if (geodesicM([lon, lat], west!) < geodesicM([lon, lat], east!)) from = lon;
        else to = lon;
      }
      return [
        [from - 2e-5, lat],
        [from + 2e-5, lat],
      ];
    });
    const sites = at.flat().map((lonLat, i) => testSite(`v${i}`, lonLat));
    const counted = catchments(testModel([], [town('west', west!), town('east', east!), ...sites]));
    expect(counted.areas.map((area) => area.villages)).toEqual([sureCount(60), sureCount(60)]);
  });

  it('have borders equally far from both towns, also half-way between vertices', () => {
    const sides = areas
      .flatMap(({ geometry }) => polygonsOf(geometry).flat())
      .flatMap((ring) => ring.slice(1).map((to, i) => [ring[i], to] as [LonLat, LonLat]))
      .filter(([a, b]) => geodesicM(a, b) > 2000)
      .filter((_, i) => i % 4 === 0);
    // The ends of a side of the province are not as near to two towns.
    const inner = sides.filter((side) => side.every((at) => nearestOf(at).aheadM < 30));
    expect(inner.length).toBeGreaterThan(50);
    for (const [[west, south], [east, north]] of inner)
      expect(nearestOf([(west + east) / 2, (south + north) / 2]).aheadM).toBeLessThan(30);
  });

  it('contain no village that is nearer to another town by more than 25 m', () => {
    const wrong = villages.flatMap(({ code, lonLat }) => {
      const held = areas.find(({ geometry }) => booleanPointInPolygon(lonLat, geometry));
      if (!held) return [];
      const own = geodesicM(lonLat, towns.get(held.town)?.lonLat as LonLat);
      const best = Math.min(
        ...areas.map((area) => geodesicM(lonLat, towns.get(area.town)?.lonLat as LonLat)),
      );
      return own - best > 25 ? [{ code, offM: own - best }] : [];
    });
    expect(wrong).toEqual([]);
  });

  const tried = new Map<unknown, { town: string; m: number }>();
  /** The town nearest to a village, by trying all; to most of its possible positions, and the mean of the distances, where its own is not known. */
  const tryAll = (site: Site): { town: string; m: number } => {
    const spread = spreadAt.get(site.code);
    const known = tried.get(spread ?? site);
    if (known) return known;
    const nearest = (spread?.positions ?? [site.lonLat]).map(nearestByPlane);
    const counts = central.map(({ code }) => nearest.filter((one) => one.code === code).length);
    const own = central[counts.indexOf(Math.max(...counts))]?.code ?? '';
    const farOff = { town: own, m: nearest.reduce((sum, { m }) => sum + m, 0) / nearest.length };
    tried.set(spread ?? site, farOff);
    return farOff;
  };
  /** Every located village, farthest first. */
  const byBruteForce = (holds: (site: Site) => boolean) =>
    villages
      .filter(holds)
      .map((site) => ({ code: site.code, ...tryAll(site) }))
      .toSorted((a, b) => b.m - a.m);

  it('names exactly the villages that are farthest, two of one town among them', () => {
    const all = byBruteForce(() => true);
    for (const count of [1, 3, 50]) {
      const { first, tied } = farthestVillages(model, found, count);
      expect(first.map(({ code, town: of }) => [code, of])).toEqual(
        all.slice(0, count).map(({ code, town: of }) => [code, of]),
      );
      // Villages of one town that are known only to it are equally far.
      expect(tied).toBe(all.slice(count).filter(({ m }) => m === all[count - 1]?.m).length);
    }
  });

  it.each(['330105', '330383', '330700', '330922'])('names those of %s, to whichever town', (region) => {
    const { first } = farthestVillages(model, found, 5, region);
    const expected = byBruteForce((site) => [site.county, site.prefecture].includes(region)).slice(0, 5);
    expect(first.map(({ code, town: of }) => [code, of])).toEqual(
      expected.map(({ code, town: of }) => [code, of]),
    );
  });

  it('gives the number of villages as far as the last', () => {
    const sites = [0.1, 0.2, 0.2, 0.2].map((lat, i) => testSite(`v${i}`, [120, 29 + lat]));
    const small = testModel([], [town('t', [120, 29]), ...sites]);
    const { first, tied } = farthestVillages(small, catchments(small), 2);
    expect([first.map(({ code }) => code), tied]).toEqual([['v1', 'v2'], 1]);
    expect(() => farthestVillages(small, catchments(small), 2, '330199')).toThrow('330199');
  });

  it('marks a far village where it is not certain, or water lies between', () => {
    const { first } = farthestVillages(model, found, villages.length);
    expect(first).toHaveLength(villages.length);
    for (const far of first) {
      const [village, own] = [towns.get(far.code)!, towns.get(far.town)!];
      expect(far.certain).toBe(village.errorRadiusM === 0);
      expect(far.island).toBe(village.island || own.island);
    }
  });

  it('report towns at the same point, work with one or two towns, and refuse none', () => {
    const one = catchments(
      testModel([], [town('t', [120, 29]), town('u', [120, 29]), testSite('v', [120.1, 29])]),
    );
    expect(one.coincident).toEqual(['u']);
    expect(one.areas.map(({ villages: count }) => count)).toEqual([sureCount(1)]);
    const two = catchments(testModel([], [town('t', [120, 29]), town('u', [121, 29])]));
    expect(two.areas.every(({ areaKm2 }) => areaKm2 > 100_000)).toBe(true);
    expect(() => catchments(testModel([], []))).toThrow('no central town');
    expect(() => catchments(testModel([], [town('t', [2, 48])]))).toThrow(RangeError);
  });
});
