import type { DateFault } from '../../domain/calendar.ts';
import type { LeftOutSheet } from '../book/left-out.ts';

/** Why a spec cannot be printed, as data; `failureText` makes a sentence of it. */
export type SpecFailure =
  | { kind: 'newer'; version: number }
  /** An invalid value: shortened JSON, and the length of a text that is too long. */
  | { kind: 'value'; path: string; received: string; length?: number }
  /** A required setting is missing. */
  | { kind: 'missing'; path: string }
  /** An unknown setting. */
  | { kind: 'unknown-setting'; path: string }
  | { kind: 'date'; value: string; fault: DateFault }
  | { kind: 'empty-frame' }
  /** An orientation that contradicts the given width and height of the paper. */
  | { kind: 'orientation'; orientation: 'portrait' | 'landscape'; widthMm: number; heightMm: number }
  /** A filter whose county is not in its prefecture, so that no record would pass. */
  | { kind: 'filter'; county: string; prefecture: string }
  | { kind: 'unknown-region'; code: string }
  /** The region is larger than the paper at that scale; `fits` is the denominator of the largest scale in `SCALES` that fits, if any. */
  | { kind: 'too-large'; scale: number; fits?: number }
  | { kind: 'too-small'; widthMm: number; heightMm: number }
  | { kind: 'empty-region' }
  | { kind: 'too-many-pixels'; dpi: number; widthPx: number; heightPx: number }
  | { kind: 'no-font'; weight: 400 | 700 }
  | { kind: 'no-glyph'; text: string; missing: string }
  /** The basemap cannot be used; `detail` is a figure or a tile address, not a text to be translated. */
  | { kind: 'basemap'; source: string; why: BasemapFault; detail?: string }
  /** The filter leaves out every requested sheet of a book. */
  | { kind: 'left-out'; sheets: LeftOutSheet[] }
  /** Sheets of a book that cannot be made. */
  | { kind: 'sheets'; sheets: { code: string; name: string; failure: SpecFailure }[] };

/** Why a basemap cannot be used. */
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
  | 'not-chosen'
  | 'offline'
  | 'timeout'
  | 'cors'
  | 'key'
  | 'no-ranges'
  | 'tilejson'
  | 'not-picture';

/** A spec that cannot be printed. The message is for programmers; users read `failureText`. */
export class SpecError extends Error {
  readonly failure: SpecFailure;
  constructor(failure: SpecFailure) {
    super(JSON.stringify(failure));
    this.name = 'SpecError';
    this.failure = failure;
  }
}

/** Longest value shown, characters. */
const LONGEST_SHOWN = 60;
/** A text with its end replaced by “…” if it is too long to be shown. */
export const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : text;
};

/** A value as JSON, shortened, for messages. */
export function received(value: unknown): string {
  try {
    return shortened(typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)));
  } catch {
    // JSON nested thousands of levels deep overflows the stack.
    return '…';
  }
}
