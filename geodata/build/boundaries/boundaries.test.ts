import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCountyCode, prefectureOf } from '../../../src/domain/codes.ts';
import type { LonLat } from '../../../src/domain/records.ts';
import { areaKm2 } from '../../../src/spatial/geometry/area-km2.ts';
import { countyLocator } from '../../../src/spatial/geometry/county-at.ts';
import { readDivisions } from '../divisions.ts';
import { readSeeds } from '../seeds/index.ts';
import { type Boundaries, buildBoundaries } from './build-boundaries.ts';
import { findFaces, startOf } from './faces.ts';
import { type Cell, CELLS_PER_DEGREE, toCell } from './grid.ts';
import { meetings, nodeEdges } from './noding.ts';
import type { Site } from './zones.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const extract = readFileSync(join(root, 'geodata/inputs/boundaries-2017-gcj02.json'), 'utf8');
const divisions = readDivisions(join(root, 'geodata/inputs/divisions.csv'));
const listed = [...divisions.names.keys()].filter(isCountyCode);

let built: Boundaries;
let sites: Site[];
beforeAll(() => {
  const { places } = readSeeds(join(root, 'seeds'), divisions);
  sites = [...places.towns.values(), ...places.villages.values()];
  built = buildBoundaries(extract, sites);
});

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const ringsOf = (geometry: Polygon | MultiPolygon): Position[][] => polygonsOf(geometry).flat();
/** Every directed edge of some shapes and how often it comes. */
function directedEdges(shapes: readonly { geometry: Polygon | MultiPolygon }[]): Map<string, number> {
  const edges = new Map<string, number>();
  for (const ring of shapes.flatMap(({ geometry }) => ringsOf(geometry)))
    for (let i = 1; i < ring.length; i++) {
      const key = `${ring[i - 1]?.join()}>${ring[i]?.join()}`;
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  return edges;
}
const back = (edge: string): string => edge.split('>').toReversed().join('>');
const sum = (shapes: readonly { areaKm2: number }[]): number =>
  shapes.reduce((total, shape) => total + shape.areaKm2, 0);

describe('counties, prefectures and province', () => {
  it('are the 90 counties, the 11 prefectures and the province of the division list', () => {
    expect(built.counties.map(({ code }) => code)).toEqual(listed.toSorted());
    expect(built.prefectures.map(({ code }) => code)).toEqual(
      [...new Set(listed.map(prefectureOf))].toSorted(),
    );
    expect(built.neighbours.map(({ name }) => name)).toEqual([
      '上海市',
      '江苏省',
      '安徽省',
      '福建省',
      '江西省',
    ]);
  });

  it('add up: counties to prefectures to the province, within 0.01 %', () => {
    const { areaKm2: whole } = built.province;
    expect(Math.abs(sum(built.counties) / whole - 1)).toBeLessThan(1e-4);
    expect(Math.abs(sum(built.prefectures) / whole - 1)).toBeLessThan(1e-4);
    for (const prefecture of built.prefectures) {
      const parts = built.counties.filter(({ code }) => prefectureOf(code) === prefecture.code);
      expect(Math.abs(sum(parts) / prefecture.areaKm2 - 1)).toBeLessThan(1e-4);
    }
  });

  it('use each edge exactly: once in each direction between neighbours, once at the outside', () => {
    const all = directedEdges([...built.counties, ...built.neighbours]);
    expect([...all.values()].every((times) => times === 1)).toBe(true);
    const ours = directedEdges(built.counties);
    const outside = [...ours.keys()].filter((edge) => !ours.has(back(edge)));
    expect(new Set(directedEdges([built.province]).keys())).toEqual(new Set(outside));
    for (const edge of directedEdges(built.prefectures).keys()) expect(ours.has(edge)).toBe(true);
  });

  it('cross and touch nowhere but at common vertices', () => {
    const cells = (position: string): Cell =>
      position.split(',').map((part) => Math.round(Number(part) * CELLS_PER_DEGREE)) as unknown as Cell;
    const keys = [...directedEdges([...built.counties, ...built.neighbours]).keys()];
    const edges = [...new Set(keys.map((edge) => [edge, back(edge)].toSorted()[0] as string))].map((edge) => {
      const [a = '', b = ''] = edge.split('>');
      return { a: cells(a), b: cells(b) };
    });
    const index = new Flatbush(edges.length);
    const box = ({ a, b }: { a: Cell; b: Cell }): [number, number, number, number] => [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    ];
    for (const edge of edges) index.add(...box(edge));
    index.finish();
    const ends = ({ a, b }: { a: Cell; b: Cell }): string[] => [a.join(), b.join()];
    const strays = edges.flatMap((p, i) =>
      index
        .search(...box(p), (other) => other > i)
        .flatMap((j) => {
          const q = edges[j] as (typeof edges)[number];
          return meetings(p, q).filter((at) => ![p, q].every((edge) => ends(edge).includes(at.join())));
        }),
    );
    expect(strays).toEqual([]);
  });

  it('run counter-clockwise outside, clockwise around holes, and have no holes or slivers below the threshold', () => {
    for (const { geometry } of [...built.counties, ...built.prefectures, built.province, ...built.neighbours])
      for (const [outer = [], ...holes] of polygonsOf(geometry)) {
        expect(signedArea(outer)).toBeGreaterThan(0);
        for (const hole of holes) {
          expect(signedArea(hole)).toBeLessThan(0);
          expect(areaKm2({ type: 'Polygon', coordinates: [hole] })).toBeGreaterThan(1);
        }
      }
  });

  it('have four decimals at most', () => {
    const off = built.counties
      .flatMap(({ geometry }) => ringsOf(geometry).flat(2))
      .filter((value) => value !== Math.round(value * 1e4) / 1e4);
    expect(off).toEqual([]);
  });

  it('name each other as neighbours', () => {
    const around = new Map(built.counties.map(({ code, neighbours }) => [code, neighbours]));
    for (const [code, neighbours] of around)
      for (const neighbour of neighbours) expect(around.get(neighbour)).toContain(code);
    expect(around.get('330383')).toEqual(['330326', '330327']);
    // 嵊泗 and 岱山 consist of islands only.
    expect([...around].filter(([, neighbours]) => neighbours.length === 0).map(([code]) => code)).toEqual([
      '330921',
      '330922',
    ]);
  });

  it('have their label point inside', () => {
    for (const { code, labelPoint } of built.counties) expect(built.countyAt(...labelPoint)).toBe(code);
    const prefectures = countyLocator(built.prefectures);
    for (const { code, labelPoint } of built.prefectures) expect(prefectures.countyAt(labelPoint)).toBe(code);
  });
});

describe('the error of generalisation', () => {
  it('keeps at least 96 % of the area of each county, 99 % in the median', () => {
    const overlaps = built.counties.map(({ code, geometry }) => {
      const thin = ringsOf(geometry).map((ring) => ring.map((position) => toCell(position as LonLat)));
      const edges = [(built.full.get(code) ?? []).flat(), thin].flatMap((rings, owner) =>
        rings.flatMap((ring) => ring.slice(1).map((b, i) => ({ a: ring[i] as Cell, b, owners: [owner] }))),
      );
      const { faceOf, owners, ...faces } = findFaces(nodeEdges(edges));
      const cells = { one: 0, both: 0 };
      for (const [half, face] of faceOf.entries()) {
        const [a, b] = [startOf(faces.edges, half), startOf(faces.edges, half ^ 1)];
        const count = owners[face]?.length ?? 0;
        if (count > 0) cells[count === 1 ? 'one' : 'both'] += (a[0] * b[1] - b[0] * a[1]) / 2;
      }
      return { code, overlap: cells.both / (cells.one + cells.both) };
    });
    overlaps.sort((p, q) => p.overlap - q.overlap);
    expect(overlaps[0]?.overlap).toBeGreaterThan(0.96);
    expect(overlaps[45]?.overlap).toBeGreaterThan(0.99);
  });
});

describe('counties that were divided or merged, and islands', () => {
  it('holds every town in its county, within 100 m of the edge', () => {
    const locator = countyLocator(built.counties);
    const outside = sites
      .filter(({ code, quality }) => code.endsWith('000') && quality === undefined)
      .filter(({ county, lon, lat }) => locator.distanceToCountyM([lon, lat], county) > 100);
    expect(outside.map(({ code }) => code)).toEqual([]);
  });

  it.each([
    // Published km² of the divided districts (their own sites, 2021–24), water included as they count it.
    ['330102', 122],
    ['330110', 942],
    ['330113', 286],
    ['330114', 532],
    ['330383', 184],
  ])('%s has about its published %i km²', (code, publishedKm2) => {
    const found = built.counties.find((county) => county.code === code)?.areaKm2 ?? 0;
    expect(Math.abs(found / publishedKm2 - 1)).toBeLessThan(0.1);
  });

  it('keeps the islands', () => {
    const parts = (code: string): number =>
      polygonsOf(built.counties.find((county) => county.code === code)?.geometry as MultiPolygon).length;
    expect(parts('330922')).toBeGreaterThanOrEqual(18);
    expect(parts('330921')).toBeGreaterThanOrEqual(20);
    expect(parts('330903')).toBeGreaterThanOrEqual(30);
    expect(parts('330225')).toBeGreaterThanOrEqual(15);
    expect(parts('330305')).toBeGreaterThanOrEqual(10);
    // 嵊山, 枸杞, 东极, 南麂 and 大陈: small, far from the coast and inhabited.
    for (const [lon, lat, code] of [
      [122.81, 30.727, '330922'],
      [122.77, 30.718, '330922'],
      [122.68, 30.197, '330903'],
      [121.083, 27.46, '330326'],
      [121.9, 28.45, '331002'],
    ] as const)
      expect(countyLocator(built.counties).countyNear([lon, lat], 1500)).toBe(code);
  });
});

function signedArea(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  return ring.slice(1).reduce((total, [x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring[i] ?? [];
    return total + (px - x0) * (y - y0) - (x - x0) * (py - y0);
  }, 0);
}
