import { errorDetail } from '../../domain/error-detail.ts';
import { FileError } from '../../dataset/base/failure.ts';
import { RefusalError } from '../../domain/refusal.ts';
import type { AtlasState } from '../atlas-state.ts';
import type { SpatialFailure } from '../answer.ts';

/** Why a change by a list was not made: laying its axes failed, or an error was thrown, which is `refused` or a `fault`. */
export type ListFailure = SpatialFailure;

/** The last change by a list that was begun in a page. */
const lastTurns = new WeakMap<AtlasState, Promise<unknown>>();

/** Makes the changes by lists one after another: each is computed for the dataset that the one before left, and takes seconds if axes are laid. */
export function inTurn<T>(
  state: AtlasState,
  change: () => Promise<T>,
): Promise<T | { state: 'failed'; failure: ListFailure }> {
  const made = (lastTurns.get(state) ?? Promise.resolve())
    .then(change)
    .catch((error: unknown) => ({ state: 'failed' as const, failure: failureOf(error) }));
  lastTurns.set(state, made);
  return made;
}

/** An error as a failure that the page words. What has no words of its own is reported in the browser's console. */
export function failureOf(error: unknown): ListFailure {
  if (error instanceof FileError) return { kind: 'files', detail: error.failure.file };
  const detail = errorDetail(error);
  if (error instanceof RefusalError) return { kind: 'refused', detail, refusal: error.refusal };
  globalThis.reportError?.(error);
  return { kind: error instanceof RangeError ? 'refused' : 'fault', detail };
}
