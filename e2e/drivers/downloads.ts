import { errors, type Download, type Page } from '@playwright/test';

/** The longest time in which a page writes a file that it already has, ms. It takes seconds; the limit is for a busy machine. */
const WRITTEN_MS = 60_000;

/** The longest time in which a page computes a sheet or a book and writes it, ms. */
export const COMPUTED_MS = 90_000;

interface Wanted {
  /** Ending of the name of the file, if others may be saved as well. */
  ending?: string;
  limitMs?: number;
}

/**
 * The file that a page saves after an action.
 *
 * @param what the action, for the message
 * @throws Error that names the action if no such file is saved within the limit
 */
export async function downloadAfter(
  page: Page,
  what: string,
  act: () => Promise<unknown>,
  { ending = '', limitMs = WRITTEN_MS }: Wanted = {},
): Promise<Download> {
  const saving = page
    .waitForEvent('download', {
      predicate: (file) => file.suggestedFilename().endsWith(ending),
      timeout: limitMs,
    })
    .catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
      const file = ending === '' ? 'file' : `file whose name ends with ${ending}`;
      throw new Error(`the page saved no ${file} within ${limitMs / 1000} s: ${what}`, { cause: error });
    });
  const [download] = await Promise.all([saving, act()]);
  return download;
}
