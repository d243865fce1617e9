import type { Change, PatchEntry } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';
import type { Dataset, DatasetStep } from './dataset.ts';
import { NetworkCopy } from './patch.ts';
import { buildPatch } from './build-patch.ts';

/**
 * The network after a change, and the change that undoes it.
 * @throws RangeError that names the record and the value with which the change cannot be made
 */
export function applied(network: Network, change: Change): { network: Network; inverse: Change } {
  const copy = new NetworkCopy(network);
  const inverse = copy.put(buildPatch(network, change));
  return { network: copy.network, inverse: { kind: 'patch', entries: inverse, note: change.note } };
}

/**
 * The dataset with further changes, in their order; changes that were undone before can no longer be redone.
 * @throws RangeError as `applied` does; the given dataset is not changed
 */
export const withChanges = (dataset: Dataset, changes: readonly Change[]): Dataset =>
  made({ ...dataset, undone: [] }, changes);

/** The dataset without its last change; the same dataset if it has none. */
export function undone(dataset: Dataset): Dataset {
  const last = dataset.made.at(-1);
  if (!last) return dataset;
  return {
    ...dataset,
    made: dataset.made.slice(0, -1),
    undone: [...dataset.undone, last.change],
    network: networkWith(dataset.network, last.inverse),
    revision: dataset.revision + 1,
  };
}

/** The dataset with the last undone change made again; the same dataset if there is none. */
export function redone(dataset: Dataset): Dataset {
  const next = dataset.undone.at(-1);
  return next ? made({ ...dataset, undone: dataset.undone.slice(0, -1) }, [next]) : dataset;
}

/**
 * The dataset after a step that `stepTo` computed in another process.
 * @throws RangeError as `applied` does; the given dataset is not changed
 */
export function stepped(dataset: Dataset, { shared, changes, revision }: DatasetStep): Dataset {
  const entries = dataset.made
    .slice(shared)
    .toReversed()
    .flatMap(({ inverse }) => inverse);
  const back = entries.length > 0 ? networkWith(dataset.network, entries) : dataset.network;
  const before = { ...dataset, made: dataset.made.slice(0, shared), undone: [], network: back };
  return { ...made(before, changes), revision };
}

function networkWith(network: Network, entries: readonly PatchEntry[]): Network {
  const copy = new NetworkCopy(network);
  copy.put(entries);
  return copy.network;
}

function made(dataset: Dataset, changes: readonly Change[]): Dataset {
  const copy = new NetworkCopy(dataset.network);
  const more = changes.map((change) => ({ change, inverse: copy.put(buildPatch(copy.network, change)) }));
  return {
    ...dataset,
    made: [...dataset.made, ...more],
    network: copy.network,
    revision: dataset.revision + changes.length,
  };
}
