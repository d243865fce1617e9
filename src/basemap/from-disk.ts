import { existsSync, readdirSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpecError } from '../print/failure.ts';
import { addressedTiles, archivedTiles, fetched, type TileSource, unreadable } from './tile-source.ts';

/**
 * Opens a basemap for the command line: an address with `{z}/{x}/{y}`, a PMTiles file, or a folder of tiles `z/x/y.pbf`.
 * @throws SpecError where it is none of these
 */
export async function basemapFromDisk(source: string): Promise<TileSource> {
  if (/^https?:/.test(source)) {
    const template = source.includes('{z}') ? source : `${source.replace(/\/$/, '')}/{z}/{x}/{y}.pbf`;
    return addressedTiles(source, template, fetched);
  }
  if (!existsSync(source)) throw unreadable(source, 'ENOENT');
  if (statSync(source).isFile()) return archivedTiles(source, fileSource(source));
  const levels = readdirSync(source)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  if (levels.length === 0) throw new SpecError({ kind: 'basemap', source, why: 'no-tiles' });
  return addressedTiles(source, join(source, '{z}/{x}/{y}.pbf'), readTile, [
    Math.min(...levels),
    Math.max(...levels),
  ]);
}

async function readTile(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return existsSync(path) ? new Uint8Array(await readFile(path)) : undefined;
}

/** A file as PMTiles reads it: by pieces. */
const fileSource = (path: string): Parameters<typeof archivedTiles>[1] => ({
  getKey: () => path,
  async getBytes(offset, length) {
    const file = await open(path);
    try {
      const data = new Uint8Array(length);
      const { bytesRead } = await file.read(data, 0, length, offset);
      return { data: data.buffer.slice(0, bytesRead) };
    } finally {
      await file.close();
    }
  },
});
