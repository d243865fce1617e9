import { existsSync, readdirSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unusable } from './fault.ts';
import { openVector } from './open.ts';
import { addressedTiles, archivedTiles, type TileSource } from './tile-source.ts';

/**
 * Opens a basemap for the command line: an address (`openVector`), a PMTiles file, or a folder of tiles `z/x/y.pbf`.
 * @throws SpecError if it is none of these
 */
export async function basemapFromDisk(source: string): Promise<TileSource> {
  if (/^https?:/.test(source)) return openVector(source, { page: source, allowed: 'any' });
  if (!existsSync(source)) throw unusable(source, 'absent');
  const { size } = statSync(source);
  if (statSync(source).isFile()) return archivedTiles(source, fileSource(source, size));
  const levels = namesIn(source)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  if (levels.length === 0) throw unusable(source, 'no-tiles');
  return addressedTiles(source, join(source, '{z}/{x}/{y}.pbf'), readTile, [
    Math.min(...levels),
    Math.max(...levels),
  ]);
}

function namesIn(source: string): string[] {
  try {
    return readdirSync(source);
  } catch {
    throw unusable(source, 'unreadable');
  }
}

async function readTile(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return existsSync(path) ? new Uint8Array(await readFile(path)) : undefined;
}

/** A file as a PMTiles source that reads ranges. A damaged header may request ranges beyond its size in bytes. */
const fileSource = (path: string, size: number): Parameters<typeof archivedTiles>[1] => ({
  getKey: () => path,
  async getBytes(offset, length) {
    const file = await open(path);
    try {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const data = new Uint8Array(wanted);
      const { bytesRead } = await file.read(data, 0, wanted, offset);
      return { data: data.buffer.slice(0, bytesRead) };
    } finally {
      await file.close();
    }
  },
});
