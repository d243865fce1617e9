import { type Outcome, WorkerChannel, type WorkerLike } from '../../channel/channel.ts';
import type { AnswerOf, ArgsOf } from '../../channel/messages.ts';
import type { Addresses } from '../../dataset/base/files.ts';
import { type GivenLayer, type LayerQuestions, OPENED } from './protocol.ts';

export type * from './protocol.ts';

/** What is looked at first: tiles in view, then rows, then what takes long. */
const RANK: Record<keyof LayerQuestions, number> = {
  tile: 1,
  row: 0,
  table: 2,
  present: 0,
  points: 3,
  open: 3,
  build: 3,
};
/** A layer of millions of rows takes seconds to be opened or put in order, more on a slow machine, ms. */
const LIMIT_MS = 180_000;

/**
 * The way to the worker of large layers. It starts with the first question; once there is no large layer any more it is ended, and its memory
 * is free again.
 */
export class LayerClient {
  readonly #channel: WorkerChannel<LayerQuestions>;
  readonly #given = new Set<string>();

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#channel = new WorkerChannel<LayerQuestions>(make, addresses, (question) => RANK[question]);
  }

  /** Gives the worker a layer, or its new settings; null takes it away. */
  give(id: string, layer: GivenLayer | null): void {
    this.#channel.give(id, layer);
    if (layer) this.#given.add(id);
    else this.#given.delete(id);
    if (this.#given.size === 0) this.#channel.close();
  }

  /** Lets go of what was opened and did not become a layer. */
  forgetOpened(): void {
    if (this.#given.size === 0) this.#channel.close();
    else this.#channel.give(OPENED, null);
  }

  /**
   * Asks the worker; never rejects.
   * @param kind a newer question of the same kind makes an older one void
   */
  ask<Name extends keyof LayerQuestions>(
    question: Name,
    args: ArgsOf<LayerQuestions, Name>,
    kind: string,
    signal?: AbortSignal,
  ): Promise<Outcome<AnswerOf<LayerQuestions, Name>>> {
    if (signal?.aborted) return Promise.resolve({ state: 'void' });
    const asked = this.#channel.ask(question, args, { kind, limitMs: LIMIT_MS });
    signal?.addEventListener('abort', () => asked.cancel(), { once: true });
    return asked.outcome;
  }
}
