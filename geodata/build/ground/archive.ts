import type { Bbox } from '../../../src/domain/view.ts';
import { gzipSync } from 'fflate';
import {
  Compression,
  type Entry,
  HEADER_SIZE_BYTES,
  headerToBytes,
  serializeDir,
  TileType,
  zxyToTileID,
} from 's2-pmtiles';

export interface Tile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
}

/** Offset of the bounds in the header of PMTiles 3; the centre follows them. All are four-byte integers of 10⁻⁷ degrees. */
const BOUNDS_AT = 102;
const CENTRE_AT = 118;
/** PMTiles requires that the root directory ends within the first 16 KB of the file, so that one request reads header and directory. */
const FIRST_REQUEST_BYTES = 16_384;

/**
 * Writes one PMTiles 3 archive. Equal tiles are stored once; everything is compressed by gzip without a date, so equal input gives equal
 * bytes.
 */
export function buildArchive(tiles: readonly Tile[], bounds: Bbox, metadata: object): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileID(tile.z, tile.x, tile.y), ...tile }))
    .toSorted((a, b) => a.id - b.id);
  const stored = new Map<string, { offset: number; length: number }>();
  const blobs: Uint8Array[] = [];
  const entries: Entry[] = [];
  let size = 0;
  for (const { id, bytes } of sorted) {
    const text = Buffer.from(bytes).toString('latin1');
    let place = stored.get(text);
    if (!place) {
      const blob = gzip(bytes);
      place = { offset: size, length: blob.length };
      stored.set(text, place);
      blobs.push(blob);
      size += blob.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.tileID + last.runLength === id) last.runLength++;
    else entries.push({ tileID: id, ...place, runLength: 1 });
  }
  const directory = gzip(serializeDir(entries));
  const about = gzip(Buffer.from(JSON.stringify(metadata)));
  if (HEADER_SIZE_BYTES + directory.length > FIRST_REQUEST_BYTES)
    throw new Error(
      `tiles: a root directory of ${directory.length} bytes is too long; leaf directories are wanted`,
    );
  const aboutAt = HEADER_SIZE_BYTES + directory.length;
  const tilesAt = aboutAt + about.length;
  const zooms = tiles.map(({ z }) => z);
  const header = headerToBytes({
    specVersion: 3,
    rootDirectoryOffset: HEADER_SIZE_BYTES,
    rootDirectoryLength: directory.length,
    jsonMetadataOffset: aboutAt,
    jsonMetadataLength: about.length,
    leafDirectoryOffset: tilesAt,
    leafDirectoryLength: 0,
    tileDataOffset: tilesAt,
    tileDataLength: size,
    numAddressedTiles: tiles.length,
    numTileEntries: entries.length,
    numTileContents: blobs.length,
    clustered: true,
    internalCompression: Compression.Gzip,
    tileCompression: Compression.Gzip,
    tileType: TileType.Pbf,
    minZoom: Math.min(...zooms),
    maxZoom: Math.max(...zooms),
  });
  writePlace(header, bounds, Math.min(...zooms));
  return Buffer.concat([header, directory, about, ...blobs]);
}

/** The library leaves bounds and centre at 0, which a map would take for an empty archive. */
function writePlace(header: Uint8Array, [west, south, east, north]: Bbox, zoom: number): void {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const write = (at: number, degrees: number): void => view.setInt32(at, Math.round(degrees * 1e7), true);
  [west, south, east, north].forEach((degrees, i) => write(BOUNDS_AT + 4 * i, degrees));
  view.setUint8(CENTRE_AT, zoom);
  write(CENTRE_AT + 1, (west + east) / 2);
  write(CENTRE_AT + 5, (south + north) / 2);
}

const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9, mtime: 0 });
