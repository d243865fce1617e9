export interface FailedTest {
  /** Path from the root of the project, with `/`. */
  file: string;
  title: string;
  /** First lines of the error, without colours. */
  message: string[];
}

/** The failed tests, and the files that could not be loaded, of a report of Vitest's `json` reporter. */
export function failedUnitTests(report: object | undefined, root: string): FailedTest[];
/** The failed tests of a report of Playwright's `json` reporter; a test that passed when it was tried again is not one. */
export function failedBrowserTests(report: object | undefined, root: string): FailedTest[];
/** The end of a run's output: each failed test, and for a step that failed without one the end of its output. */
export function failureText(
  steps: readonly { name: string; ok: boolean; failures: readonly FailedTest[]; output: string }[],
): string;
