import { expect, it } from 'vitest';
import { loadOnce } from './load-once.ts';

it('loads once for calls at the same time and later, and again only after a failure', async () => {
  let loads = 0;
  const load = loadOnce((name: string) =>
    ++loads === 1 ? Promise.reject(new Error(name)) : Promise.resolve(`${name} ${loads}`),
  );
  await expect(Promise.all([load('a'), load('b')])).rejects.toThrow('a');
  expect(loads).toBe(1);
  expect(await Promise.all([load('c'), load('d')])).toEqual(['c 2', 'c 2']);
  expect([await load('e'), loads]).toEqual(['c 2', 2]);
});
