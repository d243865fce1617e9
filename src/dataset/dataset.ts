import type { Change, PatchEntry } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';

/** A change that was made, with what leads back from it. */
interface Made {
  change: Change;
  inverse: readonly PatchEntry[];
}

/** The compiled network with what was done to it since. Never changed once made. */
export interface Dataset {
  /** The network as its files have it. */
  readonly base: Network;
  readonly made: readonly Made[];
  /** What was undone, the next to be made again last. */
  readonly undone: readonly Change[];
  /** The base with all changes: what everybody reads. */
  readonly network: Network;
  /** Grows by one with every change, and with everything that takes one back: an answer computed for an older one is void. */
  readonly revision: number;
}

/** The difference between two revisions, as plain data for workers. */
export interface DatasetStep {
  /** So many of the first changes are in both revisions; later ones of the former revision are undone. */
  shared: number;
  /** Changes that the later revision has after them. */
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

/** What leads from the dataset that somebody holds to another one with the same base. */
export function stepTo(held: Pick<Dataset, 'made'>, next: Pick<Dataset, 'made' | 'revision'>): DatasetStep {
  const changes = next.made.map(({ change }) => change);
  const differs = changes.findIndex((change, i) => held.made[i]?.change !== change);
  const shared = differs < 0 ? changes.length : differs;
  return { shared, changes: changes.slice(shared), revision: next.revision };
}
