import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../build-model.ts';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import { realModel, testModel, testSite } from '../testing/model.ts';
import { geodesicM } from './geodesic-m.ts';
import { doubtfulDistance } from '../questions/count-builder.ts';
import { buildOffsets } from './offsets.ts';
import { POSITIONS, buildSpreads } from './spread.ts';

const model = realModel();
const { spreads, spreadOf } = buildSpreads(model);
const doubtful = model.sites.flatMap((site, i) => {
  const spread = spreads[spreadOf[i] as number];
  return spread ? [{ site, spread }] : [];
});
const ground = (file: string): FeatureCollection<Polygon | MultiPolygon, { kind: string; areaKm2: number }> =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../geodata/ground', file), 'utf8'),
  ) as FeatureCollection<Polygon | MultiPolygon, { kind: string; areaKm2: number }>;

describe('buildSpreads of the real network', () => {
  it('gives possible positions to every place of unknown position and no other, the same for all of a town', () => {
    expect(doubtful.map(({ site }) => site)).toEqual(
      model.sites.filter(({ errorRadiusM }) => errorRadiusM > 0),
    );
    expect(doubtful.length).toBeGreaterThan(100);
    const byTown = new Map<string, unknown>();
    for (const { site, spread } of doubtful) {
      expect(spread.positions).toHaveLength(POSITIONS);
      if (site.known?.level !== 'town') continue;
      expect(byTown.get(site.town) ?? spread).toBe(spread);
      byTown.set(site.town, spread);
    }
    expect(byTown.size).toBeLessThan(doubtful.length);
  });

  it('puts every position inside the county and on land, in no lake, reservoir or river', () => {
    const counties = new Map(model.counties.map(({ code, geometry }) => [code, geometry]));
    const boxed = ground('water.geojson')
      .features.filter(({ properties: { areaKm2 } }) => areaKm2 >= 0.05)
      .map(({ geometry, properties }) => {
        const flat = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2);
        const [lons, lats] = [flat.map(([lon = NaN]) => lon), flat.map(([, lat = NaN]) => lat)];
        return {
          geometry,
          kind: properties.kind,
          west: Math.min(...lons),
          east: Math.max(...lons),
          south: Math.min(...lats),
          north: Math.max(...lats),
        };
      });
    const wet: string[] = [];
    let tried = 0;
    for (const spread of spreads) {
      const county = doubtful.find((one) => one.spread === spread)?.site.county ?? '';
      const inCounty = spread.positions.filter((at) =>
        booleanPointInPolygon(at, counties.get(county) as Polygon),
      );
      expect(inCounty).toHaveLength(POSITIONS);
      for (const at of spread.positions) {
        tried++;
        const [lon, lat] = at;
        for (const { geometry, kind, west, east, south, north } of boxed)
          if (
            lon >= west &&
            lon <= east &&
            lat >= south &&
            lat <= north &&
            booleanPointInPolygon(at, geometry)
          )
            wet.push(`${kind} at ${lon} ${lat}`);
      }
    }
    // The shores and lakes that were asked are thinned by 50 and 20 m: a position may stand that far in the water as drawn.
    expect(wet.length / tried).toBeLessThan(0.002);
  });

  it('distributes what is known only to its county over the whole county', () => {
    const one = doubtful.find(({ site }) => site.known?.level === 'county');
    const county = model.counties.find(({ code }) => code === one?.site.county);
    const points = one?.spread.positions ?? [];
    const farthestM = Math.max(...points.flatMap((a) => points.map((b) => geodesicM(a, b))));
    // As far apart as points of a county of its size are.
    expect(farthestM).toBeGreaterThan(Math.sqrt(county?.areaKm2 ?? Infinity) * 1000);
  });

  it('gives the same positions again, for a model made again', () => {
    const again = buildSpreads(buildModel(realNetworkNow(), { ...realModelFiles() }));
    expect(again.spreads.map(({ positions }) => positions)).toEqual(
      spreads.map(({ positions }) => positions),
    );
  });

  it('keeps the observed distances: the median of positions is that of surveyed villages, within 15 %', () => {
    const survey = model.survey?.offsets ?? [];
    const median = (values: readonly number[]): number =>
      values.toSorted((a, b) => a - b)[values.length >> 1] as number;
    const drawn = doubtful.flatMap(({ site, spread }) =>
      site.known?.level === 'town' ? spread.positions.map((at) => geodesicM(site.lonLat, at)) : [],
    );
    expect(Math.abs(median(drawn) / median(survey.map(({ distanceM: m }) => m)) - 1)).toBeLessThan(0.15);
  });
});

describe('spreads of what has no survey', () => {
  it('are even over the error circle', () => {
    const site = testSite('a', [120, 29], { errorRadiusM: 4000 });
    const [spread] = buildSpreads(testModel([], [site, testSite('b', [120, 29])])).spreads;
    const metres = (spread?.positions ?? []).map((at) => geodesicM(site.lonLat, at));
    expect(metres).toHaveLength(POSITIONS);
    expect(Math.max(...metres)).toBeLessThan(4000);
    expect(metres.filter((m) => m < 2000).length).toBe(POSITIONS / 4);
  });
});

describe('offsetsOf', () => {
  const county = (code: string, metres: readonly number[]) =>
    metres.map((distance) => ({ county: code, distanceM: distance }));
  const spaced = (scale: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => scale * (0.5 + (i + 0.5) / count));

  it('gives a county with many villages its own distances, and one without any those of the province', () => {
    const { quantileM } = buildOffsets([
      ...county('a', spaced(1000, 400)),
      ...county('b', spaced(4000, 400)),
    ]);
    expect(quantileM('a', 0.5) / 1000).toBeCloseTo(1, 1);
    expect(quantileM('b', 0.5) / 4000).toBeCloseTo(1, 1);
    expect(quantileM('c', 0.5)).toBeGreaterThan(1500);
    expect(quantileM('c', 0.5)).toBeLessThan(2700);
  });

  it('draws a county with few villages towards the province', () => {
    const { quantileM } = buildOffsets([
      ...county('a', spaced(2000, 200)),
      ...county('b', spaced(2400, 200)),
      ...county('c', [8000]),
    ]);
    expect(quantileM('c', 0.5)).toBeGreaterThan(quantileM('d', 0.5));
    expect(quantileM('c', 0.5)).toBeLessThan(5000);
  });
});

describe('doubtfulDistance', () => {
  it('is that of the distances when sorted, equal and infinite ones too', () => {
    const metres = fc.oneof(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.constantFrom(0, 7, Infinity));
    fc.assert(
      fc.property(fc.array(metres, { minLength: 1, maxLength: 200, size: 'max' }), (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const at = (share: number): number =>
          sorted[Math.min(all.length - 1, Math.floor(share * all.length))] as number;
        const { meanM, lowM, highM } = doubtfulDistance(Float64Array.from(all));
        expect([lowM, highM]).toEqual([at(0.05), at(0.95)]);
        const mean = all.reduce((sum, m) => sum + m, 0) / all.length;
        if (Number.isFinite(mean)) expect(meanM).toBeCloseTo(mean, 6);
        else expect(meanM).toBe(Infinity);
      }),
    );
  });
});
