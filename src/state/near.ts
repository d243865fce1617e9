import { distanceM } from '../domain/distance.ts';
import type { LonLat } from '../domain/records.ts';

export interface Near<T> {
  record: T;
  distanceM: number;
}

/**
 * The records nearest to a point by straight line, nearest first, up to the `limit`-th that passes, without the one with code `except`. Those
 * that do not pass are among them, so that it can be said how many are nearer.
 */
export function nearest<T extends { code: string; lonLat: LonLat }>(
  records: Iterable<T>,
  from: LonLat,
  limit: number,
  isPassing: (record: T) => boolean,
  except?: string,
): Near<T>[] {
  const found: Near<T>[] = [];
  for (const record of records)
    if (record.code !== except) found.push({ record, distanceM: distanceM(from, record.lonLat) });
  found.sort((a, b) => a.distanceM - b.distanceM || (a.record.code < b.record.code ? -1 : 1));
  const last = found.filter(({ record }) => isPassing(record))[limit - 1];
  return last ? found.slice(0, found.indexOf(last) + 1) : found;
}
