import type { AtlasState } from '../atlas-state.ts';

/** The last change by a list that was begun in a page. */
const lastTurns = new WeakMap<AtlasState, Promise<unknown>>();

/** Makes the changes by lists one after another: each is computed for the dataset that the one before left, and takes seconds if axes are laid. */
export function inTurn<T>(
  state: AtlasState,
  change: () => Promise<T>,
): Promise<T | { state: 'failed'; detail: string }> {
  const made = (lastTurns.get(state) ?? Promise.resolve())
    .then(change)
    .catch((error: unknown) => ({ state: 'failed' as const, detail: detailOf(error) }));
  lastTurns.set(state, made);
  return made;
}

export const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
