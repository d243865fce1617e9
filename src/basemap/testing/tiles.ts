import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, Position } from 'geojson';
import GeoJSONVT from 'geojson-vt';

/** Zoom level of the test tiles, and its tiles around 武义. */
export const LEVEL = 9;
const CELLS = { x: [425, 428], y: [210, 214] } as const;

export interface TestTile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
}

export const line = (properties: Feature['properties'], ...coordinates: Position[]): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});

export const square = (
  properties: Feature['properties'],
  [lon, lat]: readonly [number, number],
  side: number,
): Feature => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + side, lat],
        [lon + side, lat + side],
        [lon, lat + side],
        [lon, lat],
      ],
    ],
  },
});

/** A lake, a tiny lake, the sea, a river, and roads of three kinds around 武义. */
export const TEST_LAYERS = {
  water: [
    square({ class: 'lake' }, [119.8, 28.8], 0.02),
    square({ class: 'lake' }, [119.7, 28.7], 0.0005),
    square({ class: 'ocean' }, [119.6, 28.6], 0.1),
  ],
  waterway: [line({ class: 'river' }, [119.4, 28.7], [120, 28.75])],
  transportation: [
    line({ class: 'motorway' }, [119.4, 28.9], [120, 28.8]),
    line({ class: 'minor' }, [119.7, 28.9], [119.9, 28.9]),
    line({ class: 'rail' }, [119.7, 28.85], [119.9, 28.85]),
  ],
} as const satisfies Record<string, Feature[]>;

/** Cuts layers into vector tiles. */
export function buildTiles(layers: Readonly<Record<string, readonly Feature[]>>): TestTile[] {
  const cut = Object.entries(layers).map(([layer, features]) => {
    const collection = { type: 'FeatureCollection' as const, features: [...features] };
    return [layer, new GeoJSONVT(collection, { maxZoom: LEVEL, indexMaxZoom: LEVEL })] as const;
  });
  const tiles: TestTile[] = [];
  for (let x: number = CELLS.x[0]; x <= CELLS.x[1]; x++)
    for (let y: number = CELLS.y[0]; y <= CELLS.y[1]; y++) {
      const found = cut.flatMap(([layer, index]) => {
        const tile = index.getTile(LEVEL, x, y);
        return tile ? [[layer, tile] as const] : [];
      });
      if (found.length === 0) continue;
      const named = Object.fromEntries(found) as unknown as Parameters<typeof fromGeojsonVt>[0];
      tiles.push({ z: LEVEL, x, y, bytes: fromGeojsonVt(named, { version: 2, extent: 4096 }) });
    }
  return tiles;
}

/** Tile id in an archive: the index of a tile on the Hilbert curve. */
function tileId({ z, x, y }: TestTile): number {
  let id = (4 ** z - 1) / 3;
  let [tx, ty] = [x, y];
  for (let s = 2 ** (z - 1); s >= 1; s /= 2) {
    const [rx, ry] = [(tx & s) > 0 ? 1 : 0, (ty & s) > 0 ? 1 : 0];
    id += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [s - 1 - tx, s - 1 - ty];
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

const VECTOR = 1;

/** Writes tiles into an archive (PMTiles 3, uncompressed). */
export function buildArchive(tiles: readonly TestTile[], metadata: object, tileType = VECTOR): Uint8Array {
  const sorted = tiles.map((tile) => ({ ...tile, id: tileId(tile) })).toSorted((a, b) => a.id - b.id);
  const ids = sorted.map(({ id }, i) => id - (sorted[i - 1]?.id ?? 0));
  let end = 0;
  const offsets = sorted.map(({ bytes }) => (end += bytes.length) - bytes.length + 1);
  const lengths = sorted.map(({ bytes }) => bytes.length);
  const directory = [sorted.length, ...ids, ...sorted.map(() => 1), ...lengths, ...offsets].flatMap(varint);
  const words = [...new TextEncoder().encode(JSON.stringify(metadata))];
  const header = new DataView(new ArrayBuffer(127));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const root = 127;
  const [meta, leaves] = [root + directory.length, root + directory.length + words.length];
  const places = [root, directory.length, meta, words.length, leaves, 0, leaves, end];
  places.forEach((place, i) => header.setBigUint64(8 + 8 * i, BigInt(place), true));
  for (let i = 0; i < 3; i++) header.setBigUint64(72 + 8 * i, BigInt(tiles.length), true);
  // Clustered; directory and tiles uncompressed; tile type; lowest and highest zoom level.
  [1, 1, 1, tileType, LEVEL, LEVEL].forEach((value, i) => header.setUint8(96 + i, value));
  return Buffer.concat([
    new Uint8Array(header.buffer),
    Uint8Array.from([...directory, ...words]),
    ...sorted.map(({ bytes }) => bytes),
  ]);
}
