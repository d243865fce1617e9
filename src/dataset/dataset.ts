import type { Change, PatchEntry } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';

/** A change that was made, with its inverse. */
interface Made {
  change: Change;
  inverse: readonly PatchEntry[];
}

/** The compiled network with the changes made to it. Immutable. */
export interface Dataset {
  /** The network of the base files. */
  readonly base: Network;
  readonly made: readonly Made[];
  /** Changes that were undone; the last one is redone first. */
  readonly undone: readonly Change[];
  /** The base with all changes; all other code reads this. */
  readonly network: Network;
  /** Grows by one with every change, undo and redo: answers computed for an older revision are void. */
  readonly revision: number;
}

/** The difference between two revisions, as plain data for workers. */
export interface DatasetStep {
  /** Number of the first changes that both revisions have; later ones of the former revision are undone. */
  shared: number;
  /** Changes of the later revision after these. */
  changes: readonly Change[];
  revision: number;
}

/** The dataset of a network without changes. */
export const createDataset = (base: Network, revision = 0): Dataset => ({
  base,
  made: [],
  undone: [],
  network: base,
  revision,
});

/** The step from one dataset to another one with the same base. */
export function stepTo(held: Pick<Dataset, 'made'>, next: Pick<Dataset, 'made' | 'revision'>): DatasetStep {
  const changes = next.made.map(({ change }) => change);
  const differs = changes.findIndex((change, i) => held.made[i]?.change !== change);
  const shared = differs < 0 ? changes.length : differs;
  return { shared, changes: changes.slice(shared), revision: next.revision };
}
