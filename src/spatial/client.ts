import type { FileAddresses, FromWorker, OperationName, Operations, ToWorker } from './protocol.ts';

export type * from './protocol.ts';

/** Why a question has no answer; the page words it in the reader's language. */
export type SpatialFailure =
  /** A file that the engine reads did not come. */
  | { kind: 'files'; detail: string }
  /** The files came, but hold what no network can: `detail` names it. */
  | { kind: 'data'; detail: string }
  /** An argument that the engine does not take. */
  | { kind: 'refused'; detail: string }
  /** A fault of the engine. */
  | { kind: 'fault'; detail: string }
  | { kind: 'too-long'; limitS: number }
  /** The worker ended twice over the same question. */
  | { kind: 'crashed' };

/** How a question ended. `void`: cancelled, or a newer question took its place; there is nothing to show. */
export type Outcome<T> =
  { state: 'done'; value: T } | { state: 'void' } | { state: 'failed'; failure: SpatialFailure };

export interface Asked<T> {
  outcome: Promise<Outcome<T>>;
  /** Gives the question up; its outcome is `void` unless it is known already. */
  cancel(): void;
}

export interface AskOptions {
  /** A newer question of the same kind makes the older one void. Absent: the name of the operation. */
  kind?: string;
  /** Time from its turn to its answer; over it the worker is started anew. */
  limitMs?: number;
}

/** The part of a Worker that is used here; tests bring their own. */
export interface WorkerLike extends EventTarget {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
}

const LIMIT_MS = 20_000;
/** Fetching the files and making the model of them. */
const LOAD_LIMIT_MS = 60_000;
/** A worker says at once that it begins; one that does not is gone, for nobody tells that it was ended. */
const SILENCE_LIMIT_MS = 5_000;
/** What is waited for with the eyes comes before what takes long. */
const RANK: Partial<Record<OperationName, number>> = { tile: 0, prepare: 1 };
const LAST = 2;

interface Job {
  id: number;
  kind: string;
  operation: OperationName;
  args: unknown;
  limitMs: number;
  repeated: boolean;
  /** Nobody waits for it any more. */
  over: boolean;
  settle(outcome: Outcome<never> | Outcome<unknown>): void;
}

/**
 * The one way to the one worker. It asks one question at a time, so that a newer one need not wait behind those it made
 * void. The worker starts with the first question; when it ends without being told to, it is started anew and the
 * question repeated once.
 */
export class SpatialClient {
  readonly #files: FileAddresses;
  readonly #make: () => WorkerLike;
  #worker: WorkerLike | null = null;
  #loaded = false;
  #loadCrashes = 0;
  #ground: Uint8Array | null = null;
  #lastId = 0;
  #waiting: Job[] = [];
  #current: Job | null = null;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  /** @param files absolute addresses, or addresses that mean the same to the worker as to the page */
  constructor(files: FileAddresses, make: () => WorkerLike = startWorker) {
    this.#files = files;
    this.#make = make;
  }

  /** Gives the worker the compiled ground of travel time, and again each time that it is started anew. */
  giveGround(packed: Uint8Array): void {
    this.#ground = packed;
    if (this.#loaded) this.#worker?.postMessage({ type: 'ground', packed }, []);
  }

  /** Asks the worker. The outcome never rejects. */
  ask<Name extends OperationName>(
    operation: Name,
    args: Operations[Name]['args'],
    { kind = operation, limitMs = LIMIT_MS }: AskOptions = {},
  ): Asked<Operations[Name]['answer']> {
    for (const older of [this.#current, ...this.#waiting]) if (older?.kind === kind) this.#abandon(older);
    let settle: Job['settle'] = () => undefined;
    const outcome = new Promise<Outcome<Operations[Name]['answer']>>((resolve) => {
      settle = resolve as Job['settle'];
    });
    const job = { id: ++this.#lastId, kind, operation, args, limitMs, repeated: false, over: false, settle };
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
    // One that the worker is at stays the current one until it has answered.
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
    const rank = ({ operation }: Job): number => RANK[operation] ?? LAST;
    const job = this.#waiting.reduce((best, other) => (rank(other) < rank(best) ? other : best));
    this.#waiting = this.#waiting.filter((other) => other !== job);
    this.#current = job;
    this.#setAlarm(SILENCE_LIMIT_MS, () => this.#crashed());
    const { id, operation, args } = job;
    this.#worker.postMessage({ type: 'ask', id, operation, args } as ToWorker, []);
  }

  #start(): void {
    const worker = this.#make();
    this.#worker = worker;
    // What one that is given up still says is not heard.
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
      this.#stop();
      this.#failAll({ kind: 'too-long', limitS: LOAD_LIMIT_MS / 1000 });
    });
    worker.postMessage({ type: 'load', files: this.#files }, []);
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'loaded':
        clearTimeout(this.#alarm);
        this.#loaded = true;
        this.#loadCrashes = 0;
        if (this.#ground) this.#worker?.postMessage({ type: 'ground', packed: this.#ground }, []);
        return this.#next();
      case 'not-loaded':
      case 'unusable':
        // The next question tries again.
        this.#stop();
        return this.#failAll({
          kind: message.type === 'unusable' ? 'data' : 'files',
          detail: message.detail,
        });
      case 'begun': {
        const job = this.#current;
        if (job?.id === message.id) this.#setAlarm(job.limitMs, () => this.#tooLong(job));
        return;
      }
      case 'done':
        return this.#finish(message.id, { state: 'done', value: message.value });
      case 'refused':
        return this.#finish(message.id, fail({ kind: 'refused', detail: message.detail }));
      case 'failed':
        return this.#finish(message.id, fail({ kind: 'fault', detail: message.detail }));
    }
  }

  #finish(id: number, outcome: Outcome<unknown>): void {
    const job = this.#current;
    if (job?.id !== id) return;
    clearTimeout(this.#alarm);
    this.#current = null;
    this.#settle(job, outcome);
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
      this.#failAll({ kind: 'crashed' });
      return;
    }
    this.#next();
  }

  #settle(job: Job, outcome: Outcome<unknown>): void {
    if (job.over) return;
    job.over = true;
    job.settle(outcome);
  }

  #failAll(failure: SpatialFailure): void {
    const jobs = this.#waiting;
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
    this.#alarm = setTimeout(ring, ms);
  }
}

const fail = (failure: SpatialFailure): Outcome<never> => ({ state: 'failed', failure });

/** The bundler finds the worker by this very form of words. */
const startWorker = (): WorkerLike =>
  new Worker(new URL('../workers/spatial-worker.ts', import.meta.url), { type: 'module', name: 'spatial' });
