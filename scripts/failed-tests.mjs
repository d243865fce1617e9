/** Lists the failed tests from the reports of Vitest and Playwright, for the end of a run's output. */
import { relative, resolve, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Lines of a message: enough for an assertion with a short difference, or for a counterexample of a property test with its seed. */
const MESSAGE_LINES = 12;
/** Characters of a line: a counterexample may be an array of thousands of numbers on one line. */
const MESSAGE_COLUMNS = 400;
/** Lines of output of a step that failed without naming a test: a crash, a missing tool, a file that is not formatted. */
const OUTPUT_LINES = 25;

const cut = (line) => (line.length > MESSAGE_COLUMNS ? `${line.slice(0, MESSAGE_COLUMNS)} …` : line);
const lines = (text) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => cut(line.trimEnd()))
    // In a stack only frames of the project are useful.
    .filter((line) => line !== '' && !/^\s+at .*(node_modules|node:)/.test(line));
const fromRoot = (root, path) => relative(root, path).split(sep).join('/');

export function failedUnitTests(report, root) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = fromRoot(root, name);
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ ancestorTitles, title, failureMessages }) => ({
        file,
        title: [...ancestorTitles, title].filter(Boolean).join(' › '),
        message: lines(failureMessages.join('\n')).slice(0, MESSAGE_LINES),
      }));
    if (status !== 'failed' || failed.length > 0) return failed;
    return [{ file, title: '(the file itself)', message: lines(message).slice(0, MESSAGE_LINES) }];
  });
}

export function failedBrowserTests(report, root) {
  // Playwright names spec files relative to the folder that holds them all.
  const fileOf = (file) => fromRoot(root, resolve(report?.config?.rootDir ?? root, file));
  const testsOf = (suite, titles) => [
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, [...titles, inner.title])),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ projectName, results }) => ({
          file: fileOf(spec.file),
          title: [...titles, spec.title].join(' › ') + (projectName ? ` [${projectName}]` : ''),
          message: lines(
            (results.at(-1)?.errors ?? []).map(({ message, value }) => message ?? value ?? '').join('\n'),
          ).slice(0, MESSAGE_LINES),
        })),
    ),
  ];
  const ofFiles = (report?.suites ?? []).flatMap((suite) => testsOf(suite, []));
  // Errors outside any test: a spec that cannot be loaded, a server that does not start.
  const others = (report?.errors ?? []).map(({ message = '', location }) => ({
    file: location ? fileOf(location.file) : '(no file)',
    title: '(no test)',
    message: lines(message).slice(0, MESSAGE_LINES),
  }));
  return [...ofFiles, ...others];
}

export function failureText(steps) {
  const parts = steps
    .filter(({ ok }) => !ok)
    .flatMap(({ name, failures, output }) =>
      failures.length > 0
        ? failures.map(({ file, title, message }) =>
            [`✗ ${name} · ${file} · ${title}`, ...message.map((line) => `    ${line}`)].join('\n'),
          )
        : [
            [
              `✗ ${name} · the step failed without a failed test; the end of its output:`,
              ...lines(output)
                .slice(-OUTPUT_LINES)
                .map((line) => `    ${line}`),
            ].join('\n'),
          ],
    );
  return parts.join('\n\n');
}
