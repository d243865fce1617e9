import { vi } from 'vitest';
import type { Addresses } from '../../dataset/base/files.ts';
import type { Asked, Outcome, WorkerLike } from '../channel.ts';
import { WorkerChannel } from '../channel.ts';
import type { FromWorker, ToWorker } from '../messages.ts';

type Request = Extract<ToWorker, { type: 'ask' }>;

/** A worker that loads at once and answers when the test says so. */
export class FakeWorker extends EventTarget implements WorkerLike {
  ended = false;
  readonly heard: Request[] = [];
  /** All messages except questions, in their order, each with the number of questions before it. */
  readonly order: string[] = [];
  readonly told: ToWorker[] = [];
  readonly #load: FromWorker | 'crash' | 'silence';
  readonly #begins: boolean;
  revision = 0;

  constructor(load: FromWorker | 'crash' | 'silence' = { type: 'loaded' }, begins = true) {
    super();
    this.#load = load;
    this.#begins = begins;
  }
  postMessage(message: ToWorker): void {
    this.told.push(message);
    this.order.push(
      message.type === 'give' ? `${message.name} ${(message.value as Uint8Array).length}` : message.type,
    );
    switch (message.type) {
      case 'ask':
        this.heard.push(message);
        if (this.#begins) this.tell({ type: 'begun', id: message.id });
        break;
      case 'load': {
        this.revision = message.source.revision;
        const answer = this.#load;
        if (answer === 'crash') queueMicrotask(() => this.crash());
        else if (answer !== 'silence') queueMicrotask(() => this.tell(answer));
        break;
      }
      case 'step':
        this.revision = message.step.revision;
        break;
      case 'give':
      case 'cancel':
    }
  }
  terminate(): void {
    this.ended = true;
  }
  tell(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  crash(): void {
    this.dispatchEvent(new Event('error'));
  }
  get last(): Request {
    const last = this.heard.at(-1);
    if (!last) throw new Error('the worker was asked nothing');
    return last;
  }
  /** @param revision the revision for which the answer was computed */
  done(value: unknown, revision = this.revision): void {
    this.tell({ type: 'done', id: this.last.id, value, revision });
  }
}

/** The questions of these tests. */
export interface Questions {
  prepare: { args: object; answer: unknown; progress: number };
  tile: { args: { x: number }; answer: unknown };
}
export const FILES = { 'axes.geojson': 'a' } as Addresses;
export const PLACES = { layer: 'places' };
export const tile = (x: number) => ({ x });

/** A client whose first workers are those given; further ones are plain fakes. */
export function clientWith(...workers: FakeWorker[]): {
  client: WorkerChannel<Questions>;
  made: FakeWorker[];
} {
  const made: FakeWorker[] = [];
  const make = (): FakeWorker => {
    const worker = workers.shift() ?? new FakeWorker();
    made.push(worker);
    return worker;
  };
  const client = new WorkerChannel<Questions>(make, FILES, (question) => (question === 'tile' ? 0 : 1));
  return { client, made };
}

export const now = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);
export const readState = async (asked: Asked<unknown>): Promise<Outcome<unknown> | 'open'> =>
  Promise.race([asked.outcome, now().then(() => 'open' as const)]);
