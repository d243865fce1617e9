import type { InputFile, ReadResult } from './readers/read.ts';

export type { InputFile, ReadResult } from './readers/read.ts';

/** What the worker of the exchange is asked. */
export interface ExchangeQuestions {
  read: {
    args: { files: readonly InputFile[] };
    answer: ReadResult;
    /** Part of the bytes that has been read, 0 to 1. */
    progress: number;
  };
}
