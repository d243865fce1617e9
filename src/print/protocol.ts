import type { BookSpec } from './book/book.ts';
import type { SvgParts } from './backends/svg.ts';
import type { SheetReport } from './page/sheet-types.ts';
import type { SpecFailure } from './spec/failure.ts';
import type { PaperName, PrintSpec } from './spec/spec.ts';

/** Why nothing was made: the spec cannot be printed, files did not come, or a fault. */
export type PrintFailure =
  SpecFailure | { kind: 'files'; detail: string } | { kind: 'fault'; detail: string } | { kind: 'crashed' };

/** How a print ended. `void`: cancelled. */
export type Printed<T> =
  { state: 'done'; value: T } | { state: 'failed'; failure: PrintFailure } | { state: 'void' };

export interface PreviewPage {
  svg: SvgParts;
  title: string;
  /** Bleed included. */
  widthMm: number;
  heightMm: number;
}

/** A sheet as the page shows it before it is printed. */
export interface Preview {
  pages: PreviewPage[];
  report: SheetReport;
  /** Denominator of the largest scale at which the region fits on this paper. */
  fitScale: number;
  /** The same of each paper; null where none fits. */
  paperScales: Record<PaperName, number | null>;
  /** Corners of the map face, degrees. */
  cornersLonLat: [number, number][];
}

export type SheetFormat = 'pdf' | 'svg' | 'png';

export interface PrintFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Names of the files in it, where it is a zip. */
  holds?: readonly string[];
}

export interface AtlasProgress {
  done: number;
  of: number;
  /** The sheet that was done last. */
  name: string;
}

/** What can be asked of the worker that prints. */
export interface PrintQuestions {
  preview: { args: { spec: PrintSpec }; answer: Printed<Preview> };
  /** A sheet as one file: as SVG or PNG, which hold one page each, several pages are a zip. `dpi` is of PNG only. */
  file: { args: { spec: PrintSpec; format: SheetFormat; dpi: number }; answer: Printed<PrintFile> };
  /** Told of each sheet as it is done; stops at the next one where it is cancelled. */
  atlas: { args: BookSpec; answer: Printed<PrintFile>; progress: AtlasProgress };
}
