import type { Change } from '../../domain/changes.ts';
import type { ListExtent } from '../../domain/giving-way.ts';
import type { LonLat, Source } from '../../domain/records.ts';
import type { SourceFile } from '../content.ts';
import type { ColumnRole } from './column-roles.ts';
import type { ListKind } from './columns.ts';
import type { ListRows } from './row-types.ts';

/** Version of the form in which applied lists are stored and exported. */
export const LIST_FORMAT = 'axis-atlas-list-1';

/** An applied list: its records, the reader's decisions, and the change that resulted. Plain data. */
export interface AppliedList {
  format: typeof LIST_FORMAT;
  /** Begins with the time at which it was applied, so that lists sort in this order. */
  id: string;
  file: SourceFile;
  sheet: string | null;
  kind: ListKind;
  /** Date of the list, ISO or part of it; empty if unknown. */
  date: string;
  appliedAt: string;
  /** Date of the data to which it was applied. */
  dataDate: string;
  rows: ListRows;
  /** What each column holds that is used, by its index; lists stored before this was kept have none. */
  roles?: readonly (readonly [number, ColumnRole])[];
  decisions: { answers: readonly (readonly [string, string | null])[]; extent: ListExtent; wins: boolean };
  positions: readonly (readonly [number, LonLat])[];
  source: Source;
  counties: readonly string[];
  /** The change of the dataset. */
  did: {
    documented: number;
    isNew: number;
    left: number;
    aside: number;
    axesLaid: number;
    axesKept: readonly string[];
    /** Names of axes that have no line, because the list gives them no place that one could lead to. */
    withoutLine?: readonly string[];
  };
  change: Change;
  /** Sources and sheets of the lists that were in force before it: if these differ, the change has to be computed again. */
  over: readonly (readonly [string, string | null])[];
}

/** Reads an exported list; null if the text is not one. */
export function readExported(text: string): AppliedList | null {
  try {
    const list = JSON.parse(text) as Partial<AppliedList>;
    const isList =
      list.format === LIST_FORMAT &&
      typeof list.id === 'string' &&
      typeof list.file?.name === 'string' &&
      Array.isArray(list.rows?.entries) &&
      (list.roles === undefined || Array.isArray(list.roles)) &&
      Array.isArray(list.decisions?.answers) &&
      list.change?.kind === 'patch';
    // Its change is computed again: a file from elsewhere determines the list, not what happens to the network.
    return isList ? { ...(list as AppliedList), dataDate: '' } : null;
  } catch {
    return null;
  }
}
