import { WorkerChannel } from '../channel/channel.ts';
import type { Asked, AskOptions, WorkerFailure, WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { OperationName, Operations } from './protocol.ts';

export type * from './protocol.ts';
export type { Asked, Outcome } from '../channel/channel.ts';
export type SpatialFailure = WorkerFailure;

/** What is waited for with the eyes comes before what takes long. */
const RANK: Partial<Record<OperationName, number>> = { tile: 0, prepare: 1 };
const LAST = 2;

/** The way to the worker that computes. */
export class SpatialClient {
  readonly #channel: WorkerChannel<Operations>;

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#channel = new WorkerChannel(make, addresses, (operation) => RANK[operation] ?? LAST);
  }

  /** Asks the worker. The outcome never rejects. */
  ask<Name extends OperationName>(
    operation: Name,
    args: Operations[Name]['args'],
    options?: Pick<AskOptions, 'kind' | 'limitMs'>,
  ): Asked<Operations[Name]['answer']> {
    return this.#channel.ask(operation, args, options);
  }

  setDataset(dataset: Pick<Dataset, 'made' | 'revision'>): void {
    this.#channel.setDataset(dataset);
  }

  /** Gives the worker the compiled ground of travel time. */
  giveGround(packed: Uint8Array): void {
    this.#channel.give('ground', packed);
  }
}
