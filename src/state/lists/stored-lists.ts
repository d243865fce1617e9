/** Key under which the page stores that there are lists, so that it need not open the database to find out. */
const HAS_LISTS = 'axis-atlas.lists';

/** Ending of the name of an exported list. */
export const EXPORTED = '.axis-list.json';

/** Stores whether there are lists. */
export function rememberLists(count: number): void {
  try {
    if (count > 0) localStorage.setItem(HAS_LISTS, String(count));
    else localStorage.removeItem(HAS_LISTS);
  } catch {
    // A browser without storage has no lists either.
  }
}

/** Whether the page stored lists at an earlier visit. */
export function hasStoredLists(): boolean {
  try {
    return localStorage.getItem(HAS_LISTS) !== null;
  } catch {
    return false;
  }
}
