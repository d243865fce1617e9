import { EXPORTED } from './stored-lists.ts';
import type { Change } from '../../domain/changes.ts';
import type { ListExtent } from '../../domain/giving-way.ts';
import type { LonLat, Source } from '../../domain/records.ts';
import type { SourceFile } from '../../exchange/content.ts';
import type { ListKind } from '../../exchange/list/columns.ts';
import type { ListRows } from '../../exchange/list/rows.ts';

/** The number of the form that applied lists are kept and exported in. */
export const LIST_FORMAT = 'axis-atlas-list-1';

/** A list that was applied: what it said, what the reader decided, and the change that came of it. Plain data. */
export interface AppliedList {
  format: typeof LIST_FORMAT;
  /** Begins with the moment at which it was applied, so that lists stand in their order. */
  id: string;
  file: SourceFile;
  sheet: string | null;
  kind: ListKind;
  /** Date of the list, ISO or part of it; empty where unknown. */
  date: string;
  appliedAt: string;
  /** Of the data that it was applied to. */
  dataDate: string;
  rows: ListRows;
  decisions: { answers: readonly (readonly [string, string | null])[]; extent: ListExtent; wins: boolean };
  positions: readonly (readonly [number, LonLat])[];
  source: Source;
  counties: readonly string[];
  /** What it did. */
  did: {
    documented: number;
    isNew: number;
    left: number;
    aside: number;
    axesLaid: number;
    axesKept: readonly string[];
  };
  change: Change;
  /** Sources and sheets of the lists that were in force before it: on others it has to be worked out anew. */
  over: readonly (readonly [string, string | null])[];
}

/** A list as a file for another computer. */
export function exportedList(list: AppliedList): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const name = list.file.name.replace(/[.][^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return { name: `${name}${EXPORTED}`, bytes: new TextEncoder().encode(JSON.stringify(list)) };
}

/** A list that was exported; null where the text is none. */
export function readExported(text: string): AppliedList | null {
  try {
    const list = JSON.parse(text) as Partial<AppliedList>;
    const isList =
      list.format === LIST_FORMAT &&
      typeof list.id === 'string' &&
      typeof list.file?.name === 'string' &&
      Array.isArray(list.rows?.entries) &&
      Array.isArray(list.decisions?.answers) &&
      list.change?.kind === 'patch';
    // What it does is worked out anew: a file from elsewhere says what the list is, not what becomes of the network.
    return isList ? { ...(list as AppliedList), dataDate: '' } : null;
  } catch {
    return null;
  }
}
