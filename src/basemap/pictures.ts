import { plainText } from '../domain/text-form.ts';
import type { DemEncoding } from '../domain/basemap.ts';
import { tileUrl, withKey } from '../domain/basemap-address.ts';
import { unusable } from './fault.ts';
import { type Access, readBytes, request } from './request.ts';

/** Longest part of what a server said that is quoted, characters. */
const QUOTED = 80;
/** Words by which servers refuse a key in a text. */
const ABOUT_KEY = /key|token|密钥|权限|认证|授权/i;

/**
 * A picture of a tile; undefined if there is none.
 * @param name name of the basemap in failures
 * @throws SpecError with the cause if it does not come, or is no picture: servers answer a wrong key with a text
 */
export async function picture(
  name: string,
  template: string,
  [z, x, y]: readonly [number, number, number],
  access: Access,
  signal?: AbortSignal,
): Promise<ImageBitmap | undefined> {
  const address = tileUrl(withKey(template, access.key), z, x, y);
  const response = await request(name, address, access, signal ? { signal } : {});
  if (!response) return undefined;
  const bytes = await readBytes(name, response);
  if (bytes.length === 0) return undefined;
  return createImageBitmap(new Blob([bytes])).catch(() => {
    const said = saidIn(bytes);
    throw unusable(name, ABOUT_KEY.test(said) ? 'key' : 'not-picture', said);
  });
}

/** What a server said in the place of a picture: the text of a JSON or of markup, shortened; empty if it is none. */
export function saidIn(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4096));
    const { msg, message, error } = /^\s*\{/.test(text) ? (JSON.parse(text) as Record<string, unknown>) : {};
    const said = [msg, message, error, text.replaceAll(/<[^>]*>/g, ' ')].find(
      (each): each is string => typeof each === 'string',
    );
    return plainText((said ?? '').replaceAll(/\s+/g, ' ')).slice(0, QUOTED);
  } catch {
    return '';
  }
}

/** Red, green and blue of the height 0: https://github.com/tilezen/joerd/blob/master/docs/formats.md, https://docs.mapbox.com/data/tilesets/reference/mapbox-terrain-dem-v1/ */
const SEA_LEVEL: Readonly<Record<DemEncoding, readonly [number, number, number]>> = {
  terrarium: [128, 0, 0],
  mapbox: [1, 134, 160],
};

/** A picture that shows nothing; of heights, one at sea level, of the size of the others, since MapLibre joins neighbours. */
export function emptyPicture(sizePx: number, encoding?: DemEncoding): Promise<ImageBitmap> {
  const image = new ImageData(encoding ? sizePx : 1, encoding ? sizePx : 1);
  if (encoding)
    for (let i = 0; i < image.data.length; i += 4) image.data.set([...SEA_LEVEL[encoding], 255], i);
  return createImageBitmap(image);
}
