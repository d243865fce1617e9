import { type Outcome, WorkerChannel, type WorkerLike } from '../../channel/channel.ts';
import type { AnswerOf, ArgsOf } from '../../channel/messages.ts';
import type { Addresses } from '../../dataset/base/files.ts';
import { type GivenLayer, type LayerQuestions, OPENED } from './protocol.ts';

export type * from './protocol.ts';

/** Priority of questions: tiles in view first, then rows of tables, then long computations. */
const RANK: Record<keyof LayerQuestions, number> = {
  tile: 1,
  row: 0,
  table: 2,
  present: 0,
  points: 3,
  open: 3,
  build: 3,
};
/** Time limit of a question, ms: opening or sorting a layer of millions of rows takes seconds, longer on a slow machine. */
const LIMIT_MS = 180_000;

/**
 * Sends questions to the worker of large layers. The worker starts with the first question and is ended when there is no large layer any more,
 * which frees its memory.
 */
export class LayerClient {
  readonly #channel: WorkerChannel<LayerQuestions>;
  readonly #given = new Set<string>();

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#channel = new WorkerChannel<LayerQuestions>(make, addresses, (question) => RANK[question]);
  }

  /** Gives the worker a layer, or its new settings; null removes it. */
  give(id: string, layer: GivenLayer | null): void {
    this.#channel.give(id, layer);
    if (layer) this.#given.add(id);
    else this.#given.delete(id);
    if (this.#given.size === 0) this.#channel.close();
  }

  /** Releases content that was opened but did not become a layer. */
  forgetOpened(): void {
    if (this.#given.size === 0) this.#channel.close();
    else this.#channel.give(OPENED, null);
  }

  /**
   * Sends a question to the worker; the promise never rejects.
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
