import { type Outcome, WorkerChannel, type WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { LIMITS } from './limits.ts';
import type { ExchangeQuestions, InputFile, ReadResult } from './protocol.ts';

export type * from './protocol.ts';

export interface ReadOptions {
  /** Told the read part of all bytes, 0 to 1. */
  onProgress?: (part: number) => void;
  /** Aborted: the outcome is `void` at once, and nothing goes on. */
  signal?: AbortSignal;
}

/** Beyond the limit of time that readers keep themselves: for one that hangs within a library. */
const GRACE_MS = 10_000;

/**
 * The way to the worker that reads files. Each reading has a worker of its own, which ends with it: one that is cancelled or hangs is gone at
 * once, and its memory is free again.
 */
export class ExchangeClient {
  readonly #make: () => WorkerLike;
  readonly #addresses: Addresses;

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#make = make;
    this.#addresses = addresses;
  }

  /** Reads files, or pasted text given as one. The outcome never rejects. */
  async read(
    files: readonly (File | InputFile)[],
    { onProgress, signal }: ReadOptions = {},
  ): Promise<Outcome<ReadResult>> {
    const channel = new WorkerChannel<ExchangeQuestions>(this.#make, this.#addresses);
    const inputs = files.map((file): InputFile => {
      const isChosen = file instanceof File;
      return isChosen ? { name: file.name, blob: file, lastModified: file.lastModified } : file;
    });
    const limitMs = LIMITS.seconds * 1000 + GRACE_MS;
    const close = (): void => channel.close();
    signal?.addEventListener('abort', close);
    try {
      if (signal?.aborted) return { state: 'void' };
      const options = onProgress ? { limitMs, onProgress } : { limitMs };
      return await channel.ask('read', { files: inputs }, options).outcome;
    } finally {
      signal?.removeEventListener('abort', close);
      channel.close();
    }
  }
}
