import type { InputFile } from './readers/read.ts';
import type { PageResult } from './stored.ts';
import type { WriteOrder, WrittenFile } from './write/order.ts';

export type { InputFile } from './readers/read.ts';
export type { PageResult } from './stored.ts';
export type { WriteOrder, WrittenFile } from './write/order.ts';

/** Requests to the exchange worker. */
export interface ExchangeQuestions {
  read: {
    args: { files: readonly InputFile[] };
    answer: PageResult;
    /** Share of the bytes that has been read, 0 to 1. */
    progress: number;
  };
  write: {
    args: WriteOrder;
    answer: WrittenFile;
    /** Share of the rows that has been taken, 0 to 1. */
    progress: number;
  };
}
