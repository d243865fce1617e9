import type { Position } from 'geojson';
import { hasLine, lineStatusOf } from './axis.ts';
import { distanceM } from './distance.ts';
import type { AxisShape, Network, RecordRef } from './network.ts';
import type { Batch, LonLat, Status, Track } from './records.ts';
import { unreachable } from './unreachable.ts';

/** Conditions on the records that are shown. Absent conditions pass all. */
export interface Filter {
  /** Prefecture code; ignored where `county` is set. */
  prefecture?: string;
  county?: string;
  batch?: Batch;
  /** Narrows central towns only; axes and villages have no track. */
  track?: Track;
  documentedOnly?: boolean;
}

/** The properties of a record that a filter depends on. */
export interface Filterable {
  county: string;
  prefecture: string;
  status: Status;
  batch?: Batch;
}

/** Why a record does not pass: it is in another division, has another batch or none, another track or none, or is modelled. */
export type FilterReason = 'elsewhere' | 'batch' | 'track' | 'modelled';

/** Whether a record of this county and prefecture is in the division of the filter. */
export const isInDivision = (
  { county, prefecture }: Filter,
  place: { county: string; prefecture: string },
): boolean =>
  county !== undefined
    ? place.county === county
    : prefecture === undefined || place.prefecture === prefecture;

/** The first reason why a record of any kind does not pass; `null` if it passes. */
export function reasonAgainst(filter: Filter, record: Filterable): FilterReason | null {
  if (!isInDivision(filter, record)) return 'elsewhere';
  if (filter.batch !== undefined && record.batch !== filter.batch) return 'batch';
  return statusPasses(filter, record.status) ? null : 'modelled';
}

/** The same for a central town, including its track. */
export const reasonAgainstTown = (
  filter: Filter,
  town: Filterable & { track?: Track },
): FilterReason | null =>
  reasonAgainst(filter, town) ?? (filter.track === undefined || town.track === filter.track ? null : 'track');

/** Whether a village passes the filter; for towns and axes see `townPasses` and `axisPasses`. */
export const passes = (filter: Filter, record: Filterable): boolean => reasonAgainst(filter, record) === null;

/** Whether a central town passes the filter, including its track. */
export const townPasses = (filter: Filter, town: Filterable & { track?: Track }): boolean =>
  reasonAgainstTown(filter, town) === null;

/** Whether a record, or a line of an axis, with this status passes. */
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

/** Whether one line of a passing axis passes: a documented axis may have modelled branches. */
export const linePasses = (filter: Filter, axis: Lined, line: number): boolean =>
  statusPasses(filter, lineStatusOf(axis, line));

/** Statuses of an axis: one for each of its lines, or one for all. */
export interface Lined {
  status: Status;
  lineStatus: readonly Status[];
}

/** Why an axis does not pass: as for any record, or because none of its lines passes. */
export function reasonAgainstAxis(filter: Filter, axis: Filterable & Lined): FilterReason | null {
  const reason = reasonAgainst(filter, axis);
  if (reason) return reason;
  const { lineStatus } = axis;
  const somePasses = lineStatus.length === 0 || lineStatus.some((_, line) => linePasses(filter, axis, line));
  return somePasses ? null : 'modelled';
}

/** Why an axis cannot be measured or be the subject of a sheet: it does not pass, or it has no line. */
export const reasonAgainstLine = (filter: Filter, axis: AxisShape): FilterReason | 'no-line' | null =>
  reasonAgainstAxis(filter, axis) ?? (hasLine(axis) ? null : 'no-line');

/** Whether an axis passes the filter; which of its lines do, `linePasses` says. */
export const axisPasses = (filter: Filter, axis: Filterable & Lined): boolean =>
  reasonAgainstAxis(filter, axis) === null;

/**
 * An axis with only its passing lines and their length: the same object if all pass, null if the axis does not. Stations and facts are those
 * of the whole axis; see `shownAxis`.
 */
export function passingAxis(filter: Filter, axis: AxisShape): AxisShape | null {
  if (!axisPasses(filter, axis)) return null;
  const lines = axis.geometry.type === 'LineString' ? [axis.geometry.coordinates] : axis.geometry.coordinates;
  const passesFilter = lines.map((_, line) => linePasses(filter, axis, line));
  if (passesFilter.every(Boolean)) return axis;
  const passing = <T>(list: readonly T[]): T[] => list.filter((_, line) => passesFilter[line]);
  const coordinates = passing(lines);
  return {
    ...axis,
    geometry: { type: 'MultiLineString', coordinates },
    lengthKm: Math.round(coordinates.reduce((sum, line) => sum + lineM(line), 0) / 10) / 100,
    lineStatus: passing(lines.map((_, line) => lineStatusOf(axis, line))),
    course: passing(axis.course),
  };
}

/** Length of a line, metres. */
const lineM = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, at, i) => sum + distanceM(line[i] as LonLat, at as LonLat), 0);

/**
 * Why a record of the network does not pass; null if it passes, or did not load, so that nothing is known of it. Counties and clusters have
 * neither batch nor status: only the division applies to them.
 */
export function reasonAgainstRef(
  filter: Filter,
  { kind, id }: RecordRef,
  network: Network,
): FilterReason | null {
  const against = <T>(
    records: ReadonlyMap<string, T>,
    reasonOf: (filter: Filter, record: T) => FilterReason | null,
  ): FilterReason | null => {
    const record = records.get(id);
    return record === undefined ? null : reasonOf(filter, record);
  };
  switch (kind) {
    case 'axis':
      return against(network.axes, reasonAgainstAxis);
    case 'town':
      return against(network.towns, reasonAgainstTown);
    case 'village':
      return against(network.villages, reasonAgainst);
    case 'county':
      return against(network.counties, (_, { code, prefecture }) =>
        isInDivision(filter, { county: code, prefecture }) ? null : 'elsewhere',
      );
    case 'cluster':
      return against(network.clusters, (_, cluster) => (isInDivision(filter, cluster) ? null : 'elsewhere'));
  }
}

/**
 * An axis as it is listed and counted where it is asked for by its id: its passing lines, or all of them if the axis does not pass, with the
 * stations, towns and villages that pass. A county seat is no record of the programme and stays.
 */
export function shownAxis(filter: Filter, axis: AxisShape, network: Network): AxisShape {
  const shown = passingAxis(filter, axis) ?? axis;
  const isPassing = (kind: 'town' | 'village', id: string): boolean =>
    reasonAgainstRef(filter, { kind, id }, network) === null;
  return {
    ...shown,
    towns: shown.towns.filter((id) => isPassing('town', id)),
    villages: shown.villages.filter((id) => isPassing('village', id)),
    stations: shown.stations.filter(({ kind, code }) => kind === 'seat' || isPassing(kind, code)),
  };
}

/** The conditions of a filter without the division. */
export function withoutDivision({ batch, track, documentedOnly }: Filter): Filter {
  return {
    ...(batch === undefined ? {} : { batch }),
    ...(track === undefined ? {} : { track }),
    ...(documentedOnly === true ? { documentedOnly } : {}),
  };
}

/** Whether a filter has no condition, so that everything passes. */
export const isEmptyFilter = (filter: Filter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === false);
