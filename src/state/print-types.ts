import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  AtlasBy,
  AtlasProgress,
  Preview,
  PrintFailure,
  PrintFile,
  SheetFormat,
} from '../print/client.ts';
import type { PrintSpecInput } from '../print/spec.ts';

export type {
  AtlasBy,
  AtlasProgress,
  Finding,
  Preview,
  PreviewPage,
  PrintFailure,
  PrintFile,
  SheetFormat,
} from '../print/client.ts';

/** What the reader set of a sheet; the rest is left to its defaults. It is checked when it is printed. */
export type PrintWish = PrintSpecInput;

/** The sheet that is seen. The last good one stays while a newer one is made or cannot be. */
export interface Shown {
  preview: Preview | null;
  busy: boolean;
  failure: PrintFailure | null;
}

/** What is being made into a file, and how the last one ended. */
export type Job =
  | { state: 'none' }
  | { state: 'running'; what: SheetFormat | 'atlas'; progress: AtlasProgress | null }
  | { state: 'done'; names: readonly string[] }
  | { state: 'failed'; failure: PrintFailure };

/** Printing, once its code is there. */
export interface Printing {
  shown: ReadonlySignal<Shown>;
  job: ReadonlySignal<Job>;
  /** Resolution of PNG. */
  dpi: Signal<number>;
  /** Makes files of the sheet; `null` where that failed, which `job` then tells. */
  files(format: SheetFormat): Promise<readonly PrintFile[] | null>;
  /** @param only codes of prefectures or counties, for an atlas of a part */
  atlas(by: AtlasBy, commonScale: boolean, only?: readonly string[]): Promise<PrintFile | null>;
  /** Draws the water and roads of a PMTiles file under the network. */
  useBasemap(file: File): void;
  cancel(): void;
  retry(): void;
}
