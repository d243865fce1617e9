import { loadOnce } from '../domain/load-once.ts';
import { addProtocol } from 'maplibre-gl';
import { PMTiles } from 'pmtiles';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { GROUND_PROTOCOL } from '../../styles/sources.ts';
import { ArchiveSource } from './archive-source.ts';
import { parseGroundAddress } from './ground-address.ts';
import type { GroundFiles } from './options.ts';
import { tintedRelief } from './tinted-relief.ts';

/** Timeout of the ground files, ms; after it the map reports that the ground is missing. */
const DEADLINE_MS = 30_000;

/**
 * Registers the protocol by which MapLibre reads tiles and relief of the ground from their two files. Settles when the archive has been opened.
 * @throws Error if it cannot be read
 */
export async function serveGround({ tiles, relief }: GroundFiles): Promise<void> {
  const archive = new PMTiles(new ArchiveSource(tiles, DEADLINE_MS));
  // Loads both files at once; a missing relief is reported when the map requests it. It is decoded then, after the names.
  reliefFile(relief).catch(() => {});
  await archive.getHeader();
  addProtocol(GROUND_PROTOCOL, async ({ url }, { signal }) => {
    const request = parseGroundAddress(url);
    if (!request) throw new Error(`nothing of the ground has the address ${url}`);
    if (request.kind === 'relief') return { data: await reliefPicture(relief, request.flavour) };
    const tile = await archive.getZxy(request.z, request.x, request.y, signal);
    // An empty tile if the archive has none.
    return { data: tile?.data ?? new ArrayBuffer(0) };
  });
}

/** The relief as an image in the colours of a flavour. */
async function reliefPicture(address: string, flavour: FlavourName): Promise<ImageBitmap> {
  const { data, width, height } = await greyRelief(address);
  return createImageBitmap(new ImageData(tintedRelief(data, FLAVOURS[flavour]), width, height));
}

const reliefFile = loadOnce(async (address: string): Promise<Blob> => {
  const response = await fetch(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.blob();
});

const greyRelief = loadOnce(async (address: string): Promise<ImageData> => {
  const picture = await createImageBitmap(await reliefFile(address));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas for the relief');
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
});
