import type { DateFault } from '../../domain/calendar.ts';
import type { LeftOutSheet } from '../book/left-out.ts';

/** Why a spec cannot be printed, as data; `failureText` words it. */
export type SpecFailure =
  | { kind: 'newer'; version: number }
  /** A value that a setting cannot have, as JSON and shortened; of a text that is too long, its length. */
  | { kind: 'value'; path: string; received: string; length?: number }
  /** A setting that a spec must have. */
  | { kind: 'missing'; path: string }
  /** A name that no setting has. */
  | { kind: 'unknown-setting'; path: string }
  | { kind: 'date'; value: string; fault: DateFault }
  | { kind: 'empty-frame' }
  /** An orientation that paper of a given width and height does not have. */
  | { kind: 'orientation'; orientation: 'portrait' | 'landscape'; widthMm: number; heightMm: number }
  /** A filter whose county is not in its prefecture: nothing would pass. */
  | { kind: 'filter'; county: string; prefecture: string }
  | { kind: 'unknown-region'; code: string }
  /** The region is larger than the paper at that scale; `fits` is the largest denominator of `SCALES` that does, if any. */
  | { kind: 'too-large'; scale: number; fits?: number }
  | { kind: 'too-small'; widthMm: number; heightMm: number }
  | { kind: 'empty-region' }
  | { kind: 'too-many-pixels'; dpi: number; widthPx: number; heightPx: number }
  | { kind: 'no-font'; weight: 400 | 700 }
  | { kind: 'no-glyph'; text: string; missing: string }
  /** The basemap cannot be used; `detail` is a figure or an address within it, no words. */
  | { kind: 'basemap'; source: string; why: BasemapFault; detail?: string }
  /** The filter leaves out every sheet that is asked for. */
  | { kind: 'left-out'; sheets: LeftOutSheet[] }
  /** Sheets of an atlas that cannot be made. */
  | { kind: 'sheets'; sheets: { code: string; name: string; failure: SpecFailure }[] };

/** What is wrong with a basemap. */
export type BasemapFault =
  | 'absent'
  | 'unreachable'
  | 'status'
  | 'unreadable'
  | 'not-an-archive'
  | 'metadata'
  | 'not-vector'
  | 'tile'
  | 'no-tiles'
  | 'not-omt'
  | 'other-origin'
  | 'not-chosen';

/** A spec that cannot be printed. Its message is for programmers; people read `failureText`. */
export class SpecError extends Error {
  readonly failure: SpecFailure;
  constructor(failure: SpecFailure) {
    super(JSON.stringify(failure));
    this.name = 'SpecError';
    this.failure = failure;
  }
}
