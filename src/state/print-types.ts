import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  BookUnit,
  BookProgress,
  Preview,
  PrintFailure,
  PrintFile,
  SheetFormat,
} from '../print/client.ts';
import type { PrintSpecInput } from '../print/spec/spec.ts';

export type { SpecFailure } from '../print/spec/failure.ts';

export type {
  BookUnit,
  BookProgress,
  Finding,
  Preview,
  PreviewPage,
  PrintFailure,
  PrintFile,
  SheetFormat,
} from '../print/client.ts';

/** What the reader set of a sheet; the rest is left to its defaults. What is typed is checked when it is printed, what comes from outside before. */
export type PrintSettings = PrintSpecInput;

/** A print of this visit, open or closed. */
export interface OpenedPrint {
  /** The region it was opened for. */
  opened: PrintSettings['region'];
  /** What its opening gave; `null` where a link or a file gave it. */
  given: PrintSettings | null;
  settings: PrintSettings;
}

/** The preview of the sheet. The last one stays while a newer one is computed or fails. */
export interface Shown {
  preview: Preview | null;
  busy: boolean;
  failure: PrintFailure | null;
}

/** What is being made into a file, and how the last one ended. */
export type Job =
  | { state: 'none' }
  | { state: 'running'; what: SheetFormat | 'book'; progress: BookProgress | null }
  /** The file can be saved again: a browser may refuse to save it without reporting that. */
  | { state: 'done'; file: PrintFile }
  | { state: 'failed'; failure: PrintFailure };

/** Printing, once its code is there. */
export interface Printing {
  shown: ReadonlySignal<Shown>;
  job: ReadonlySignal<Job>;
  /** Resolution of PNG. */
  dpi: Signal<number>;
  /** Makes a file of the sheet; `null` where that failed, which `job` then tells. */
  file(format: SheetFormat): Promise<PrintFile | null>;
  /** @param only codes of prefectures or counties, for a book of a part */
  book(by: BookUnit, commonScale: boolean, only?: readonly string[]): Promise<PrintFile | null>;
  /** Draws the water and roads of a PMTiles file under the network. */
  useBasemap(file: File): void;
  cancel(): void;
  retry(): void;
}
