import { beforeAll, expect, it } from 'vitest';
import { faultText } from '../../i18n/fault-text.ts';
import { exchangeWords } from '../../i18n/index.ts';
import { unpacked } from '../packed.ts';
import { mutatedFiles, soundFiles } from '../testing/mutations.ts';
import { makeInput } from '../testing/read.ts';
import { readFiles } from './read.ts';

/** The bench reads 20,000 of them in the page's worker (`npm run bench -- damaged`). */
const COUNT = 600;
/** A file takes some milliseconds; this is far above what a busy machine needs, and finds a reader that hangs. */
const SLOWEST_MS = 30_000;

beforeAll(() => exchangeWords.load());

it('reads each of the files before they are damaged, without a fault', async () => {
  for (const { name, bytes } of soundFiles()) {
    const { contents, faults } = await readFiles([makeInput(name, bytes)]);
    expect([faults, ...contents.map((content) => content.faults)].flat(), name).toEqual([]);
    expect(contents.length, name).toBeGreaterThan(0);
  }
});

it(`reads ${COUNT} damaged files of all formats without a crash or a hang, and says what is wrong with each that gives nothing`, async () => {
  let count = 0;
  let read = 0;
  for (const { name, bytes } of mutatedFiles(20_261_129)) {
    const begun = performance.now();
    const { contents, faults } = await readFiles([makeInput(name, bytes)]);
    expect(performance.now() - begun, `${name}, number ${count}`).toBeLessThan(SLOWEST_MS);
    expect(contents.length + faults.length, `${name}, number ${count}`).toBeGreaterThan(0);
    // One expectation for a file, not for each of its faults: a file has thousands.
    const all = [...faults, ...contents.flatMap((content) => content.faults)];
    const texts = (['zh', 'en'] as const).flatMap((language) =>
      all.map((fault) => faultText(fault, language)),
    );
    expect(texts.filter((text) => /undefined|\[object|NaN/.test(text))).toEqual([]);
    expect(all.filter((fault) => !fault.file.startsWith(name))).toEqual([]);
    for (const content of contents) {
      const whole = unpacked(content);
      if (whole.kind !== 'features') continue;
      const withNull = whole.features.filter(({ geometry }) =>
        JSON.stringify(geometry?.coordinates ?? []).includes('null'),
      );
      expect(withNull, `${name}, number ${count}`).toEqual([]);
    }
    if (contents.length > 0) read++;
    if (++count === COUNT) break;
  }
  // Many are damaged so little that most of them can be read; some are damaged so much that nothing can.
  expect(read).toBeGreaterThan(COUNT / 4);
  expect(read).toBeLessThan(COUNT);
  expect(({} as Record<string, unknown>)['name']).toBeUndefined();
});
