import type { BookSpec } from './book/regions.ts';
import type { SvgParts } from './backends/svg.ts';
import type { SheetReport } from './page/sheet-types.ts';
import type { SpecFailure } from './spec/failure.ts';
import type { PaperName, PrintSpec } from './spec/spec.ts';

/** Why nothing was made: the spec cannot be printed, files could not be loaded, or the program failed. */
export type PrintFailure =
  | SpecFailure
  | { kind: 'files'; detail: string }
  | { kind: 'fault'; detail: string }
  | { kind: 'crashed' };

/** Result of a print request. `void`: it was cancelled. */
export type Printed<T> =
  | { state: 'done'; value: T }
  | { state: 'failed'; failure: PrintFailure }
  | { state: 'void' };

export interface PreviewPage {
  svg: SvgParts;
  title: string;
  /** Includes the bleed. */
  widthMm: number;
  heightMm: number;
}

/** The preview of a sheet in the page. */
export interface Preview {
  pages: PreviewPage[];
  report: SheetReport;
  /** Denominator of the largest scale at which the region fits on this paper. */
  fitScale: number;
  /** The same for each paper size; null where no scale fits. */
  paperScales: Record<PaperName, number | null>;
  /** Corners of the map face, WGS 84 degrees. */
  cornersLonLat: [number, number][];
}

export type SheetFormat = 'pdf' | 'svg' | 'png';

export interface PrintFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Names of the files in it, if it is a zip. */
  holds?: readonly string[];
}

export interface BookProgress {
  done: number;
  of: number;
  /** The sheet that was finished last. */
  name: string;
}

/** What the print worker needs to open the basemap that a spec names. */
export interface SheetBasemaps {
  /** Address of the page, to which relative addresses refer. */
  page: string;
  /** Origins to which requests are allowed besides that of the page. */
  allowed: readonly string[];
  /** The vector basemaps that the reader added, by the sources that specs name. */
  known: readonly { source: string; key?: string; file?: Blob }[];
}

/** Requests that the print worker answers. */
export interface PrintQuestions {
  preview: { args: { spec: PrintSpec }; answer: Printed<Preview> };
  /** One sheet as a file. SVG and PNG hold one page each, so several pages become a zip. `dpi` applies to PNG only. */
  file: { args: { spec: PrintSpec; format: SheetFormat; dpi: number }; answer: Printed<PrintFile> };
  /** A book of sheets. Progress is reported after each sheet; a cancelled request stops before the next one. */
  book: { args: BookSpec; answer: Printed<PrintFile>; progress: BookProgress };
}
