import { lineStatusOf } from './axis.ts';
import type { Batch, Status, Track } from './records.ts';
import { unreachable } from './unreachable.ts';

/** What the reader asked to see. Absent means all. */
export interface Filter {
  /** Prefecture code; ignored where `county` is set. */
  prefecture?: string;
  county?: string;
  batch?: Batch;
  /** Narrows central towns only; axes and villages have no track. */
  track?: Track;
  documentedOnly?: boolean;
}

/** The part of a record a filter looks at. */
export interface Filterable {
  county: string;
  prefecture: string;
  status: Status;
  batch?: Batch;
}

/** Why a filter leaves a record out: it lies in another division, is of another batch or none, of another track or none, or is modelled. */
export type FilterReason = 'elsewhere' | 'batch' | 'track' | 'modelled';

/** Whether a place of this county and prefecture lies in the division of the filter. */
export const isInDivision = (
  { county, prefecture }: Filter,
  place: { county: string; prefecture: string },
): boolean =>
  county !== undefined
    ? place.county === county
    : prefecture === undefined || place.prefecture === prefecture;

/** Why the filter leaves an axis or a village out, the first reason that holds; `null` where it passes. */
export function reasonAgainst(filter: Filter, record: Filterable): FilterReason | null {
  if (!isInDivision(filter, record)) return 'elsewhere';
  if (filter.batch !== undefined && record.batch !== filter.batch) return 'batch';
  return statusPasses(filter, record.status) ? null : 'modelled';
}

/** The same of a central town, its track included. */
export const reasonAgainstTown = (
  filter: Filter,
  town: Filterable & { track?: Track },
): FilterReason | null =>
  reasonAgainst(filter, town) ?? (filter.track === undefined || town.track === filter.track ? null : 'track');

/** Whether an axis or a village passes the filter. */
export const passes = (filter: Filter, record: Filterable): boolean => reasonAgainst(filter, record) === null;

/** Whether a central town passes the filter, its track included. */
export const townPasses = (filter: Filter, town: Filterable & { track?: Track }): boolean =>
  reasonAgainstTown(filter, town) === null;

/** Whether a record or a line of an axis of this status passes. */
export function statusPasses({ documentedOnly }: Filter, status: Status): boolean {
  switch (status) {
    case 'modelled':
      return documentedOnly !== true;
    case 'documented':
    case 'user':
      return true;
    default:
      return unreachable(status);
  }
}

/** Whether one line of an axis passes, where the axis does: a documented axis may have modelled branches. */
export const linePasses = (
  filter: Filter,
  axis: { status: Status; lineStatus: readonly Status[] },
  line: number,
): boolean => statusPasses(filter, lineStatusOf(axis, line));

/** The conditions on records alone, without the division. */
export function withoutDivision({ batch, track, documentedOnly }: Filter): Filter {
  return {
    ...(batch === undefined ? {} : { batch }),
    ...(track === undefined ? {} : { track }),
    ...(documentedOnly === true ? { documentedOnly } : {}),
  };
}

export const isEmptyFilter = (filter: Filter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === false);
