import type { Batch, Status, Track } from './records.ts';

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

/** Whether an axis or a village passes the filter. */
export function passes(filter: Filter, record: Filterable): boolean {
  if (filter.county !== undefined) {
    if (record.county !== filter.county) return false;
  } else if (filter.prefecture !== undefined && record.prefecture !== filter.prefecture) return false;
  if (filter.batch !== undefined && record.batch !== filter.batch) return false;
  return !(filter.documentedOnly === true && record.status === 'modelled');
}

/** Whether a central town passes the filter, its track included. */
export function townPasses(filter: Filter, town: Filterable & { track?: Track }): boolean {
  return passes(filter, town) && (filter.track === undefined || town.track === filter.track);
}

export const isEmptyFilter = (filter: Filter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === false);
