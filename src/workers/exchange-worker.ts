/** Reading of files, in a worker of its own: a file of 200 MB takes seconds, and page and engine must answer meanwhile. */
import { serve } from '../channel/serve.ts';
import type { ExchangeQuestions } from '../exchange/protocol.ts';
import { readFiles } from '../exchange/readers/read.ts';
import { storeResult } from '../exchange/stored.ts';

serve<ExchangeQuestions>(self, {
  // Reading needs nothing of the dataset.
  load: () => Promise.resolve(),
  step: () => undefined,
  answer: async (_question, { files }, { signal, onProgress }) =>
    storeResult(await readFiles(files, { signal, onProgress: onProgress as (part: number) => void })),
});
