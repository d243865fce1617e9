/** Where the page remembers that there are lists, so that it need not open the database to know. */
const HAS_LISTS = 'axis-atlas.lists';

/** How the name of an exported list ends. */
export const EXPORTED = '.axis-list.json';

/** Remembers whether lists are kept. */
export function rememberLists(count: number): void {
  try {
    if (count > 0) localStorage.setItem(HAS_LISTS, String(count));
    else localStorage.removeItem(HAS_LISTS);
  } catch {
    // A browser without storage keeps nothing.
  }
}

/** Whether the page kept lists at an earlier visit. */
export function hasStoredLists(): boolean {
  try {
    return localStorage.getItem(HAS_LISTS) !== null;
  } catch {
    return false;
  }
}
