import type { Bbox } from '../../../src/domain/view.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from 'fast-png';
import type { Position } from 'geojson';
import { FRAME } from '../ground/frame.ts';
import { computeBounds as ringBounds } from '../../../src/spatial/geometry/planar.ts';

const OUTPUT = resolve(dirname(fileURLToPath(import.meta.url)), '../../inputs/ground/heights.png');
/** 15″ cells over the frame. */
const SIZE = { width: 1344, height: 1176 } as const;
const USAGE = `npx tsx geodata/build/fetch/heights.ts <raster> [west south east north]
  <raster>  anything GDAL reads (needs gdalwarp), or with bounds in degrees a 16-bit grey PNG of metres, rows from the north`;

interface Grid {
  width: number;
  height: number;
  bounds: Bbox;
  metres: ArrayLike<number>;
}

/** Rounding errors of the corners in the source are below this, degrees: far below a cell. */
const ROUNDING_DEG = 1e-6;

function checkCover(bounds: Bbox): void {
  const [west, south, east, north] = bounds;
  if (
    west > FRAME[0] + ROUNDING_DEG ||
    south > FRAME[1] + ROUNDING_DEG ||
    east < FRAME[2] - ROUNDING_DEG ||
    north < FRAME[3] - ROUNDING_DEG
  )
    throw new Error(`heights: ${bounds.join(', ')} does not cover the frame ${FRAME.join(', ')}`);
}

/**
 * A grid of metres resampled to the frame and to 15″ cells, bilinear between the four nearest cells of the source; heights below the sea
 * become 0.
 * @throws Error where the source does not cover the frame
 */
export function toFrame({ width, height, bounds, metres }: Grid): Uint16Array {
  checkCover(bounds);
  const [west, south, east, north] = bounds;
  const out = new Uint16Array(SIZE.width * SIZE.height);
  const place = (share: number, count: number): [number, number] => {
    const at = Math.min(count - 1, Math.max(0, share * count - 0.5));
    const first = Math.min(Math.max(0, count - 2), Math.floor(at));
    return [first, at - first];
  };
  for (let y = 0; y < SIZE.height; y++) {
    const lat = FRAME[3] - ((y + 0.5) / SIZE.height) * (FRAME[3] - FRAME[1]);
    const [row, fy] = place((north - lat) / (north - south), height);
    for (let x = 0; x < SIZE.width; x++) {
      const lon = FRAME[0] + ((x + 0.5) / SIZE.width) * (FRAME[2] - FRAME[0]);
      const [column, fx] = place((lon - west) / (east - west), width);
      const at = (dx: number, dy: number): number => metres[(row + dy) * width + column + dx] ?? 0;
      const value =
        (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
      out[y * SIZE.width + x] = Math.min(65_535, Math.max(0, Math.round(value)));
    }
  }
  return out;
}

/** Bounds of a raster in degrees. They are checked because gdalwarp would fill missing cells with 0, as if they were sea. */
function readBounds(raster: string): Bbox {
  const { error, status, stdout, stderr } = spawnSync('gdalinfo', ['-json', raster], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (error) throw new Error('heights: gdalinfo could not be started; install GDAL', { cause: error });
  if (status !== 0) throw new Error(`heights: GDAL could not read ${raster}: ${stderr.trim()}`);
  const { wgs84Extent } = JSON.parse(stdout) as { wgs84Extent?: { coordinates: Position[][] } };
  if (!wgs84Extent) throw new Error(`heights: ${raster} does not say where on earth it lies`);
  return ringBounds(wgs84Extent.coordinates.flat());
}

/**
 * Cuts any raster to the frame with GDAL.
 * @throws Error where GDAL is not there or cannot read it, or where it does not cover the frame
 */
export function warped(raster: string): Grid {
  checkCover(readBounds(raster));
  const folder = mkdtempSync(join(tmpdir(), 'heights-'));
  try {
    const file = join(folder, 'frame.envi');
    const { width, height } = SIZE;
    const target = ['-t_srs', 'EPSG:4326', '-te', ...FRAME.map(String), '-ts', String(width), String(height)];
    const form = ['-r', 'bilinear', '-ot', 'Int16', '-of', 'ENVI', '-co', 'INTERLEAVE=BSQ', '-overwrite'];
    const done = spawnSync('gdalwarp', [...target, ...form, raster, file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (done.error)
      throw new Error('heights: gdalwarp could not be started; install GDAL', { cause: done.error });
    if (done.status !== 0) throw new Error(`heights: gdalwarp could not read ${raster}`);
    const bytes = readFileSync(file);
    const metres = Array.from({ length: width * height }, (_, i) => bytes.readInt16LE(i * 2));
    return { width, height, bounds: FRAME, metres };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A 16-bit grey PNG of metres.
 * @throws Error where it has other channels or bits
 */
export function fromPng(bytes: Uint8Array, bounds: Bbox): Grid {
  const { width, height, data, depth, channels } = decode(bytes);
  if (depth !== 16 || channels !== 1)
    throw new Error(`heights: the PNG has ${channels} channels of ${depth} bits; one of 16 is wanted`);
  return { width, height, bounds, metres: data };
}

function main([raster, ...edges]: readonly string[]): void {
  const bounds = edges.map(Number);
  if (raster === undefined || (edges.length !== 0 && (edges.length !== 4 || bounds.some(Number.isNaN))))
    throw new Error(USAGE);
  const grid = edges.length === 4 ? fromPng(readFileSync(raster), bounds as unknown as Bbox) : warped(raster);
  const data = toFrame(grid);
  writeFileSync(OUTPUT, encode({ ...SIZE, data, depth: 16, channels: 1 }));
  console.log(`${OUTPUT}: ${SIZE.width} × ${SIZE.height}. Now: npm run geodata`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
