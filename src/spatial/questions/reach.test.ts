import type { Bbox } from '../../domain/view.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reach } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { random, randomModel, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { oracleTo, positionAt } from '../testing/oracle.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { reach } from './reach.ts';

const BOX: Bbox = [119, 28, 120.6, 29.4];
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const small = seeds.map((seed) => randomModel(seed, 12, 4, BOX));

/** What may part two ways of measuring: 0.001 % as far as 50 km, 0.01 % beyond. Metres. */
const slackM = (m: number): number => 0.05 + m * (m < 50_000 ? 1e-5 : 1e-4);

/** The point of the axis at the chainage that was found must be as far away as was found. */
function chainageHolds(model: SpatialModel, found: Reach): void {
  model.sites.forEach(({ lonLat }, s) => {
    const [line] = model.axes[found.nearest[s] as number]!.lines;
    const m = found.distanceM[s] as number;
    expect(Math.abs(geodesicM(lonLat, positionAt(line!, found.chainageKm[s] as number)) - m)).toBeLessThan(
      0.5 + m * 1e-4,
    );
  });
}

const withLines = (model: SpatialModel, change: (line: readonly LonLat[]) => LonLat[]): SpatialModel => ({
  ...model,
  axes: model.axes.map(({ id, lines }) => testAxis(id, lines.map(change))),
});

function sameDistances(a: Reach, b: Reach): void {
  a.distanceM.forEach((m, s) => expect(Math.abs(m - (b.distanceM[s] as number))).toBeLessThan(slackM(m)));
}

describe('reach of the real network', () => {
  const model = realModel();
  const found = reach(model);

  it('gives each surveyed village of an axis a distance of 0 or nearly so', () => {
    const far = model.sites.filter(
      ({ kind, programme, errorRadiusM }, s) =>
        kind === 'village' && programme && errorRadiusM === 0 && (found.distanceM[s] as number) > 10_000,
    );
    expect(far.length).toBeLessThan(10);
    expect(found.nearest.every((axis) => axis >= 0 && axis < 87)).toBe(true);
  });
});

describe('reach of random networks', () => {
  it('agrees with geodesics across a country', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const model = randomModel(seed, 6, 3, [75, 5, 134, 52]);
        const found = reach(model);
        model.sites.forEach(({ lonLat }, s) => {
          const best = Math.min(...model.axes.map(({ lines }) => oracleTo(lines)(lonLat)));
          expect(Math.abs((found.distanceM[s] as number) / best - 1)).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the direction of a line: chainage counts from the other end', () => {
    fc.assert(
      fc.property(small, (model) => {
        const turned = withLines(model, (line) => line.toReversed());
        const found = reach(turned);
        sameDistances(reach(model), found);
        chainageHolds(turned, found);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on additional vertices on a line, or repeated ones', () => {
    fc.assert(
      fc.property(small, seeds, (model, seed) => {
        const next = random(seed);
        const split = withLines(model, (line) => {
          const twice = line.flatMap((vertex) => (next() < 0.5 ? [vertex, vertex] : [vertex]));
          const share = next();
          // On a segment by geodesics, so that the line keeps its course.
          const place = 1 + Math.floor(share * (line.length - 1));
          const [from, to] = [line[place - 1]!, line[place]!];
          const inside = positionAt([from, to], share * (geodesicM(from, to) / 1000));
          const cut = twice.findIndex((vertex) => vertex === to);
          return [...twice.slice(0, cut), inside, ...twice.slice(cut)];
        });
        const found = reach(split);
        sameDistances(reach(model), found);
        chainageHolds(split, found);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on longitude: nothing changes if everything is rotated about the axis of the earth', () => {
    fc.assert(
      fc.property(small, fc.double({ min: -40, max: 13, noNaN: true }), (model, east) => {
        const moved = withLines(model, (line) => line.map(([lon, lat]): LonLat => [lon + east, lat]));
        const sites = model.sites.map((site) => ({
          ...site,
          lonLat: [site.lonLat[0] + east, site.lonLat[1]] as LonLat,
        }));
        sameDistances(reach(model), reach({ ...moved, sites }));
      }),
      { numRuns: 200 },
    );
  });

  it('is zero on a vertex', () => {
    fc.assert(
      fc.property(small, (model) => {
        const vertices = model.axes.flatMap(({ lines }) => lines.flat());
        const sites = vertices.map((at, i) => testSite(`v${i}`, at));
        const { distanceM: metres, side } = reach({ ...model, sites });
        expect(Math.max(...metres)).toBeLessThan(1e-3);
        expect(side.every((which) => which === 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('reach', () => {
  const line: LonLat[] = [
    [120, 29],
    [120.1, 29],
    [120.1, 29.1],
  ];
  const of = (lines: LonLat[][], ...at: LonLat[]): Reach =>
    reach(
      testModel(
        [testAxis('a', lines)],
        at.map((lonLat, i) => testSite(`s${i}`, lonLat)),
      ),
    );

  it('distinguishes left and right, also at a corner, and gives neither beyond the ends', () => {
    const at: LonLat[] = [
      [120.05, 29.01],
      [120.05, 28.99],
      [120.12, 28.98],
      [119.9, 29],
      [120.1, 29.2],
    ];
    expect([...of([line], ...at).side]).toEqual([1, -1, -1, 0, 0]);
    expect([...of([line.toReversed()], ...at).side]).toEqual([-1, 1, 1, 0, 0]);
  });

  it('counts chainage over the junction of a branch', () => {
    const branch: LonLat[] = [
      [120.1, 29],
      [120.2, 29],
    ];
    const { chainageKm } = of([line, branch], [120.2, 29]);
    expect(chainageKm[0]).toBeCloseTo(geodesicM([120, 29], [120.2, 29]) / 1000, 2);
  });

  it('answers for a line that crosses itself', () => {
    const knot: LonLat[] = [
      [120, 29],
      [120.1, 29.1],
      [120.1, 29],
      [120, 29.1],
    ];
    expect(of([knot], [120.05, 29.05]).distanceM[0]).toBeLessThan(5);
  });

  it('answers for a network without places', () => {
    expect(reach(testModel([testAxis('a', [line])], [])).nearest).toHaveLength(0);
  });

  it('refuses a limit that is none: below 0, above 30 km or no number', () => {
    const model = randomModel(1, 20, 2);
    for (const limitKm of [-0.001, 30.001, NaN, Infinity])
      expect(() => reach(model, limitKm)).toThrow(`reach within ${limitKm} km`);
    expect(reach(model, 0).limitKm).toBe(0);
  });

  it('refuses invalid input before computing', () => {
    const site = testSite('village 7', [120, 29]);
    const axis = testAxis('a', [line]);
    expect(() => reach(testModel([], [site]))).toThrow('the network is empty');
    expect(() => reach(testModel([axis], [{ ...site, lonLat: [NaN, 29] }]))).toThrow(/^village 7: NaN/);
    expect(() => reach(testModel([axis], [{ ...site, lonLat: [2, 48] }]))).toThrow(/no position in China/);
    expect(() => reach(testModel([axis], [{ ...site, errorRadiusM: -1 }]))).toThrow(/error radius of -1/);
    const bad = (lines: LonLat[][]) => () => reach(testModel([{ ...axis, lines }], [site]));
    expect(bad([[[120, 29]]])).toThrow('a, line 0: a line needs two points');
    expect(
      bad([
        [
          [120, 29],
          [NaN, 29],
        ],
      ]),
    ).toThrow(/^a, line 0, vertex 1/);
    expect(
      bad([
        [
          [179, 29],
          [-179, 29],
        ],
      ]),
    ).toThrow(/crosses the antimeridian/);
  });
});
