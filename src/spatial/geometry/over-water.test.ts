import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { lineString, polygon } from '@turf/helpers';
import { lineIntersect } from '@turf/line-intersect';
import fc from 'fast-check';
import type { Feature, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossingText } from '../../i18n/crossing-text.ts';
import { distanceM } from '../../domain/distance.ts';
import { nearestPoint } from '../../domain/nearest-point.ts';
import { type Crossing, LEAST_STRETCH_M, type ShoresFile, buildShores } from '../../domain/over-water.ts';
import type { LonLat } from '../../domain/records.ts';
import { realFiles } from '../testing/model.ts';
import { nearestOnLine } from './nearest-on-line.ts';

const file = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../geodata/shores.json'), 'utf8'),
) as ShoresFile;
const shores = buildShores(file);

/** Rings of steps as GeoJSON. */
const polygonsOf = ({ perDegree }: ShoresFile, polygons: ShoresFile['land']): Feature<Polygon>[] =>
  polygons.map((rings) =>
    polygon(
      rings.map((steps) => {
        let [x, y] = [0, 0];
        const ring: Position[] = [];
        for (let i = 0; i < steps.length; i += 2) {
          x += steps[i] as number;
          y += steps[i + 1] as number;
          ring.push([x / perDegree, y / perDegree]);
        }
        return [...ring, ring[0] as Position];
      }),
    ),
  );

/** The same as `crossing`, by Turf from polygons alone: no index, no rows. */
function byTurf(
  land: Feature<Polygon>[],
  inland: Feature<Polygon>[],
): (from: LonLat, to: LonLat) => Crossing {
  const boxes = new Map([...land, ...inland].map((of) => [of, bbox(of)]));
  return (from, to) => {
    const line = lineString([from, to]);
    const [west, south, east, north] = bbox(line);
    const near = (of: Feature<Polygon>): boolean => {
      const [w = 0, s = 0, e = 0, n = 0] = boxes.get(of) ?? [];
      return w <= east && e >= west && s <= north && n >= south;
    };
    const [lands, waters] = [land.filter(near), inland.filter(near)];
    const share = ([lon = 0, lat = 0]: Position): number =>
      Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1])
        ? (lon - from[0]) / (to[0] - from[0])
        : (lat - from[1]) / (to[1] - from[1]);
    const marks = [...lands, ...waters]
      .flatMap((of) => lineIntersect(line, of).features.map(({ geometry }) => share(geometry.coordinates)))
      .concat(0, 1)
      .toSorted((a, b) => a - b);
    const lengthM = distanceM(from, to);
    const pieces = marks.slice(1).map((b, i) => {
      const a = marks[i] as number;
      const at = [from[0] + ((a + b) / 2) * (to[0] - from[0]), from[1] + ((a + b) / 2) * (to[1] - from[1])];
      const on = (of: Feature<Polygon>): boolean => booleanPointInPolygon(at, of);
      const kind = !lands.some(on) ? 'sea' : waters.some(on) ? 'inland' : 'ground';
      return { m: (b - a) * lengthM, kind };
    });
    const told = { sea: 0, inland: 0 };
    let stretch: typeof pieces = [];
    for (const piece of [...pieces.filter(({ m }) => m >= 1), { m: 0, kind: 'ground' }]) {
      if (piece.kind !== 'ground') {
        stretch.push(piece);
        continue;
      }
      if (stretch.reduce((sum, { m }) => sum + m, 0) >= LEAST_STRETCH_M)
        for (const { m, kind } of stretch) told[kind as 'sea' | 'inland'] += m;
      stretch = [];
    }
    const holder = (at: LonLat): Feature<Polygon> | undefined =>
      land.find((of) => booleanPointInPolygon(at, of));
    const [one, other] = [holder(from), holder(to)];
    return {
      seaM: told.sea,
      inlandM: told.inland,
      apart: one !== undefined && other !== undefined && one !== other,
    };
  };
}

const { gazetteer, axes } = realFiles();
const located = gazetteer.towns.flatMap(({ code, name, lon, lat }) =>
  lon === undefined || lat === undefined ? [] : [{ code, name, at: [lon, lat] as LonLat }],
);
const town = (name: string, county = ''): LonLat => {
  const found = located.find((of) => of.name === name && of.code.startsWith(county));
  if (!found) throw new Error(`no town ${name}`);
  return found.at;
};
const village = (name: string, county: string): LonLat => {
  const found = gazetteer.villages.find((of) => of.name === name && of.code.startsWith(county));
  if (!found) throw new Error(`no village ${name}`);
  return [found.lon, found.lat];
};

describe('a straight line over water', () => {
  it.each<[what: string, LonLat, LonLat, sea: [number, number], inland: [number, number], apart: boolean]>([
    ['象山港', [121.7792, 29.6636], town('大徐镇'), [5.5, 6.7], [0, 0], false],
    ['里蔡村 to 六横岛', village('里蔡村', '330212'), town('六横镇'), [22, 26], [0, 0], true],
    ['杭州湾, 海宁 to 慈溪', town('盐官镇'), town('观海卫镇'), [14, 22], [0, 3], false],
    ['嵊泗 to 洋山', town('菜园镇'), town('洋山镇'), [30, 36], [0, 0], true],
    ['洞头, islands with bridges between them', town('大门镇'), town('北岙街道'), [6, 8], [0, 0], true],
    ['千岛湖', town('千岛湖镇'), town('界首乡'), [0, 0], [6, 8], false],
    ['三门湾', town('长街镇'), town('定塘镇'), [1, 2.5], [0, 0], false],
    ['钱塘江 below Hangzhou', town('临江街道'), town('盐官镇'), [0, 0], [2.5, 3.5], false],
    ['大榭岛, a channel of some hundred metres', town('大榭街道'), town('柴桥街道'), [0, 0], [0, 0], true],
  ])('%s', (_, from, to, [seaLow, seaHigh], [inlandLow, inlandHigh], apart) => {
    for (const found of [shores.crossing(from, to), shores.crossing(to, from)]) {
      expect(found.seaM / 1000).toBeGreaterThanOrEqual(seaLow);
      expect(found.seaM / 1000).toBeLessThanOrEqual(seaHigh);
      expect(found.inlandM / 1000).toBeGreaterThanOrEqual(inlandLow);
      expect(found.inlandM / 1000).toBeLessThanOrEqual(inlandHigh);
      expect(found.apart).toBe(apart);
      expect(crossingText(found, 'zh')).not.toBeNull();
    }
  });

  describe('between each town and its four nearest', () => {
    // Towns within a degree are enough while no fourth nearest town is 90 km away.
    const isNear = (a: LonLat, b: LonLat): boolean => Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) < 1;
    const pairs = located.flatMap((one) =>
      located
        .filter(({ at }) => isNear(one.at, at))
        .map((other) => ({ one, other, m: distanceM(one.at, other.at) }))
        .toSorted((a, b) => a.m - b.m)
        .slice(1, 5),
    );
    const marked = pairs.filter(
      ({ one, other }) => crossingText(shores.crossing(one.at, other.at), 'en') !== null,
    );

    it('is not marked within one valley or plain', () => {
      // Counties of the plain of 杭嘉湖, of 金衢, and valleys of the mountains, without a lake or river a kilometre wide.
      const dry = (
        '330402 330411 330421 330483 330502 330503 330521 330522 330523 330681 330683 ' +
        '330624 330703 330723 330726 330727 330782 330783 330784 330822 330824 330881 ' +
        '331023 331024 331122 331123 331124 331126 331181'
      ).split(' ');
      const inDry = ({ one }: (typeof pairs)[number]): boolean => dry.includes(one.code.slice(0, 6));
      expect(pairs.filter(inDry).length).toBeGreaterThan(1200);
      expect(marked.filter(inDry).map(({ one, other }) => `${one.name} ${other.name}`)).toEqual([]);
    });

    it('marks as many as docs/data.md says', () => {
      const wet = new Set(marked.map(({ one }) => one.code.slice(0, 6)));
      expect([pairs.length, marked.length, 90 - wet.size]).toEqual([5316, 308, 50]);
      expect(Math.max(...pairs.map(({ m }) => m))).toBeLessThan(90_000);
    });
  });

  it('finds land at every town and village', () => {
    const off = [
      ...located.map(({ at }) => at),
      ...gazetteer.villages.map(({ lon, lat }) => [lon, lat] as LonLat),
    ].filter((at) => shores.landAt(at) < 0);
    expect(off).toEqual([]);
  });

  it('agrees with Turf on the real shores', () => {
    const turf = byTurf(polygonsOf(file, file.land), polygonsOf(file, file.inland));
    const place = fc.record({
      lon: fc.double({ min: 118.5, max: 122.8, noNaN: true }),
      lat: fc.double({ min: 27.4, max: 30.9, noNaN: true }),
    });
    const step = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(place, step, step, ({ lon, lat }, dx, dy) => {
        fc.pre(Math.abs(dx) + Math.abs(dy) > 0.01);
        const [from, to]: LonLat[] = [
          [lon, lat],
          [lon + dx, lat + dy],
        ];
        const [ours, theirs] = [shores.crossing(from!, to!), turf(from!, to!)];
        expect(Math.abs(ours.seaM - theirs.seaM)).toBeLessThan(10);
        expect(Math.abs(ours.inlandM - theirs.inlandM)).toBeLessThan(10);
        // Turf is not asked which shore a place at sea is nearest to.
        if (theirs.apart) expect(ours.apart).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same ground as Turf at any position', () => {
    const [land, inland] = [polygonsOf(file, file.land), polygonsOf(file, file.inland)];
    const place = fc.tuple(
      fc.double({ min: 118.5, max: 122.8, noNaN: true }),
      fc.double({ min: 27.4, max: 30.9, noNaN: true }),
    );
    const hold = (of: Feature<Polygon>[], at: LonLat): boolean =>
      of.some((area) => booleanPointInPolygon(at, area));
    fc.assert(
      fc.property(place, (at) => {
        const ground = hold(inland, at) ? 'inland' : hold(land, at) ? 'land' : 'sea';
        expect(shores.groundAt(at)).toBe(ground);
      }),
      // In 千岛湖, in Hangzhou, and in the open sea.
      { numRuns: 200, examples: [[[118.95, 29.55]], [[120.15, 30.27]], [[122.7, 28]]] },
    );
  });

  it('agrees with Turf on islands and lakes of any shape that overlap', () => {
    const shape = fc
      .record({
        x: fc.integer({ min: 0, max: 3000 }),
        y: fc.integer({ min: 0, max: 3000 }),
        radii: fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 3, maxLength: 12 }),
      })
      .map(({ x, y, radii }) => {
        const corners = radii.map((r, i): [number, number] => {
          const turn = (2 * Math.PI * i) / radii.length;
          return [
            1_200_000 + x + Math.round(r * Math.cos(turn)),
            290_000 + y + Math.round(r * Math.sin(turn)),
          ];
        });
        return [
          corners.flatMap(([cx, cy], i) => {
            const before = corners[i - 1];
            return before ? [cx - before[0], cy - before[1]] : [cx, cy];
          }),
        ];
      });
    const shapes = fc.array(shape, { maxLength: 5 });
    const place = fc.tuple(
      fc.double({ min: 120, max: 120.3, noNaN: true }),
      fc.double({ min: 29, max: 29.3, noNaN: true }),
    );
    fc.assert(
      fc.property(shapes, shapes, place, place, (land, inland, from, to) => {
        fc.pre(distanceM(from, to) > 10);
        const made: ShoresFile = { perDegree: 10_000, land, inland };
        const ours = buildShores(made).crossing(from, to);
        const theirs = byTurf(polygonsOf(made, land), polygonsOf(made, inland))(from, to);
        expect(Math.abs(ours.seaM - theirs.seaM)).toBeLessThan(5);
        expect(Math.abs(ours.inlandM - theirs.inlandM)).toBeLessThan(5);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing between a place and itself, and sea where there is no land', () => {
    expect(shores.crossing([120, 29], [120, 29])).toEqual({ seaM: 0, inlandM: 0, apart: false });
    const none = buildShores({ perDegree: 10_000, land: [], inland: [] });
    expect(none.crossing([120, 29], [120.1, 29]).seaM).toBeCloseTo(distanceM([120, 29], [120.1, 29]), 6);
  });
});

describe('nearestPoint', () => {
  it('is the foot that the engine finds', () => {
    for (const { properties, geometry } of axes.features.slice(0, 20))
      for (const { at } of located.filter(({ code }) => code.startsWith(properties.county))) {
        const lines = (
          geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
        ) as LonLat[][];
        const feet = lines.map((line) => nearestOnLine(at, line));
        const foot = feet.reduce((best, next) => (next.distanceM < best.distanceM ? next : best));
        // Two places of a winding line can be equally near: the distance tells, not the place.
        expect(Math.abs(distanceM(at, nearestPoint(at, geometry)) - foot.distanceM)).toBeLessThan(
          Math.max(1, foot.distanceM * 0.005),
        );
      }
  });
});

describe('crossingText', () => {
  it.each([
    [{ seaM: 9200, inlandM: 0, apart: true }, '越海约 9 公里', 'crosses about 9 km of sea'],
    [{ seaM: 0, inlandM: 2600, apart: false }, '过水面约 3 公里', 'crosses about 3 km of open water'],
    [
      { seaM: 5000, inlandM: 1400, apart: false },
      '越海过水约 6 公里',
      'crosses about 6 km of sea and open water',
    ],
    [{ seaM: 0, inlandM: 0, apart: true }, '隔水道', 'across a channel'],
    [{ seaM: 0, inlandM: 0, apart: false }, null, null],
  ])('%o', (crossing, zh, en) => {
    expect(crossingText(crossing, 'zh')).toBe(zh);
    expect(crossingText(crossing, 'en')).toBe(en);
  });
});
