import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { FeatureCollection, Geometry } from 'geojson';
import { FRAME } from './frame.ts';
import type { Heights } from '../../../src/spatial/geometry/heights.ts';

export interface Row<P, G extends Geometry = Geometry> {
  properties: P;
  geometry: G;
}

/**
 * The rows of one extract.
 * @throws Error naming the file where it cannot be read or is no feature collection
 */
export function readRows<P, G extends Geometry>(folder: string, file: string): Row<P, G>[] {
  const path = join(folder, file);
  const read = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<G, P>;
  if (read.type !== 'FeatureCollection') throw new Error(`${path}: not a GeoJSON feature collection`);
  return read.features;
}

/**
 * Heights of the frame in metres above the sea from a 16-bit grey PNG, rows from the north.
 * @throws Error naming what is wrong with the image
 */
export function readHeights(folder: string): Heights {
  const path = join(folder, 'heights.png');
  const { width, height, data, depth, channels } = decode(readFileSync(path));
  if (depth !== 16 || channels !== 1)
    throw new Error(`${path}: ${channels} channels of ${depth} bits; one channel of 16 bits is wanted`);
  return { width, height, bounds: FRAME, metres: Float32Array.from(data) };
}
