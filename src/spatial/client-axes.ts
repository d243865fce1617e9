import { WorkerChannel } from '../channel/channel.ts';
import type { Outcome, WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PatchEntry } from '../domain/changes.ts';
import type { AxisShape, VillagePoint } from '../domain/network.ts';

export type { Outcome };

/** Axes with their new lines, and the villages whose drawn place has changed. */
export interface LaidAxes {
  axes: AxisShape[];
  villages: VillagePoint[];
  /** Axes that could not be laid, with the reason; they keep their lines. */
  failed: { id: string; reason: string }[];
}

/** Answer of the worker that lays axes. */
export interface AxisQuestions {
  /** `entries` lead from the dataset to the network in which the axes are laid. */
  lay: {
    args: { entries: readonly PatchEntry[]; axes: readonly string[] };
    answer: LaidAxes;
    progress: number;
  };
}

/** Time limit for one axis, and for reading the ground. */
const AXIS_LIMIT_MS = 10_000;

/** Lays axes in a worker that is ended with the answer, because its ground takes some 200 MB. */
export async function layAxes(
  make: () => WorkerLike,
  addresses: Addresses,
  dataset: Pick<Dataset, 'made' | 'revision'>,
  args: AxisQuestions['lay']['args'],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Outcome<LaidAxes>> {
  const channel = new WorkerChannel<AxisQuestions>(make, addresses);
  channel.setDataset(dataset);
  const close = (): void => channel.close();
  signal.addEventListener('abort', close);
  try {
    if (signal.aborted) return { state: 'void' };
    const limitMs = 60_000 + AXIS_LIMIT_MS * args.axes.length;
    return await channel.ask('lay', args, { limitMs, onProgress }).outcome;
  } finally {
    signal.removeEventListener('abort', close);
    channel.close();
  }
}
