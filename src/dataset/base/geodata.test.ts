import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { FILE_URLS } from './files.ts';
import type { FileName } from './files.ts';
import { loadGazetteer, loadNetwork, loadPlaces, loadPlaceTravel, loadStories, loadTitles } from './load.ts';

afterEach(() => vi.unstubAllGlobals());

it('accepts every committed file', async () => {
  vi.stubGlobal('fetch', async (url: string) => {
    const file = (Object.keys(FILE_URLS) as FileName[]).find((name) => FILE_URLS[name] === url) ?? '';
    return new Response(readFileSync(join(import.meta.dirname, '../../../geodata', file)));
  });
  const failures: unknown[] = [];
  const network = await loadNetwork({ onFailure: (failure) => failures.push(failure) });
  expect(failures).toEqual([]);
  expect(network.axes.size).toBe(87);
  expect(await loadStories()).toMatchObject({ ok: true });
  expect(await loadGazetteer()).toMatchObject({ ok: true });
  expect(await loadPlaces()).toMatchObject({ ok: true });
  expect(await loadPlaceTravel()).toMatchObject({ ok: true });
  expect(await loadTitles()).toMatchObject({ ok: true });
});
