/** Reading of files, in a worker of its own: a file of 200 MB takes seconds, and page and engine must answer meanwhile. */
import { serve } from '../channel/serve.ts';
import { listBuffers } from '../exchange/packed.ts';
import type { ExchangeQuestions, ReadResult } from '../exchange/protocol.ts';
import { readFiles } from '../exchange/readers/read.ts';

serve<ExchangeQuestions>(self, {
  // Reading needs nothing of the dataset.
  load: () => Promise.resolve(),
  step: () => undefined,
  answer: (_question, { files }, { signal, onProgress }) =>
    readFiles(files, { signal, onProgress: onProgress as (part: number) => void }),
  transfersOf: (answer) => (answer as ReadResult).contents.flatMap(listBuffers),
});
