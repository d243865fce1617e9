import type { Addresses } from '../dataset/base/files.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Refusal } from '../domain/refusal.ts';
import { stepTo } from '../dataset/dataset.ts';
import type { AnswerOf, ArgsOf, FromWorker, ProgressOf, Questions, ToWorker } from './messages.ts';

/** Why a question has no answer; the page has the texts for it. */
export type WorkerFailure =
  /** A base file could not be fetched. */
  | { kind: 'files'; detail: string }
  /** The files were fetched, but their content is invalid; `detail` names the value. */
  | { kind: 'data'; detail: string }
  /** An argument that the worker refuses; `refusal` is there if a reader can have caused it. `detail` is not for readers. */
  | { kind: 'refused'; detail: string; refusal?: Refusal }
  /** A fault of the worker. */
  | { kind: 'fault'; detail: string }
  | { kind: 'too-long'; limitS: number }
  /** The worker crashed twice during the same question. */
  | { kind: 'crashed' };

/** How a question ended. `void`: cancelled, or replaced by a newer question; nothing is to be shown. */
export type Outcome<T> =
  | { state: 'done'; value: T }
  | { state: 'void' }
  | { state: 'failed'; failure: WorkerFailure };

export interface Asked<T> {
  outcome: Promise<Outcome<T>>;
  /** Cancels the question; its outcome is then `void` unless it has already been determined. */
  cancel(): void;
}

export interface AskOptions<Progress = never> {
  /** A newer question of the same kind makes the older one void. Default: the name of the question. */
  kind?: string;
  /** Limit from sending the question to its answer, ms; after that the worker is restarted. Infinity: no limit. */
  limitMs?: number;
  /** Called with the progress of a long question. */
  onProgress?: (value: Progress) => void;
}

/** The part of a Worker that is used here; tests bring their own. */
export interface WorkerLike extends EventTarget {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
}

const LIMIT_MS = 20_000;
/** Limit for loading the files and building the model, ms. */
const LOAD_LIMIT_MS = 60_000;
/** Limit for the worker's `begun` message, ms. Browsers do not report that a worker was terminated, so a silent one is assumed to be. */
const SILENCE_LIMIT_MS = 5_000;
interface Job {
  id: number;
  kind: string;
  question: string;
  args: unknown;
  limitMs: number;
  /** Whether the worker has already crashed during it. */
  repeated: boolean;
  /** Whether its outcome is determined; a late answer is dropped. */
  over: boolean;
  onProgress: ((value: never) => void) | undefined;
  settle(outcome: Outcome<never> | Outcome<unknown>): void;
}

/** A dataset without changes, until `setDataset` is called. */
type Held = Pick<Dataset, 'made' | 'revision'>;
const NO_CHANGES: Held = { made: [], revision: 0 };

/**
 * Communication with a worker; the clients of the workers are thin wrappers around it, and `serve` is the worker's side. It asks one question at a
 * time, so that a newer one need not wait for those that it made void. The worker is started with the first question and gets the addresses of the
 * base files and the changes. If it crashes it is started again and the question repeated once. An answer for an older revision of the dataset is
 * void, and the question is asked again.
 */
export class WorkerChannel<Q extends Questions<Q>> {
  readonly #addresses: Addresses;
  readonly #make: () => WorkerLike;
  readonly #rankOf: (question: keyof Q & string) => number;
  #dataset: Held = NO_CHANGES;
  /** The dataset that was last sent to the worker. */
  #told: Held = NO_CHANGES;
  readonly #given = new Map<string, unknown>();
  #worker: WorkerLike | null = null;
  #loaded = false;
  #loadCrashes = 0;
  #lastId = 0;
  #waiting: Job[] = [];
  #current: Job | null = null;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param make starts the worker; only roots import its file
   * @param addresses addresses that are valid for page and worker
   * @param rankOf order of the questions: lowest rank first
   */
  constructor(
    make: () => WorkerLike,
    addresses: Addresses,
    rankOf: (question: keyof Q & string) => number = () => 0,
  ) {
    this.#make = make;
    this.#addresses = addresses;
    this.#rankOf = rankOf;
  }

  /** Sends another revision of the dataset to the worker; later questions and answers refer to it. */
  setDataset(dataset: Held): void {
    this.#dataset = dataset;
    const told = this.#told;
    if (!this.#worker || told.revision === dataset.revision) return;
    this.#told = dataset;
    // The running question is for the former revision: it is cancelled if possible.
    if (this.#current) this.#post({ type: 'cancel', id: this.#current.id });
    this.#post({ type: 'step', step: stepTo(told, dataset) });
  }

  /** Sends the worker a value to store, also again after each restart. */
  give(name: string, value: unknown): void {
    this.#given.set(name, value);
    this.#post({ type: 'give', name, value });
  }

  /** Asks the worker. The outcome never rejects. */
  ask<Name extends keyof Q & string>(
    question: Name,
    args: ArgsOf<Q, Name>,
    { kind = question, limitMs = LIMIT_MS, onProgress }: AskOptions<ProgressOf<Q, Name>> = {},
  ): Asked<AnswerOf<Q, Name>> {
    for (const older of [this.#current, ...this.#waiting]) if (older?.kind === kind) this.#abandon(older);
    let settle: Job['settle'] = () => undefined;
    const outcome = new Promise<Outcome<AnswerOf<Q, Name>>>((resolve) => {
      settle = resolve as Job['settle'];
    });
    const state = { repeated: false, over: false };
    const job: Job = { id: ++this.#lastId, kind, question, args, limitMs, ...state, onProgress, settle };
    this.#waiting.push(job);
    this.#next();
    return { outcome, cancel: () => this.#abandon(job) };
  }

  /** Ends the worker; every open question becomes void. */
  close(): void {
    for (const job of [this.#current, ...this.#waiting]) if (job) this.#abandon(job);
    this.#stop();
  }

  #abandon(job: Job): void {
    if (job.over) return;
    job.over = true;
    // A running question stays current until the worker has answered or crashed.
    if (job === this.#current) this.#post({ type: 'cancel', id: job.id });
    this.#waiting = this.#waiting.filter((other) => other !== job);
    job.settle({ state: 'void' });
  }

  #next(): void {
    if (this.#current || this.#waiting.length === 0) return;
    if (!this.#worker) {
      this.#start();
      return;
    }
    if (!this.#loaded) return;
    const rank = ({ question }: Job): number => this.#rankOf(question as keyof Q & string);
    const job = this.#waiting.reduce((best, other) => (rank(other) < rank(best) ? other : best));
    this.#waiting = this.#waiting.filter((other) => other !== job);
    this.#current = job;
    this.#setAlarm(SILENCE_LIMIT_MS, () => this.#crashed());
    const { id, question, args } = job;
    this.#post({ type: 'ask', id, question, args });
  }

  #start(): void {
    const worker = this.#make();
    this.#worker = worker;
    // Messages of a worker that was replaced are ignored.
    const whileIts = (then: (event: Event) => void) => (event: Event) => {
      if (worker === this.#worker) then(event);
    };
    worker.addEventListener(
      'message',
      whileIts((event) => this.#hear((event as MessageEvent<FromWorker>).data)),
    );
    worker.addEventListener(
      'error',
      whileIts(() => this.#crashed()),
    );
    worker.addEventListener(
      'messageerror',
      whileIts(() => this.#crashed()),
    );
    this.#setAlarm(LOAD_LIMIT_MS, () => {
      this.#giveUp({ kind: 'too-long', limitS: LOAD_LIMIT_MS / 1000 });
    });
    const { made, revision } = this.#dataset;
    this.#told = this.#dataset;
    const source = { addresses: this.#addresses, changes: made.map(({ change }) => change), revision };
    this.#post({ type: 'load', source });
    for (const [name, value] of this.#given) this.#post({ type: 'give', name, value });
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message, []);
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'loaded':
        clearTimeout(this.#alarm);
        this.#loaded = true;
        this.#loadCrashes = 0;
        return this.#next();
      case 'not-loaded':
      case 'unusable':
        return this.#giveUp({
          kind: message.type === 'unusable' ? 'data' : 'files',
          detail: message.detail,
        });
      case 'begun': {
        const job = this.#current;
        if (job?.id === message.id) this.#setAlarm(job.limitMs, () => this.#tooLong(job));
        return;
      }
      case 'progress':
        if (this.#current?.id === message.id && !this.#current.over)
          this.#current.onProgress?.(message.value as never);
        return;
      case 'done':
        return this.#finish(message, { state: 'done', value: message.value });
      case 'refused': {
        const { detail, refusal } = message;
        return this.#finish(message, fail({ kind: 'refused', detail, ...(refusal ? { refusal } : {}) }));
      }
      case 'failed':
        return this.#finish(message, fail({ kind: 'fault', detail: message.detail }));
    }
  }

  #finish({ id, revision }: { id: number; revision: number }, outcome: Outcome<unknown>): void {
    const job = this.#current;
    if (job?.id !== id) return;
    clearTimeout(this.#alarm);
    this.#current = null;
    if (revision === this.#dataset.revision) this.#settle(job, outcome);
    else if (!job.over) this.#waiting.unshift(job);
    this.#next();
  }

  #tooLong(job: Job): void {
    this.#stop();
    this.#settle(job, fail({ kind: 'too-long', limitS: job.limitMs / 1000 }));
    this.#next();
  }

  #crashed(): void {
    const job = this.#current;
    const loading = !this.#loaded;
    this.#stop();
    if (job && !job.over) {
      if (job.repeated) this.#settle(job, fail({ kind: 'crashed' }));
      else {
        job.repeated = true;
        this.#waiting.unshift(job);
      }
    }
    if (loading && ++this.#loadCrashes > 1) {
      this.#loadCrashes = 0;
      this.#giveUp({ kind: 'crashed' });
      return;
    }
    this.#next();
  }

  #settle(job: Job, outcome: Outcome<unknown>): void {
    if (job.over) return;
    job.over = true;
    job.settle(outcome);
  }

  /** Ends a worker that cannot have the data; the next question tries to load it again. The running question fails with those that wait. */
  #giveUp(failure: WorkerFailure): void {
    const jobs = [...(this.#current ? [this.#current] : []), ...this.#waiting];
    this.#stop();
    this.#waiting = [];
    for (const job of jobs) this.#settle(job, fail(failure));
  }

  #stop(): void {
    clearTimeout(this.#alarm);
    const worker = this.#worker;
    this.#worker = null;
    this.#current = null;
    this.#loaded = false;
    worker?.terminate();
  }

  #setAlarm(ms: number, ring: () => void): void {
    clearTimeout(this.#alarm);
    if (ms < Infinity) this.#alarm = setTimeout(ring, ms);
  }
}

const fail = (failure: WorkerFailure): Outcome<never> => ({ state: 'failed', failure });

/** Failures that were reported: all questions that wait fail with the same one. */
const reported = new WeakSet<WorkerFailure>();

/** Reports in the browser's console what the page does not tell its reader: the detail of a failure that has no words of its own. */
export function reportFailure(failure: WorkerFailure): void {
  const isWorded = failure.kind === 'refused' && failure.refusal !== undefined;
  // The browser reports files that did not come.
  if (!('detail' in failure) || failure.kind === 'files' || isWorded || reported.has(failure)) return;
  reported.add(failure);
  globalThis.reportError?.(new Error(`${failure.kind}: ${failure.detail}`));
}
