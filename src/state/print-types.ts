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

/**
 * The settings that the reader made for a sheet; the others have their defaults. Typed settings are checked when they are printed, those from links
 * and files before.
 */
export type PrintSettings = PrintSpecInput;

/** A print of this visit, open or closed. */
export interface OpenedPrint {
  /** The region it was opened for. */
  opened: PrintSettings['region'];
  /** The settings with which it was opened; `null` if they came from a link or a file. */
  given: PrintSettings | null;
  settings: PrintSettings;
}

/** The preview of the sheet. The last one stays while a newer one is computed or has failed. */
export interface Shown {
  preview: Preview | null;
  busy: boolean;
  failure: PrintFailure | null;
}

/** The file that is being made, and how the last one ended. */
export type Job =
  | { state: 'none' }
  | { state: 'running'; what: SheetFormat | 'book'; progress: BookProgress | null }
  /** The file can be saved again, since a browser may refuse to save it without reporting that. */
  | { state: 'done'; file: PrintFile }
  | { state: 'failed'; failure: PrintFailure };

/** Printing, once its code is loaded. */
export interface Printing {
  shown: ReadonlySignal<Shown>;
  job: ReadonlySignal<Job>;
  /** Resolution of PNG, dots per inch. */
  dpi: Signal<number>;
  /** Makes a file of the sheet; `null` if that failed, with the reason in `job`. */
  file(format: SheetFormat): Promise<PrintFile | null>;
  /** @param only codes of prefectures or counties, for a book of a part of the province */
  book(by: BookUnit, commonScale: boolean, only?: readonly string[]): Promise<PrintFile | null>;
  /** Draws the water and roads of a PMTiles file below the network. */
  useBasemap(file: File): void;
  cancel(): void;
  retry(): void;
}
