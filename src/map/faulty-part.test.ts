import { expect, it } from 'vitest';
import { SOURCE_IDS, TILE_SOURCE_IDS } from '../../styles/sources.ts';
import { faultyPart } from './faulty-part.ts';
import { tileLoader } from './tile-protocol.ts';

const broken = new Error('it broke');

it('names the part of the map that uses the source of an error', () => {
  const part = (sourceId?: string) => faultyPart({ error: broken, ...(sourceId ? { sourceId } : {}) });
  expect([part('network'), part('ground'), part('labels')]).toEqual(['network', 'ground', 'names']);
  for (const source of [...SOURCE_IDS, ...TILE_SOURCE_IDS]) expect(part(source), source).not.toBe('map');
  expect([part(), part('toString')]).toEqual(['map', 'map']);
});

const load = (url: string): Promise<Error> =>
  tileLoader(() => Promise.reject(broken))({ url }, new AbortController()).then(
    () => new Error('loaded'),
    (error: Error) => error,
  );

it('ignores aborted requests, and tiles that could not be cut, which the analysis reports', async () => {
  const error = new DOMException('no longer wanted', 'AbortError');
  expect(faultyPart({ error, sourceId: 'corridor' })).toBeNull();
  const { message } = await load('atlas-tile://corridor/1/7/106/52');
  // The form in which it returns from MapLibre's worker.
  expect(faultyPart({ error: new Error(message), sourceId: 'corridor' })).toBeNull();
  expect(faultyPart({ error: await load('atlas-tile://roads/1/7/106/52'), sourceId: 'corridor' })).toBe(
    'answers',
  );
});
