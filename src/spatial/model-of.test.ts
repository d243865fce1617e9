import { describe, expect, it } from 'vitest';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat } from '../domain/records.ts';
import type { ModelFiles } from './model.ts';
import { modelOf } from './model-of.ts';
import { distanceM } from './geometry/distance-m.ts';
import { realFiles } from './testing/model.ts';

const files = realFiles();

describe('modelOf', () => {
  const { axes, sites, counties } = modelOf(files);

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
    const [central] = files.towns.features;
    const code = central!.properties.code;
    const towns = files.gazetteer.towns.map(({ lon, lat, positionSource, ...town }) =>
      town.code === code || lon === undefined || lat === undefined || positionSource === undefined
        ? town
        : { ...town, lon, lat, positionSource },
    );
    const model = modelOf({ ...files, gazetteer: { ...files.gazetteer, towns } });
    const named = new Set(model.sites.map((site) => site.code));
    expect(towns.filter((town) => !('lon' in town)).length).toBeGreaterThan(20);
    expect(towns.filter((town) => !('lon' in town) && named.has(town.code))).toEqual([
      expect.objectContaining({ code }),
    ]);
    for (const site of model.sites) expect(site.lonLat.every(Number.isFinite), site.name).toBe(true);
  });

  it('gives an error circle to what is known only to its town, and to nothing else', () => {
    const precision = new Map(
      files.villages.features.map(({ properties }) => [properties.code, properties.precision]),
    );
    const circled = sites.filter(({ kind, errorRadiusM }) => kind === 'village' && errorRadiusM > 0);
    const rough = [...precision].filter(([, of]) => of !== 'village').map(([code]) => code);
    expect(circled.map(({ code }) => code).toSorted()).toEqual(rough.toSorted());
  });

  it('lets the circle of what is known only to its county hold the whole county', () => {
    const rough = files.villages.features.filter(({ properties }) => properties.precision === 'county');
    expect(rough.map(({ properties }) => properties.code)).toEqual(['330225001223']);
    for (const { properties } of rough) {
      const { lonLat, errorRadiusM } = sites.find(({ code }) => code === properties.code)!;
      const { geometry } = counties.find(({ code }) => code === properties.county)!;
      const corners = polygonsOf(geometry).flat(2) as LonLat[];
      const farthestM = Math.max(...corners.map((corner) => distanceM(lonLat, corner)));
      expect(errorRadiusM).toBeGreaterThanOrEqual(farthestM);
      expect(errorRadiusM).toBeLessThan(farthestM + 1);
    }
  });

  it('starts a branch at the chainage of the line it leaves, itself a branch or not', () => {
    const axis = files.axes.features[0] as (typeof files.axes.features)[number];
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
    const branched = { ...axis, geometry: { type: 'MultiLineString' as const, coordinates } };
    const model = modelOf({ ...files, axes: { type: 'FeatureCollection', features: [branched] } });
    const [main, branch, twig] = model.axes[0]?.startKm ?? [];
    expect(main).toBe(0);
    expect(branch).toBeCloseTo(degree * 0.1, 1);
    expect(twig).toBeCloseTo(degree * 0.1 + 4.92, 1);
  });

  it('refuses a line of one point, naming the axis', () => {
    const axis = files.axes.features[0] as (typeof files.axes.features)[number];
    const short = { ...axis, geometry: { type: 'LineString' as const, coordinates: [[120, 29]] } };
    expect(() => modelOf({ ...files, axes: { type: 'FeatureCollection', features: [short] } })).toThrow(
      `${axis.properties.id}: a line needs two points`,
    );
  });

  it.each([
    ['nothing at all', null, 'the network is no set of files'],
    ['a list', { ...files, towns: [] }, 'towns: not a collection of features'],
    ['no file', { ...files, axes: undefined }, 'axes: not a collection of features'],
    [
      'a record without its key',
      { ...files, axes: { features: [{ properties: {}, geometry: null }] } },
      'axes, feature 0: no id',
    ],
    [
      'a record without a shape',
      { ...files, towns: { features: [{ properties: { code: '330101001000' }, geometry: null }] } },
      'towns, 330101001000: not a Point',
    ],
    ['no gazetteer', { ...files, gazetteer: {} }, 'gazetteer: no lists of towns and villages'],
    ['no province', { ...files, province: { features: [] } }, 'holds no province'],
  ])('refuses %s for a network', (_, given, message) => {
    const made = () => modelOf(given as unknown as ModelFiles);
    expect(made).toThrow(RangeError);
    expect(made).toThrow(message);
  });
});
