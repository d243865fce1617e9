import {
  type Outcome,
  reportFailure,
  WorkerChannel,
  type WorkerFailure,
  type WorkerLike,
} from '../channel/channel.ts';
import type { AnswerOf, ArgsOf } from '../channel/messages.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Fault } from '../domain/fault.ts';
import { secondsFor } from './limits.ts';
import type { ExchangeQuestions, InputFile, PageResult, WriteOrder, WrittenFile } from './protocol.ts';

export type * from './protocol.ts';

export interface ExchangeOptions {
  /** Called with the share of all bytes that has been read, or of the rows that have been written, 0 to 1. */
  onProgress?: (part: number) => void;
  /** When it is aborted, the outcome is `void` at once and the work stops. */
  signal?: AbortSignal;
}

/**
 * Time beyond the limit that readers check themselves, seconds, after which the worker is ended: a reader may hang inside a library, where
 * it cannot check.
 */
const GRACE_S = 5;
/** Time limit of writing, seconds. A workbook of a million rows takes minutes on a slow machine; the user can cancel it. */
const WRITE_LIMIT_S = 900;

/**
 * Reads and writes files in workers. Each reading and each writing has a new worker, which ends with it, so that one that is cancelled or
 * does not finish stops at once and its memory is released.
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
    options: ExchangeOptions = {},
  ): Promise<Outcome<PageResult>> {
    const { signal } = options;
    const inputs = files.map((file): InputFile => {
      const isChosen = file instanceof File;
      return isChosen ? { name: file.name, blob: file, lastModified: file.lastModified } : file;
    });
    const outcome = await this.#ask('read', { files: inputs }, limitSeconds(inputs), options);
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

  /** Writes a file. The outcome never rejects. */
  write(order: WriteOrder, options: ExchangeOptions = {}): Promise<Outcome<WrittenFile>> {
    return this.#ask('write', order, WRITE_LIMIT_S, options);
  }

  async #ask<Name extends keyof ExchangeQuestions>(
    question: Name,
    args: ArgsOf<ExchangeQuestions, Name>,
    limitS: number,
    { onProgress, signal }: ExchangeOptions,
  ): Promise<Outcome<AnswerOf<ExchangeQuestions, Name>>> {
    if (signal?.aborted) return { state: 'void' };
    const channel = new WorkerChannel<ExchangeQuestions>(this.#make, this.#addresses);
    const limitMs = limitS * 1000;
    const close = (): void => channel.close();
    signal?.addEventListener('abort', close);
    try {
      const outcome = await channel.ask(question, args, {
        limitMs,
        // Both questions report their progress as a share from 0 to 1.
        ...(onProgress ? { onProgress: (part: unknown) => onProgress(part as number) } : {}),
      }).outcome;
      // A refusal is in the reader's language.
      if (outcome.state === 'failed' && outcome.failure.kind !== 'refused') reportFailure(outcome.failure);
      return outcome;
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
