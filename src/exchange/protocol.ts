import type { InputFile, ReadResult } from './readers/read.ts';

export type { InputFile, ReadResult } from './readers/read.ts';

/** Requests to the exchange worker. */
export interface ExchangeQuestions {
  read: {
    args: { files: readonly InputFile[] };
    answer: ReadResult;
    /** Share of the bytes that has been read, 0 to 1. */
    progress: number;
  };
}
