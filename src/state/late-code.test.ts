import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadLate, type LateFault } from './late-code.ts';

const faults = signal<readonly LateFault[]>([]);
const reported: unknown[] = [];
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const listed = (): string[] => faults.value.map(({ parts }) => parts.join(' '));

beforeEach(() => {
  faults.value = [];
  reported.length = 0;
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
});
afterEach(() => vi.unstubAllGlobals());

it('lists nothing where the code loads', async () => {
  loadLate({ lateFaults: faults }, ['analysis'], () => Promise.resolve());
  await settled();
  expect([listed(), reported]).toEqual([[], []]);
});

it('lists and reports code that does not load, until another try succeeds', async () => {
  const answers = [
    Promise.reject(new Error('offline')),
    Promise.reject(new Error('still offline')),
    Promise.resolve(),
  ];
  for (const answer of answers) answer.catch(() => {});
  loadLate({ lateFaults: faults }, ['stories', 'programme'], () => answers.shift() ?? Promise.resolve());
  await settled();
  expect(listed()).toEqual(['stories programme']);
  faults.value[0]?.retry();
  // No longer listed while it is loading.
  expect(listed()).toEqual([]);
  await settled();
  expect(listed()).toEqual(['stories programme']);
  faults.value[0]?.retry();
  await settled();
  expect(listed()).toEqual([]);
  expect(reported.map(String)).toEqual(['Error: offline', 'Error: still offline']);
});

it('lists each part once, and keeps the faults of others', async () => {
  const fail = (): Promise<never> => Promise.reject(new Error('offline'));
  loadLate({ lateFaults: faults }, ['analysis'], fail);
  loadLate({ lateFaults: faults }, ['files'], fail);
  loadLate({ lateFaults: faults }, ['analysis'], fail);
  await settled();
  expect(listed().toSorted()).toEqual(['analysis', 'files']);
});

it('keeps the fault of one load of a part when another load of it succeeds', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve()];
  for (const answer of answers) answer.catch(() => {});
  loadLate({ lateFaults: faults }, ['files'], () => answers.shift() ?? Promise.resolve(), 'stored lists');
  await settled();
  loadLate({ lateFaults: faults }, ['files'], () => Promise.resolve());
  await settled();
  expect(faults.value.map(({ what }) => what)).toEqual(['stored lists']);
  faults.value[0]?.retry();
  await settled();
  expect(faults.value).toEqual([]);
});
