import { buffersOf, engineOf } from '../spatial/engine.ts';
import type { Engine } from '../spatial/engine.ts';
import { loadFiles } from '../spatial/load-files.ts';
import { modelOf } from '../spatial/model-of.ts';
import type { FromWorker, ToWorker } from '../spatial/protocol.ts';

let engine: Engine | null = null;

const tell = (message: FromWorker, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });
const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'load') {
    loadFiles(data.files)
      .then((files) => {
        engine = engineOf(modelOf(files));
        tell({ type: 'loaded' });
      })
      .catch((error: unknown) =>
        tell({ type: error instanceof RangeError ? 'unusable' : 'not-loaded', detail: detailOf(error) }),
      );
    return;
  }
  if (data.type === 'ground') {
    engine?.giveTravelGround(data.packed);
    return;
  }
  const { id, operation, args } = data;
  tell({ type: 'begun', id });
  try {
    if (!engine) throw new Error('asked before the data is there');
    const value = engine.answer(operation, args);
    tell({ type: 'done', id, value }, buffersOf(value));
  } catch (error) {
    tell({ type: error instanceof RangeError ? 'refused' : 'failed', id, detail: detailOf(error) });
  }
});
