export const HOW_TO_GET_ONE: string;
/** Path of a browser that is there already, or undefined. Throws when CHROME_PATH names a file that does not exist. */
export function findBrowser(): string | undefined;
/** Path of a browser, installed if need be. Throws with one plain sentence when there is none to be had. */
export function ensureBrowser(): string;
/** Whether a browser can run here. */
export function starts(path: string): boolean;
