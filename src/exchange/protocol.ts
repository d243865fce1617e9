import type { InputFile } from './readers/read.ts';
import type { PageResult } from './stored.ts';

export type { InputFile } from './readers/read.ts';
export type { PageResult } from './stored.ts';

/** Requests to the exchange worker. */
export interface ExchangeQuestions {
  read: {
    args: { files: readonly InputFile[] };
    answer: PageResult;
    /** Share of the bytes that has been read, 0 to 1. */
    progress: number;
  };
}
