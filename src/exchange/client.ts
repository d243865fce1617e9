import { type Outcome, WorkerChannel, type WorkerFailure, type WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Fault } from '../domain/fault.ts';
import { secondsFor } from './limits.ts';
import type { ExchangeQuestions, InputFile, PageResult } from './protocol.ts';

export type * from './protocol.ts';

export interface ReadOptions {
  /** Called with the share of all bytes that has been read, 0 to 1. */
  onProgress?: (part: number) => void;
  /** When it is aborted, the outcome is `void` at once and reading stops. */
  signal?: AbortSignal;
}

/**
 * Time after which the worker is ended, longer than the limit that readers check themselves: for a reader that does not return from a
 * library.
 */
const GRACE_S = 5;

/**
 * Asks the worker that reads files. Each reading has a worker of its own, which ends with it, so that a reading that is cancelled or does
 * not finish stops at once and its memory is released.
 */
export class ExchangeClient {
  readonly #make: () => WorkerLike;
  readonly #addresses: Addresses;

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#make = make;
    this.#addresses = addresses;
  }

  /**
   * Reads files, or pasted text given as a file. The outcome never rejects. Where the worker crashes or does not finish with several files,
   * each is read alone, and the file that it was reading becomes a fault.
   */
  async read(
    files: readonly (File | InputFile)[],
    { onProgress, signal }: ReadOptions = {},
  ): Promise<Outcome<PageResult>> {
    const inputs = files.map((file): InputFile => {
      const isChosen = file instanceof File;
      return isChosen ? { name: file.name, blob: file, lastModified: file.lastModified } : file;
    });
    const outcome = await this.#readTogether(inputs, signal, onProgress);
    if (outcome.state !== 'failed' || !OVER_A_FILE.has(outcome.failure.kind)) return outcome;
    const [only] = inputs;
    if (only && inputs.length === 1)
      return { state: 'done', value: { contents: [], faults: [toFault(outcome.failure, only)] } };
    const result: PageResult = { contents: [], faults: [] };
    for (const input of inputs) {
      const one = await this.read([input], signal ? { signal } : {});
      if (one.state !== 'done') return one;
      result.contents.push(...one.value.contents);
      result.faults.push(...one.value.faults);
    }
    return { state: 'done', value: result };
  }

  async #readTogether(
    files: readonly InputFile[],
    signal: AbortSignal | undefined,
    onProgress: ((part: number) => void) | undefined,
  ): Promise<Outcome<PageResult>> {
    if (signal?.aborted) return { state: 'void' };
    const channel = new WorkerChannel<ExchangeQuestions>(this.#make, this.#addresses);
    const limitMs = limitSeconds(files) * 1000;
    const close = (): void => channel.close();
    signal?.addEventListener('abort', close);
    try {
      return await channel.ask('read', { files }, onProgress ? { limitMs, onProgress } : { limitMs }).outcome;
    } finally {
      signal?.removeEventListener('abort', close);
      channel.close();
    }
  }
}

/** Failures that one of the files may have caused. */
const OVER_A_FILE: ReadonlySet<WorkerFailure['kind']> = new Set(['too-long', 'crashed']);

const limitSeconds = (files: readonly InputFile[]): number =>
  secondsFor(files.reduce((sum, { blob }) => sum + blob.size, 0)) + GRACE_S;

function toFault(failure: WorkerFailure, file: InputFile): Fault {
  const place = { level: 'error', file: file.name } as const;
  if (failure.kind !== 'too-long') return { code: 'damaged', ...place, details: { format: '' } };
  const most = limitSeconds([file]);
  return { code: 'limit', ...place, details: { limit: 'seconds', most, found: most } };
}
