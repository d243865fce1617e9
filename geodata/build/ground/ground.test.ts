import type { Bbox } from '../../../src/domain/view.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, Geometry, LineString, Point, Polygon, Position } from 'geojson';
import { gunzipSync } from 'fflate';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { beforeAll, describe, expect, it } from 'vitest';
import { polygonsOf } from '../../../src/domain/polygons.ts';
import { areaKm2, cleaned } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { AreaIndex, EdgeIndex } from '../../../src/spatial/geometry/edges.ts';
import { FAR_FRAME, FRAME, isWithin } from './frame.ts';
import { planarM } from '../../../src/spatial/geometry/planar.ts';
import { type Heights } from '../../../src/spatial/geometry/heights.ts';
import { readHeights } from './read-inputs.ts';
import { OPEN_ENDS } from './rivers.ts';
import { openSeams, type Road } from './roads.ts';

const geodata = join(import.meta.dirname, '../..');
const ground = join(geodata, 'ground');
const read = <P, G extends Geometry>(file: string): Feature<G, P>[] =>
  (JSON.parse(readFileSync(join(geodata, file), 'utf8')) as { features: Feature<G, P>[] }).features;
const rowsOf = <P, G extends Geometry>(file: string): Feature<G, P>[] => read(`ground/${file}.geojson`);

function listPositions(value: unknown): Position[] {
  if (!Array.isArray(value)) return [];
  return typeof value[0] === 'number' ? [value as Position] : value.flatMap(listPositions);
}

/** With a margin for the rounding of coordinates to five decimals. */
const widened = ([west, south, east, north]: Bbox, by = 2e-5): Bbox => {
  return [west - by, south - by, east + by, north + by];
};

interface Land {
  kind: string;
  name?: string;
  areaKm2: number;
}
const land = rowsOf<Land, Polygon>('land');
const water = rowsOf<Land, Polygon>('water');
const landIndex = new AreaIndex(land.map(({ geometry }) => geometry.coordinates));
const waterIndex = new AreaIndex(water.map(({ geometry }) => geometry.coordinates));
const landEdges = new EdgeIndex(land.flatMap(({ geometry }) => geometry.coordinates));
const waterEdges = new EdgeIndex(water.flatMap(({ geometry }) => geometry.coordinates));

describe('land and water', () => {
  it('is valid: cleaning a polygon changes nothing of its area, so no ring crosses itself', () => {
    for (const { geometry, properties } of [...land, ...water]) {
      const whole = areaKm2(geometry.coordinates);
      const clean = cleaned([geometry.coordinates]).reduce((sum, of) => sum + areaKm2(of), 0);
      expect(Math.abs(whole - clean), `${properties.kind} ${properties.name ?? ''}`).toBeLessThan(
        0.001 + whole * 1e-6,
      );
      expect(properties.areaKm2).toBeCloseTo(whole, 1);
    }
  });

  it('fills the frame once: land and sea together are the frame', () => {
    const sum = (rows: Feature<Polygon, Land>[]): number =>
      rows.reduce((km2, { geometry }) => km2 + areaKm2(geometry.coordinates), 0);
    const sea = water.filter(({ properties }) => properties.kind === 'sea');
    const frame = areaKm2([
      [
        [FRAME[0], FRAME[1]],
        [FRAME[2], FRAME[1]],
        [FRAME[2], FRAME[3]],
        [FRAME[0], FRAME[3]],
        [FRAME[0], FRAME[1]],
      ],
    ]);
    expect(Math.abs(sum(land) + sum(sea) - frame) / frame).toBeLessThan(2e-4);
  });

  it.each([
    ['舟山岛', 490, 525],
    ['岱山岛', 100, 120],
    ['普陀山', 11, 13],
  ])('has %s with the published area', (name, least, most) => {
    const found = land.filter(({ properties }) => properties.name === name);
    expect(found).toHaveLength(1);
    expect(found[0]!.properties.kind).toBe('province');
    expect(found[0]!.properties.areaKm2).toBeGreaterThan(least);
    expect(found[0]!.properties.areaKm2).toBeLessThan(most);
  });

  it.each([
    ['province', '嵊泗', [122.4649, 30.713]],
    ['province', '小洋山', [122.084, 30.622]],
    ['province', '南麂岛', [121.065, 27.465]],
    ['province', '钱塘新区', [120.55, 30.3]],
    ['neighbour', '崇明岛', [121.785, 31.535]],
    ['neighbour', '大嵛山岛', [120.348, 26.947]],
    ['neighbour', '浦东', [121.8, 31.1]],
    ['neighbour', '黄山', [118.32, 29.71]],
  ] as const)('gives to the %s: %s', (kind, _name, at) => {
    expect(land[landIndex.holding([...at])]?.properties.kind).toBe(kind);
  });
});

describe('points of the network', () => {
  const points = ['towns.geojson', 'villages.geojson'].flatMap((file) => read<{ code: string }, Point>(file));
  const seats = read<{ code: string; seat: { lon: number; lat: number } }, Polygon>('counties.geojson').map(
    ({ properties: { code, seat } }) => ({ code, at: [seat.lon, seat.lat] }),
  );

  // The source's grid is 17 m; one village of 嵊山 is on the quay, 3 m outside its shore.
  it('lie on land, or within the 17 m of the grid of its shore', () => {
    const all = [
      ...points.map(({ properties, geometry }) => ({ code: properties.code, at: geometry.coordinates })),
      ...seats,
    ];
    expect(all.length).toBeGreaterThan(800);
    const off = all
      .filter(({ at }) => landIndex.holding(at) === -1 && landEdges.nearest(at, 17) === null)
      .map(({ code, at }) => `${code} ${String(at)} ${Math.round(landEdges.nearest(at, 9000)?.m ?? NaN)} m`);
    expect(off).toEqual([]);
  });
});

describe('rivers', () => {
  const rivers = rowsOf<{ name?: string; rank: number; inWater?: true; trust: string }, LineString>('rivers');
  const lines = new EdgeIndex(rivers.map(({ geometry }) => geometry.coordinates));

  it('end in a river, a lake, the sea or at the frame', () => {
    const lost = rivers
      .filter(({ properties, geometry }, i) => {
        const end = geometry.coordinates.at(-1)!;
        const edge = Math.min(end[0]! - FRAME[0], FRAME[2] - end[0]!, end[1]! - FRAME[1], FRAME[3] - end[1]!);
        if (edge < 0.021 || waterIndex.holding(end) !== -1 || (waterEdges.nearest(end, 30)?.m ?? 99) < 30)
          return false;
        return lines.nearest(end, 30, (line) => line !== i) === null && !OPEN_ENDS.has(properties.name ?? '');
      })
      .map(({ properties, geometry }) => `${properties.name ?? ''} ${String(geometry.coordinates.at(-1))}`);
    expect(lost).toEqual([]);
  });

  it('keeps the line of a river inside its own water and says so', () => {
    const inside = rivers.filter(({ properties }) => properties.inWater);
    expect(inside.length).toBeGreaterThan(30);
    const names = new Set(inside.map(({ properties }) => properties.name));
    for (const name of ['钱塘江', '富春江', '兰江', '瓯江', '甬江']) expect(names).toContain(name);
  });
});

describe('roads', () => {
  it('are continuous: no end within 100 m of another end of its class is unconnected', () => {
    const roads = rowsOf<Omit<Road, 'line'>, LineString>('roads').map(({ properties, geometry }): Road => ({
      ...properties,
      line: geometry.coordinates,
    }));
    expect(roads.length).toBeGreaterThan(3000);
    expect(openSeams(roads)).toEqual([]);
  });
});

describe('summits and heights', () => {
  const heights: Heights = readHeights(join(geodata, 'inputs/ground'));

  // A summit is lower in a grid of 430 m; the highest of the nine cells around it is what its error was measured with.
  it('agree within the error of the source: median −35 m, nine in ten from −114 to +63 m', () => {
    const { width, height, metres } = heights;
    const apart = rowsOf<{ elevationM: number }, Point>('summits')
      .map(({ properties, geometry }) => {
        const [lon = 0, lat = 0] = geometry.coordinates;
        const x = Math.floor(((lon - FRAME[0]) / (FRAME[2] - FRAME[0])) * width);
        const y = Math.floor(((FRAME[3] - lat) / (FRAME[3] - FRAME[1])) * height);
        const rows = [-1, 0, 1].flatMap((dy) => [
          ...metres.subarray((y + dy) * width + x - 1, (y + dy) * width + x + 2),
        ]);
        return Math.max(...rows) - properties.elevationM;
      })
      .toSorted((a, b) => a - b);
    const at = (share: number): number => apart[Math.floor(share * apart.length)]!;
    expect(apart.length).toBeGreaterThan(90);
    expect(Math.abs(at(0.5) + 35)).toBeLessThan(30);
    expect(at(0.1)).toBeGreaterThan(-160);
    expect(at(0.9)).toBeLessThan(80);
  });
});

describe('files', () => {
  it.each([
    ['land', FRAME],
    ['water', FRAME],
    ['bands', FRAME],
    ['built-up', FRAME],
    ['summits', FRAME],
    ['airports', FRAME],
    ['names', FAR_FRAME],
  ] as const)('%s stays inside its frame', (file, frame) => {
    const outside = rowsOf<object, Exclude<Geometry, { type: 'GeometryCollection' }>>(file).flatMap(
      ({ geometry }) => listPositions(geometry.coordinates).filter((at) => !isWithin(at, widened(frame))),
    );
    expect(outside).toEqual([]);
  });

  it('each band lies within the one below it', () => {
    const bands = rowsOf<{ fromM: number }, Geometry>('bands');
    expect(bands.map(({ properties }) => properties.fromM)).toEqual([100, 300, 600, 1000]);
    const areas = bands.map(({ geometry }) =>
      polygonsOf(geometry as Polygon).reduce((sum, polygon) => sum + areaKm2(polygon as Rings), 0),
    );
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
  });
});

describe('relief', () => {
  let grey: (at: Position) => number;
  beforeAll(async () => {
    const picture = await loadImage(join(ground, 'relief.webp'));
    const canvas = createCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
    const [top, bottom] = [mercator(FRAME[3]), mercator(FRAME[1])];
    grey = ([lon = 0, lat = 0]) => {
      const x = Math.floor(((lon - FRAME[0]) / (FRAME[2] - FRAME[0])) * picture.width);
      const y = Math.floor(((top - mercator(lat)) / (top - bottom)) * picture.height);
      return data[(y * picture.width + x) * 4]!;
    };
  });

  it.each([
    ['嘉兴', [120.75, 30.72]],
    ['慈溪', [121.3, 30.2]],
    ['东海', [122.9, 28.5]],
    ['the edge', [117.72, 29]],
  ] as const)('is plain at %s', (_name, [lon, lat]) => {
    for (const d of [-0.01, 0, 0.01]) expect(Math.abs(grey([lon + d, lat + d]) - 128)).toBeLessThan(6);
  });

  it('has light and dark slopes in the mountains of 庆元 and 龙泉', () => {
    const greys = Array.from({ length: 400 }, (_, i) =>
      grey([119 + (i % 20) * 0.01, 27.8 + Math.floor(i / 20) * 0.01]),
    );
    expect(Math.min(...greys)).toBeLessThan(100);
    expect(Math.max(...greys)).toBeGreaterThan(140);
  });
});

/** An archive in memory. */
class BytesSource implements Source {
  constructor(private readonly bytes: Uint8Array) {}
  getKey = (): string => 'ground';
  getBytes = async (offset: number, length: number): Promise<RangeResponse> => ({
    data: Uint8Array.from(this.bytes.subarray(offset, offset + length)).buffer,
  });
}

describe('tiles', () => {
  const archive = new PMTiles(
    new BytesSource(readFileSync(join(ground, 'ground.pmtiles'))),
    undefined,
    async (data) => Uint8Array.from(gunzipSync(new Uint8Array(data))).buffer,
  );
  const layersAt = async (z: number, x: number, y: number): Promise<VectorTile['layers']> => {
    const tile = await archive.getZxy(z, x, y);
    expect(tile, `${z}/${x}/${y}`).toBeDefined();
    return new VectorTile(new PbfReader(new Uint8Array(tile!.data))).layers;
  };

  it('cover the bounds that the header states', async () => {
    const header = await archive.getHeader();
    expect([header.minZoom, header.maxZoom]).toEqual([4, 9]);
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([...FAR_FRAME]);
    for (const [z, x, y] of [
      [6, 54, 27],
      [6, 52, 25],
      [9, 420, 200],
      [9, 440, 215],
    ] as const)
      expect(Object.keys(await layersAt(z, x, y)).length).toBeGreaterThan(0);
  });

  it.each([
    [5, 26, 13, ['land', 'water', 'bands', 'rivers', 'roads', 'names']],
    [7, 106, 53, ['land', 'water', 'bands', 'rivers', 'roads', 'railways', 'builtup', 'names']],
    [9, 426, 211, ['land', 'water', 'rivers', 'roads', 'stations', 'summits', 'names']],
  ] as const)('hold their layers at %i/%i/%i', async (z, x, y, layers) => {
    expect(Object.keys(await layersAt(z, x, y))).toEqual(expect.arrayContaining([...layers]));
  });

  it('draw an island and its hole in the sea with one outline', async () => {
    const layers = await layersAt(7, 107, 53);
    const corners = (layer: string, kind: string): string[][] =>
      Array.from({ length: layers[layer]!.length }, (_, i) => layers[layer]!.feature(i))
        .filter(({ properties }) => properties.kind === kind)
        .flatMap((feature) => feature.loadGeometry())
        .map((ring) => ring.map(({ x, y }) => `${x} ${y}`));
    const sea = new Set(corners('water', 'sea').flat());
    const islands = corners('land', 'province').filter((ring) => ring.length < 40);
    expect(islands.length).toBeGreaterThan(20);
    const apart = islands.filter((ring) => ring.some((corner) => !sea.has(corner)));
    expect(apart.length / islands.length).toBeLessThan(0.1);
  });

  it('show small roads and schematic railways only at the zooms stated for them', async () => {
    const kinds = async (
      z: number,
      x: number,
      y: number,
      layer: string,
      key: string,
    ): Promise<Set<unknown>> => {
      const found = (await layersAt(z, x, y))[layer];
      return new Set(Array.from({ length: found?.length ?? 0 }, (_, i) => found!.feature(i).properties[key]));
    };
    expect(await kinds(6, 53, 26, 'roads', 'class')).toEqual(new Set(['motorway']));
    expect(await kinds(9, 426, 211, 'roads', 'class')).toContain('primary');
    expect(await kinds(7, 106, 53, 'railways', 'kind')).toContain('high-speed');
    expect(await kinds(9, 426, 211, 'railways', 'kind')).not.toContain('high-speed');
  });

  it('is small enough: all tiles under 2.6 MB, relief under 450 KB', () => {
    expect(readFileSync(join(ground, 'ground.pmtiles')).length).toBeLessThan(2.6e6);
    expect(readFileSync(join(ground, 'relief.webp')).length).toBeLessThan(450_000);
  });
});

it('measures distances on the plane within a thousandth', () => {
  expect(planarM([120, 29], [121, 29])).toBeGreaterThan(97_000);
  expect(planarM([120, 29], [121, 29])).toBeLessThan(97_400);
});
