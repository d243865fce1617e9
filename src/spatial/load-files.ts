import type { FileAddresses } from './protocol.ts';
import type { ModelFiles } from './model.ts';

/** Body of a file as JSON; the page has checked the same bytes against their schema. Throws an Error that names the file. */
async function read<T>(address: string, fetching: typeof fetch): Promise<T> {
  const response = await fetching(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

/**
 * Fetches what a model is made of.
 * @throws Error that names the file which does not arrive
 */
export async function loadFiles(files: FileAddresses, fetching: typeof fetch = fetch): Promise<ModelFiles> {
  const [axes, towns, villages, counties, prefectures, province, gazetteer, shores, lakes, { dataDate }] =
    await Promise.all([
      read<ModelFiles['axes']>(files.axes, fetching),
      read<ModelFiles['towns']>(files.towns, fetching),
      read<ModelFiles['villages']>(files.villages, fetching),
      read<ModelFiles['counties']>(files.counties, fetching),
      read<ModelFiles['prefectures']>(files.prefectures, fetching),
      read<ModelFiles['province']>(files.province, fetching),
      read<ModelFiles['gazetteer']>(files.gazetteer, fetching),
      read<NonNullable<ModelFiles['shores']>>(files.shores, fetching),
      read<NonNullable<ModelFiles['lakes']>>(files.lakes, fetching),
      read<{ dataDate: string }>(files.catalogue, fetching),
    ]);
  return { axes, towns, villages, counties, prefectures, province, gazetteer, shores, lakes, dataDate };
}
