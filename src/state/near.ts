import { distanceM } from '../domain/distance.ts';
import type { LonLat } from '../domain/records.ts';

export interface Near<T> {
  record: T;
  distanceM: number;
}

/** The `limit` records nearest to a point by straight line, nearest first, without the one with code `except`. */
export function nearest<T extends { code: string; lonLat: LonLat }>(
  records: Iterable<T>,
  from: LonLat,
  limit: number,
  except?: string,
): Near<T>[] {
  const found: Near<T>[] = [];
  for (const record of records)
    if (record.code !== except) found.push({ record, distanceM: distanceM(from, record.lonLat) });
  return found
    .sort((a, b) => a.distanceM - b.distanceM || (a.record.code < b.record.code ? -1 : 1))
    .slice(0, limit);
}
