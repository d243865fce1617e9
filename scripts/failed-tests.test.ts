import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failedBrowserTests, failedUnitTests, failureText } from './failed-tests.mjs';

const root = join(import.meta.dirname, '..');
const test = (title: string, ...failureMessages: string[]) => ({
  ancestorTitles: ['the outline'],
  title,
  status: failureMessages.length > 0 ? 'failed' : 'passed',
  failureMessages,
});

it('names the failed unit tests with the first lines of their messages, without colours', () => {
  const long = Array.from({ length: 90 }, (_, i) => `line ${i}`).join('\n');
  const report = {
    testResults: [
      {
        name: join(root, 'src/a.test.ts'),
        status: 'passed',
        message: '',
        assertionResults: [test('is closed')],
      },
      {
        name: join(root, 'src/b.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          test('is closed'),
          test(
            'has an area',
            '\u001b[31mError: Property failed after 3 tests\u001b[39m\n{ seed: 42, path: "2:1" }',
          ),
          test('has holes', `Error: 1 ≠ 2\n    at /x/node_modules/y.js:1:1\n${long}`),
        ],
      },
    ],
  };
  const [area, holes, ...others] = failedUnitTests(report, root);
  expect(area).toEqual({
    file: 'src/b.test.ts',
    title: 'the outline › has an area',
    message: ['Error: Property failed after 3 tests', '{ seed: 42, path: "2:1" }'],
  });
  expect(holes?.message.slice(0, 2)).toEqual(['Error: 1 ≠ 2', 'line 0']);
  expect(holes?.message.length).toBeLessThan(20);
  expect(others).toEqual([]);
});

it('names a unit-test file that cannot be loaded', () => {
  const report = {
    testResults: [
      {
        name: join(root, 'src/c.test.ts'),
        status: 'failed',
        message: 'Cannot find module ./d.ts',
        assertionResults: [],
      },
    ],
  };
  expect(failedUnitTests(report, root)).toEqual([
    { file: 'src/c.test.ts', title: '(the file itself)', message: ['Cannot find module ./d.ts'] },
  ]);
});

it('names the failed browser tests, with the last of several tries, and errors outside any test', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: 'link.spec.ts',
    tests: [
      {
        projectName: 'desktop',
        status,
        results: messages.map((message) => ({ errors: message === '' ? [] : [{ message }] })),
      },
    ],
  });
  const report = {
    config: { rootDir: join(root, 'e2e', 'specs') },
    suites: [
      {
        title: 'link.spec.ts',
        specs: [
          spec('opens', 'expected', ''),
          spec('shares', 'unexpected', 'first', 'Timeout 15000ms exceeded'),
        ],
        suites: [{ title: 'a long link', specs: [spec('is refused', 'flaky', 'once', '')] }],
      },
    ],
    errors: [{ message: 'Error: port 4319 is taken' }],
  };
  expect(failedBrowserTests(report, root)).toEqual([
    { file: 'e2e/specs/link.spec.ts', title: 'shares [desktop]', message: ['Timeout 15000ms exceeded'] },
    { file: '(no file)', title: '(no test)', message: ['Error: port 4319 is taken'] },
  ]);
  expect(failedBrowserTests(undefined, root)).toEqual([]);
});

it('prints each failed test, and the end of the output of a step that failed without one', () => {
  const output = [...Array.from({ length: 90 }, (_, i) => `line ${i}`), 'Error: worker exited'].join('\n');
  const failures = [{ file: 'src/b.test.ts', title: 'has an area', message: ['Error: 1 ≠ 2'] }];
  const text = failureText([
    { name: 'types', ok: true, failures: [], output: 'all well' },
    { name: 'unit', ok: false, failures, output: 'much' },
    { name: 'geodata', ok: false, failures: [], output },
  ]);
  expect(text).toContain('✗ unit · src/b.test.ts · has an area\n    Error: 1 ≠ 2');
  expect(text).toContain('Error: worker exited');
  expect(text).not.toContain('line 10\n');
  expect(text).not.toMatch(/types|much/);
  expect(failureText([{ name: 'types', ok: true, failures: [], output: '' }])).toBe('');
});
