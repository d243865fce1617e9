import { errorDetail } from '../domain/error-detail.ts';
import { FileError } from '../dataset/base/failure.ts';
import type { DatasetSource } from '../dataset/base/load.ts';
import type { DatasetStep } from '../dataset/dataset.ts';
import { RefusalError } from '../domain/refusal.ts';
import type { AnswerOf, ArgsOf, FromWorker, ProgressOf, Questions, ToWorker } from './messages.ts';

/** The functions of a worker; `serve` exchanges the messages. */
export interface Service<Q extends Questions<Q>> {
  /** @throws FileError if a file cannot be used, RangeError if network or changes are invalid */
  load(source: DatasetSource): Promise<void>;
  /** @throws RangeError if a change cannot be made */
  step(step: DatasetStep): void;
  /** Stores a value that the page sends under a name. */
  give?(name: string, value: unknown): void;
  /** @throws RangeError for a bad argument; the reason of the signal if cancelled */
  answer<Name extends keyof Q & string>(
    question: Name,
    args: ArgsOf<Q, Name>,
    run: { signal: AbortSignal; onProgress(value: ProgressOf<Q, Name>): void },
  ): AnswerOf<Q, Name> | Promise<AnswerOf<Q, Name>>;
  /** Buffers of an answer that are transferred instead of copied. */
  transfersOf?(answer: unknown): Transferable[];
}

/** The part of the worker's global scope that is used. */
export interface Scope extends EventTarget {
  postMessage(message: FromWorker, options: { transfer: Transferable[] }): void;
}

/** Handles the messages of the page (`messages.ts`): the worker's side of `WorkerChannel`. */
export function serve<Q extends Questions<Q>>(scope: Scope, service: Service<Q>): void {
  let revision = 0;
  let isLoaded = false;
  const early: DatasetStep[] = [];
  const running = new Map<number, AbortController>();
  const tell = (message: FromWorker, transfer: Transferable[] = []): void =>
    scope.postMessage(message, { transfer });

  const load = async (source: DatasetSource): Promise<void> => {
    try {
      await service.load(source);
      ({ revision } = source);
      for (const step of early) take(step);
      isLoaded = true;
      tell({ type: 'loaded' });
    } catch (error) {
      tell({ type: isUnusable(error) ? 'unusable' : 'not-loaded', detail: errorDetail(error) });
    }
  };
  const take = (step: DatasetStep): void => {
    service.step(step);
    ({ revision } = step);
  };
  const answer = async (id: number, question: keyof Q & string, args: never): Promise<void> => {
    // The dataset may change while the question is computed.
    const of = revision;
    const abort = new AbortController();
    running.set(id, abort);
    tell({ type: 'begun', id });
    try {
      if (!isLoaded) throw new Error('asked before the data is there');
      const onProgress = (value: unknown): void => tell({ type: 'progress', id, value });
      const made = service.answer(question, args, { signal: abort.signal, onProgress });
      // An answer that is not a promise is sent without waiting for the event loop.
      const value = made instanceof Promise ? ((await made) as unknown) : made;
      tell({ type: 'done', id, value, revision: of }, service.transfersOf?.(value));
    } catch (error) {
      const type = error instanceof RangeError ? 'refused' : 'failed';
      const refusal = error instanceof RefusalError ? { refusal: error.refusal } : {};
      tell({ type, id, detail: errorDetail(error), ...refusal, revision: of });
    } finally {
      running.delete(id);
    }
  };

  scope.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<ToWorker>;
    switch (data.type) {
      case 'load':
        return void load(data.source);
      case 'step':
        if (!isLoaded) return void early.push(data.step);
        try {
          return take(data.step);
        } catch (error) {
          return tell({ type: 'unusable', detail: errorDetail(error) });
        }
      case 'give':
        return service.give?.(data.name, data.value);
      case 'ask':
        return void answer(data.id, data.question as keyof Q & string, data.args as never);
      case 'cancel':
        return running.get(data.id)?.abort(new Error('cancelled'));
    }
  });
}

/** Whether the content of a file is invalid, rather than that it could not be fetched. */
function isUnusable(error: unknown): boolean {
  if (!(error instanceof FileError)) return error instanceof RangeError;
  switch (error.failure.reason.kind) {
    case 'network':
    case 'status':
      return false;
    case 'json':
    case 'shape':
      return true;
  }
}
