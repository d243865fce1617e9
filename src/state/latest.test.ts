import { expect, it } from 'vitest';
import { latest } from './latest.ts';

it('runs one at a time, and of those requested meanwhile only the newest', async () => {
  const done: number[] = [];
  const ends: (() => void)[] = [];
  const give = latest(async (value: number) => {
    await new Promise<void>((resolve) => {
      ends.push(resolve);
    });
    done.push(value);
  });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  };
  for (const value of [1, 2, 3]) give(value);
  await end();
  await end();
  expect(done).toEqual([1, 3]);
  give(4);
  await end();
  expect(done).toEqual([1, 3, 4]);
});
