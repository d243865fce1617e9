import { describe, expect, it } from 'vitest';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat } from '../domain/records.ts';
import { realModelFiles, realNetworkNow } from '../dataset/testing/network.ts';
import type { AxisShape, Network } from '../domain/network.ts';
import { createModelBuilder, buildModel } from './build-model.ts';
import { geodesicM } from './geometry/geodesic-m.ts';
import { realModel } from './testing/model.ts';

const network = realNetworkNow();
const files = realModelFiles();
const withAxis = (change: Partial<AxisShape>): Network => {
  const [axis] = network.axes.values();
  return { ...network, axes: new Map([[axis!.id, { ...axis!, ...change }]]) };
};

describe('the model of the engine', () => {
  const { axes, sites, counties } = realModel();

  it('holds the whole programme once, and every place in a county that is there', () => {
    const programme = sites.filter((site) => site.programme);
    expect(axes).toHaveLength(87);
    expect(programme.filter(({ kind }) => kind === 'town')).toHaveLength(146);
    expect(programme.filter(({ kind }) => kind === 'village')).toHaveLength(581);
    expect(new Set(sites.map(({ code }) => code)).size).toBe(sites.length);
    const codes = new Set(counties.map(({ code }) => code));
    expect(sites.filter(({ county }) => !codes.has(county))).toEqual([]);
  });

  it('leaves out a town that no source locates, unless it is a central one with a point of its own', () => {
    const [code] = network.towns.keys();
    const towns = files.gazetteer.towns.map(({ lon, lat, positionSource, ...town }) =>
      town.code === code || lon === undefined || lat === undefined || positionSource === undefined
        ? town
        : { ...town, lon, lat, positionSource },
    );
    const model = buildModel(network, { ...files, gazetteer: { ...files.gazetteer, towns } });
    const named = new Set(model.sites.map((site) => site.code));
    expect(towns.filter((town) => !('lon' in town)).length).toBeGreaterThan(20);
    expect(towns.filter((town) => !('lon' in town) && named.has(town.code))).toEqual([
      expect.objectContaining({ code }),
    ]);
    for (const site of model.sites) expect(site.lonLat.every(Number.isFinite), site.name).toBe(true);
  });

  it('gives an error circle to what is known only to its town, and to nothing else', () => {
    const circled = sites.filter(({ kind, errorRadiusM }) => kind === 'village' && errorRadiusM > 0);
    const rough = [...network.villages.values()].filter(({ precision }) => precision !== 'village');
    expect(circled.map(({ code }) => code).toSorted()).toEqual(rough.map(({ code }) => code).toSorted());
  });

  it('gives what is known only to its county an error circle that holds the whole county', () => {
    const rough = [...network.villages.values()].filter(({ precision }) => precision === 'county');
    expect(rough.map(({ code }) => code)).toEqual(['330225001223']);
    for (const record of rough) {
      const { lonLat, errorRadiusM } = sites.find(({ code }) => code === record.code)!;
      const { geometry } = counties.find(({ code }) => code === record.county)!;
      const corners = polygonsOf(geometry).flat(2) as LonLat[];
      const farthestM = Math.max(...corners.map((corner) => geodesicM(lonLat, corner)));
      expect(errorRadiusM).toBeGreaterThanOrEqual(farthestM);
      expect(errorRadiusM).toBeLessThan(farthestM + 1);
    }
  });

  it('starts a branch at the chainage of the line it leaves, itself a branch or not', () => {
    const degree = 111.2;
    const coordinates = [
      [
        [120, 28],
        [120, 28.1],
        [120, 28.3],
      ],
      [
        [120, 28.1],
        [120.1, 28.1],
      ],
      [
        [120.05, 28.1],
        [120.05, 28.2],
      ],
    ];
    const model = buildModel(withAxis({ geometry: { type: 'MultiLineString', coordinates } }), files);
    const [main, branch, twig] = model.axes[0]?.startKm ?? [];
    expect(main).toBe(0);
    expect(branch).toBeCloseTo(degree * 0.1, 1);
    expect(twig).toBeCloseTo(degree * 0.1 + 4.92, 1);
  });

  it('refuses a line of one point, naming the axis', () => {
    const short = withAxis({ geometry: { type: 'LineString', coordinates: [[120, 29]] } });
    expect(() => buildModel(short, files)).toThrow(
      `${[...short.axes.keys()].join()}: a line needs two points`,
    );
  });

  it('refuses a network without a province', () => {
    const province = { ...network.province, geometry: { type: 'MultiPolygon' as const, coordinates: [] } };
    expect(() => buildModel({ ...network, province }, files)).toThrow('holds no province');
  });

  it('has towns and villages as their records have them, in a later network too', () => {
    const make = createModelBuilder(files);
    const before = make(network);
    const [town] = network.towns.values();
    const [village] = network.villages.values();
    const moved = { ...town!, lonLat: [town!.lonLat[0] + 0.01, town!.lonLat[1]] as LonLat };
    const after = make({
      ...network,
      towns: new Map([...network.towns, [moved.code, moved]]),
      villages: new Map([...network.villages].filter(([code]) => code !== village!.code)),
    });
    expect(after.sites.find(({ code }) => code === moved.code)?.lonLat).toEqual(moved.lonLat);
    // It is still a village, if it is listed.
    const left = after.sites.find(({ code }) => code === village!.code);
    expect(left?.programme).toBeUndefined();
    const other = new Set([moved.code, village!.code]);
    const same = new Set(before.sites);
    expect(after.sites.filter((site) => !same.has(site)).every(({ code }) => other.has(code))).toBe(true);
    expect(after.axes).toBe(before.axes);
    expect(make(network).sites).toEqual(before.sites);
  });
});
