import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_ADDRESSES } from '../base/addresses.ts';

/** The text of a committed file of geodata. */
export const readGeodata = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8');

/** The server: the files that the page requests when they are first shown. */
export function fetchGeodata(address: string): Promise<Response> {
  const file = Object.entries(PAGE_ADDRESSES).find(([, known]) => known === address)?.[0];
  return file === undefined
    ? Promise.reject(new Error(`no file at ${address}`))
    : Promise.resolve(new Response(readGeodata(file)));
}
