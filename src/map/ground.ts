import { addProtocol } from 'maplibre-gl';
import { PMTiles } from 'pmtiles';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { GROUND_PROTOCOL } from '../../styles/sources.ts';
import { ArchiveSource } from './archive-source.ts';
import { parseGroundAddress } from './ground-address.ts';
import type { GroundFiles } from './options.ts';
import { tintedRelief } from './tinted-relief.ts';

/** Longer than a slow line takes; after that the map says that the ground is missing. */
const DEADLINE_MS = 30_000;

/**
 * Lets MapLibre fetch tiles and relief of the ground from their two files. Settles when the archive is there and can be read.
 * @throws Error where it cannot
 */
export async function serveGround({ tiles, relief }: GroundFiles): Promise<void> {
  const archive = new PMTiles(new ArchiveSource(tiles, DEADLINE_MS));
  // Both files at once: what is told of a missing relief is told when the map asks for it.
  greyRelief(relief).catch(() => {});
  await archive.getHeader();
  addProtocol(GROUND_PROTOCOL, async ({ url }, { signal }) => {
    const request = parseGroundAddress(url);
    if (!request) throw new Error(`nothing of the ground has the address ${url}`);
    if (request.kind === 'relief') return { data: await reliefPicture(relief, request.flavour) };
    const tile = await archive.getZxy(request.z, request.x, request.y, signal);
    // Where the archive has no tile there is nothing to draw.
    return { data: tile?.data ?? new ArrayBuffer(0) };
  });
}

let grey: Promise<ImageData> | null = null;

/** The relief in the colours of a flavour. */
async function reliefPicture(address: string, flavour: FlavourName): Promise<ImageBitmap> {
  const { data, width, height } = await greyRelief(address);
  return createImageBitmap(new ImageData(tintedRelief(data, FLAVOURS[flavour]), width, height));
}

const greyRelief = (address: string): Promise<ImageData> =>
  (grey ??= toGrey(address).catch((error: unknown) => {
    grey = null;
    throw error;
  }));

async function toGrey(address: string): Promise<ImageData> {
  const response = await fetch(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const picture = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas for the relief');
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
