export const HOW_TO_GET_ONE: string;
/** Path of an installed browser, or undefined. Throws if CHROME_PATH names a file that does not exist. */
export function findBrowser(): string | undefined;
/** Path of a browser, which is installed if necessary. Throws with a one-sentence message if that is impossible. */
export function ensureBrowser(): string;
/** Whether a browser can run here. */
export function starts(path: string): boolean;
