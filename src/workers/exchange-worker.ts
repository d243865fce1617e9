/** Worker that reads and writes files: a file of 200 MB takes seconds, during which page and engine must respond. */
import type { ArgsOf } from '../channel/messages.ts';
import { serve } from '../channel/serve.ts';
import type { ExchangeQuestions } from '../exchange/protocol.ts';
import { storeResult } from '../exchange/stored.ts';

interface Run {
  signal: AbortSignal;
  onProgress(part: number): void;
}

/** Readers and writers are loaded when they are needed: a worker does one or the other. */
const ANSWERS: {
  [Name in keyof ExchangeQuestions]: (
    args: ArgsOf<ExchangeQuestions, Name>,
    run: Run,
  ) => Promise<ExchangeQuestions[Name]['answer']>;
} = {
  read: async ({ files }, run) => {
    const { readFiles } = await import('../exchange/readers/read.ts');
    return storeResult(await readFiles(files, run));
  },
  write: async (order, { onProgress }) => {
    const { writeFile } = await import('../exchange/write/write-file.ts');
    return writeFile(order, onProgress);
  },
};

serve<ExchangeQuestions>(self, {
  // Neither needs the dataset.
  load: () => Promise.resolve(),
  step: () => undefined,
  answer: (question, args, run) => ANSWERS[question](args, run as Run),
});
