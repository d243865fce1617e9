import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { countyOf, isTownCode, isVillageCode, townOf } from '../../src/domain/codes.ts';
import type { Axis, Cluster, County, Fact, LonLat, Source, Town, Village } from '../../src/domain/records.ts';
import type { PlaceRecord } from '../../src/domain/place-records.ts';
import { countyLocator } from '../../src/spatial/geometry/county-at.ts';
import { geodesicM, lineLengthKm } from '../../src/spatial/geometry/geodesic-m.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { readDivisions } from './divisions.ts';
import { unlistedVillages } from './model/villages.ts';
import { axisIdIn } from './model/axes.ts';
import { readSeeds } from './seeds/index.ts';
import type { Seeds } from './seeds/types.ts';
import { CLOSED_LISTS, type ProgrammeTotals, programmeTotals } from './totals.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const text = (file: string): string => readFileSync(join(root, 'geodata', file), 'utf8');
const features = <G extends Feature['geometry'], P>(file: string): Feature<G, P>[] =>
  (JSON.parse(text(file)) as FeatureCollection<G, P>).features;

const axes = features<LineString | MultiLineString, Axis>('axes.geojson');
const towns = features<Point, Town>('towns.geojson');
const villages = features<Point, Village>('villages.geojson');
const counties = features<Polygon | MultiPolygon, County>('counties.geojson');
const neighbours = features<Polygon | MultiPolygon, { code: string }>('neighbours.geojson');
const sources = new Set((JSON.parse(text('sources.json')) as Source[]).map(({ id }) => id));
const countyByCode = new Map(counties.map((county) => [county.properties.code, county]));
const land = countyLocator(
  [...counties, ...neighbours].map(({ properties: { code }, geometry }) => ({ code, geometry })),
);
const at = ({ geometry }: Feature<Point>): LonLat => geometry.coordinates as LonLat;
const linesOf = ({ geometry }: Feature<LineString | MultiLineString>): LonLat[][] =>
  (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as LonLat[][];

let seeds: Seeds;
let totals: ProgrammeTotals;
beforeAll(() => {
  seeds = readSeeds(join(root, 'seeds'), readDivisions(join(root, 'geodata/inputs/divisions.csv')));
  totals = programmeTotals(seeds);
});

describe('totals and quotas', () => {
  it('has the published 87 axes, 146 towns and 581 villages', () => {
    expect([axes.length, towns.length, villages.length]).toEqual([87, 146, 581]);
    expect([totals.axes, totals.towns, totals.villages]).toEqual([87, 146, 581]);
  });

  it('has 90 counties and 28 of them mountain and island counties of the programme, each with a first-batch axis', () => {
    expect(counties).toHaveLength(90);
    const priority = counties
      .filter(({ properties }) => properties.priority)
      .map(({ properties }) => properties.code);
    expect(priority).toHaveLength(28);
    const first = axes
      .filter(({ properties }) => properties.batch === '1')
      .map(({ properties }) => properties.county);
    expect(first.toSorted()).toEqual(priority.toSorted());
  });

  it('has 110 villages of the first batch, all in mountain and island counties', () => {
    const first = villages.filter(({ properties }) => properties.batch === '1');
    expect(first).toHaveLength(totals.firstBatchVillages);
    for (const { properties } of first)
      expect(countyByCode.get(properties.county)!.properties.priority).toBe(true);
  });

  it('has exactly the documented villages where a list is complete', () => {
    for (const batch of ['1', '2'] as const)
      for (const prefix of CLOSED_LISTS[batch])
        for (const { properties } of villages)
          if (properties.code.startsWith(prefix) && properties.batch === batch)
            expect(properties.status).toBe('documented');
    const ningbo = villages.filter(({ properties }) => properties.prefecture === '330200');
    expect(ningbo).toHaveLength(20);
    expect(ningbo.every(({ properties }) => properties.batch === '2')).toBe(true);
  });

  it('has at least 51 new towns in mountain and island counties', () => {
    const fresh = towns.filter(
      ({ properties }) =>
        countyByCode.get(properties.county)!.properties.priority &&
        seeds.towns.get(properties.code)?.earlier !== true,
    );
    expect(fresh.length).toBeGreaterThanOrEqual(totals.newTownsInPriority);
  });

  it('has as many towns of an earlier list as the published number of new ones leaves', () => {
    const fresh = Number(seeds.figures.find(({ id }) => id === 'towns-new-2025')?.value);
    const earlier = towns.filter(({ properties }) => seeds.towns.get(properties.code)?.earlier === true);
    expect(earlier).toHaveLength(totals.towns - fresh);
  });

  it('gives every axis at least one town', () => {
    for (const { properties } of axes) expect(properties.towns.length, properties.name).toBeGreaterThan(0);
  });
});

describe('counties', () => {
  it('name a source that exists wherever they are called mountain or island', () => {
    const named = counties.filter(({ properties }) => properties.terrain !== undefined);
    expect(named).toHaveLength(32);
    for (const { properties } of counties) {
      const { name, terrain, terrainSource, priority } = properties;
      expect(terrainSource === undefined, name).toBe(terrain === undefined);
      if (terrainSource !== undefined)
        expect(sources.has(terrainSource), `${name} ${terrainSource}`).toBe(true);
      if (priority) expect(terrain, name).toBeDefined();
    }
  });
});

describe('documented and modelled', () => {
  const programmeKeys = new Set(['programme', 'batch', 'track', 'trackStatus']);

  it('has every documented record of the seeds, with its facts', () => {
    const statusOf = new Map<string, string>([
      ...axes.map(({ properties }) => [properties.id, properties.status]),
      ...towns.map(({ properties }) => [properties.code, properties.status]),
      ...villages.map(({ properties }) => [properties.code, properties.status]),
    ] as [string, string][]);
    const wanted = [
      ...[...seeds.axes.values()]
        .filter(({ programme }) => programme)
        .map(({ county }) => axisIdIn(county, seeds)),
      ...[...seeds.towns.values()].filter(({ programme }) => programme).map(({ code }) => code),
      ...[...seeds.villages.values()].filter(({ programme }) => programme).map(({ code }) => code),
      ...unlistedVillages(seeds).map(({ code }) => code),
    ];
    expect(wanted.length).toBeGreaterThan(40);
    for (const id of wanted) expect(statusOf.get(id), id).toBe('documented');
    expect([...statusOf.values()].filter((status) => status === 'documented')).toHaveLength(wanted.length);
  });

  it('names a source that exists for every fact, and a programme fact for every documented record only', () => {
    for (const { properties } of [...axes, ...towns, ...villages]) {
      const facts = properties.facts as Fact[];
      for (const { source } of facts) expect(sources.has(source), `${properties.name} ${source}`).toBe(true);
      for (const id of properties.sources) expect(sources.has(id)).toBe(true);
      const programme = facts.filter(({ key }) => programmeKeys.has(key));
      if (properties.status === 'modelled') expect(programme, properties.name).toEqual([]);
      else
        expect(
          programme.some(({ key }) => key === 'programme'),
          properties.name,
        ).toBe(true);
    }
  });

  it('compiles every seed row: every fact of every town, village and place is in some file', () => {
    const key = ({ key: of, label, value, source }: Fact): string => [of, label, value, source].join('|');
    const places = JSON.parse(text('places.json')) as PlaceRecord[];
    const compiled = new Set(
      [...axes, ...towns, ...villages, ...counties]
        .map(({ properties }): { facts: Fact[] } => properties)
        .concat(places, JSON.parse(text('clusters.json')) as Cluster[])
        .flatMap(({ facts }) => facts.map(key)),
    );
    const prefectures = features<Polygon, { facts: Fact[] }>('prefectures.geojson');
    for (const { properties } of prefectures) for (const fact of properties.facts) compiled.add(key(fact));
    expect([...seeds.placeFacts.values()].flat().filter((fact) => !compiled.has(key(fact)))).toEqual([]);
    const rows = [...seeds.towns.values(), ...seeds.villages.values(), ...seeds.axes.values()].flatMap(
      ({ facts }) => facts,
    );
    expect(rows.filter((fact) => !compiled.has(key(fact)))).toEqual([]);
  });

  it('states of every line whether a source names a station on it; for modelled axes none does', () => {
    for (const axis of axes) {
      const { status, lineStatus } = axis.properties;
      expect(lineStatus).toHaveLength(linesOf(axis).length);
      expect(lineStatus[0]).toBe(status);
      if (status === 'modelled') expect(new Set(lineStatus)).toEqual(new Set(['modelled']));
    }
  });

  it('has no modelled track', () => {
    const tracked = towns.filter(({ properties }) => properties.track !== undefined);
    expect(tracked.length).toBeGreaterThan(0);
    expect(tracked.filter(({ properties }) => properties.status !== 'documented')).toEqual([]);
  });
});

describe('codes and links between records', () => {
  it('uses 12-digit codes that agree with town and county, and unique ids', () => {
    for (const { properties } of towns) {
      expect(isTownCode(properties.code)).toBe(true);
      expect(countyOf(properties.code)).toBe(properties.county);
    }
    for (const { properties } of villages) {
      expect(isVillageCode(properties.code)).toBe(true);
      expect(townOf(properties.code)).toBe(properties.town);
      expect(properties.axis).toBe(axisIdIn(properties.county, seeds));
    }
    const ids = [...axes, ...towns, ...villages].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('resolves every node of every axis, both ways', () => {
    const townCodes = new Set(towns.map(({ properties }) => properties.code));
    const villageCodes = new Set(villages.map(({ properties }) => properties.code));
    for (const { properties } of axes) {
      expect(countyByCode.has(properties.seat)).toBe(true);
      for (const code of properties.towns) expect(townCodes.has(code)).toBe(true);
      for (const code of properties.villages) expect(villageCodes.has(code)).toBe(true);
      expect(properties.stations.map(({ code }) => code).toSorted()).toEqual(
        [properties.seat, ...properties.towns, ...properties.villages].toSorted(),
      );
    }
    expect(axes.flatMap(({ properties }) => properties.towns)).toHaveLength(towns.length);
    expect(axes.flatMap(({ properties }) => properties.villages)).toHaveLength(villages.length);
  });
});

describe('positions and lines', () => {
  it('puts every town and village in its county', () => {
    for (const point of [...towns, ...villages]) {
      const { properties } = point;
      expect(land.countyAt(at(point)), `${properties.code} ${properties.name}`).toBe(properties.county);
    }
  });

  it('has no two points closer than 50 m', () => {
    const points = [...towns, ...villages];
    for (const [i, a] of points.entries())
      for (const b of points.slice(i + 1)) {
        if (Math.abs(at(a)[1] - at(b)[1]) > 0.001 || Math.abs(at(a)[0] - at(b)[0]) > 0.001) continue;
        expect(geodesicM(at(a), at(b)), `${a.properties.name} ${b.properties.name}`).toBeGreaterThanOrEqual(
          50,
        );
      }
  });

  it('marks every village that is not surveyed', () => {
    for (const { properties } of villages)
      expect(properties.positionSource.endsWith('; arranged')).toBe(properties.precision !== 'village');
  });

  it('states the length of its own line', () => {
    for (const axis of axes) {
      const lengthKm = linesOf(axis).reduce((sum, line) => sum + lineLengthKm(line), 0);
      expect(Math.abs(axis.properties.lengthKm - lengthKm)).toBeLessThan(0.05);
    }
  });

  it('writes at most five decimals', () => {
    for (const file of [
      'axes.geojson',
      'towns.geojson',
      'villages.geojson',
      'counties.geojson',
      'province.geojson',
    ])
      expect(text(file)).not.toMatch(/"coordinates":[^"]*\d\.\d{6}/);
  });
});

describe('catalogue', () => {
  it('lists every file with its hash, source, licence and count', () => {
    const { files } = JSON.parse(text('catalogue.json')) as { files: CatalogueEntry[] };
    expect(files.map(({ file }) => file)).toContain('gazetteer.json');
    for (const { file, sha256, source, licence, count } of files) {
      const bytes = readFileSync(join(root, 'geodata', file));
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
      expect(source, file).toBeTruthy();
      expect(licence, file).toBeTruthy();
      expect(count).toBeGreaterThan(0);
    }
  });

  it('dates every file by the newest of its inputs, and boundaries by theirs', () => {
    const { dataDate, files } = JSON.parse(text('catalogue.json')) as {
      dataDate: string;
      files: CatalogueEntry[];
    };
    for (const { file, date, inputs } of files) {
      const dates = inputs.flatMap((input) => input.date ?? []);
      expect(dates.toSorted().at(-1), file).toBe(date);
      expect(date <= dataDate, file).toBe(true);
    }
    const dateOf = (name: string): string | undefined => files.find(({ file }) => file === name)?.date;
    expect([dateOf('province.geojson'), dateOf('gazetteer.json'), dateOf('sources.json')]).toEqual([
      '2017',
      '2023-06',
      dataDate,
    ]);
  });
});
