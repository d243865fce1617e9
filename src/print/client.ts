import { proxy, type Remote, wrap } from 'comlink';
import type { AtlasWish } from './book/book.ts';
import type {
  AtlasProgress,
  Preview,
  PrintApi,
  Printed,
  PrintFailure,
  PrintFile,
  SheetFormat,
} from './protocol.ts';
import type { PrintSpec } from './spec/spec.ts';

export type * from './protocol.ts';
export type { AtlasBy, AtlasWish } from './book/book.ts';
export type { Finding } from './page/sheet-types.ts';

interface Running {
  worker: Worker;
  api: Remote<PrintApi>;
  /** Settles when the worker ends without being told to. */
  ended: Promise<Printed<never>>;
}

/** The one way to the worker that prints. It starts with the first question; after a fault the next question starts another. */
export class PrintClient {
  readonly #make: () => Worker;
  #running: Running | null = null;
  /** Kept here too: a worker that ends takes its own with it. */
  #basemap: File | null = null;

  constructor(make: () => Worker = startWorker) {
    this.#make = make;
  }

  preview(spec: PrintSpec): Promise<Printed<Preview>> {
    return this.#ask((api) => api.preview(spec));
  }

  file(spec: PrintSpec, format: SheetFormat, dpi: number): Promise<Printed<PrintFile>> {
    return this.#ask((api) => api.file(spec, format, dpi));
  }

  atlas(wish: AtlasWish, onSheet: (progress: AtlasProgress) => void): Promise<Printed<PrintFile>> {
    return this.#ask((api) => api.atlas(wish, proxy(onSheet)));
  }

  /** Lets specs name this PMTiles file as their basemap. */
  keepBasemap(file: File): void {
    this.#basemap = file;
    void this.#running?.api.keepBasemap(file);
  }

  cancel(): void {
    void this.#running?.api.cancel();
  }

  #ask<T>(question: (api: Remote<PrintApi>) => Promise<Printed<T>>): Promise<Printed<T>> {
    this.#running ??= this.#start();
    const { api, ended } = this.#running;
    return Promise.race([question(api).catch((error: unknown) => failed(faultOf(error))), ended]);
  }

  #start(): Running {
    const worker = this.#make();
    const ended = new Promise<Printed<never>>((resolve) => {
      const end = (): void => {
        worker.terminate();
        if (this.#running?.worker === worker) this.#running = null;
        resolve(failed({ kind: 'crashed' }));
      };
      worker.addEventListener('error', end);
      worker.addEventListener('messageerror', end);
    });
    const api = wrap<PrintApi>(worker);
    if (this.#basemap) void api.keepBasemap(this.#basemap);
    return { worker, api, ended };
  }
}

const failed = (failure: PrintFailure): Printed<never> => ({ state: 'failed', failure });
const faultOf = (error: unknown): PrintFailure => ({
  kind: 'fault',
  detail: error instanceof Error ? error.message : String(error),
});

/** The bundler finds the worker by this very form of words. */
const startWorker = (): Worker =>
  new Worker(new URL('../workers/print-worker.ts', import.meta.url), { type: 'module', name: 'print' });
