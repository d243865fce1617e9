import { lineStatusOf } from './axis.ts';
import type { AxisShape } from './network.ts';
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

/** Why the filter leaves a record out, whatever its kind, the first reason that holds; `null` where it passes. */
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

/** Whether a village passes the filter; of towns and axes `townPasses` and `axisPasses` say so. */
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
export const linePasses = (filter: Filter, axis: Lined, line: number): boolean =>
  statusPasses(filter, lineStatusOf(axis, line));

/** An axis as a filter looks at it: with a status for each of its lines, or one for all. */
export interface Lined {
  status: Status;
  lineStatus: readonly Status[];
}

/** Why the filter leaves an axis out: as any record, or since none of its lines passes. */
export function reasonAgainstAxis(filter: Filter, axis: Filterable & Lined): FilterReason | null {
  const reason = reasonAgainst(filter, axis);
  if (reason) return reason;
  const { lineStatus } = axis;
  const hasLine = lineStatus.length === 0 || lineStatus.some((_, line) => linePasses(filter, axis, line));
  return hasLine ? null : 'modelled';
}

/** Whether an axis passes the filter, and with it the lines of which `linePasses` says so. */
export const axisPasses = (filter: Filter, axis: Filterable & Lined): boolean =>
  reasonAgainstAxis(filter, axis) === null;

/**
 * An axis as the filter leaves it: without the lines that do not pass. The axis itself where all pass, null where it does not.
 * Its length, stations and facts are those of the whole.
 */
export function passingAxis(filter: Filter, axis: AxisShape): AxisShape | null {
  if (!axisPasses(filter, axis)) return null;
  const lines = axis.geometry.type === 'LineString' ? [axis.geometry.coordinates] : axis.geometry.coordinates;
  const passesFilter = lines.map((_, line) => linePasses(filter, axis, line));
  if (passesFilter.every(Boolean)) return axis;
  const passing = <T>(list: readonly T[]): T[] => list.filter((_, line) => passesFilter[line]);
  return {
    ...axis,
    geometry: { type: 'MultiLineString', coordinates: passing(lines) },
    lineStatus: passing(lines.map((_, line) => lineStatusOf(axis, line))),
    course: passing(axis.course),
  };
}

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
