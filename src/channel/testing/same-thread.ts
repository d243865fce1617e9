import type { WorkerLike } from '../channel.ts';
import type { FromWorker, Questions, ToWorker } from '../messages.ts';
import { serve, type Service } from '../serve.ts';

/** A worker that runs in the thread of the test: messages are cloned, as they are between threads. */
export class SameThreadWorker<Q extends Questions<Q>> extends EventTarget implements WorkerLike {
  ended = false;
  readonly #scope = Object.assign(new EventTarget(), {
    postMessage: (message: FromWorker, { transfer }: { transfer: Transferable[] }): void => {
      const data = structuredClone(message, { transfer });
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
    },
  });

  constructor(service: Service<Q>) {
    super();
    serve(this.#scope, service);
  }

  postMessage(message: ToWorker): void {
    const data = structuredClone(message);
    queueMicrotask(() => {
      if (!this.ended) this.#scope.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.ended = true;
  }
}
