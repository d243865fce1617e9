import type { RecordRef } from '../domain/network.ts';
import type { PassingRecords } from './sources.ts';

/** Whether two references are of the same record, or both absent. */
export const sameRef = (a: RecordRef | null, b: RecordRef | null): boolean =>
  a?.kind === b?.kind && a?.id === b?.id;

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((item) => b.has(item)));

/** Whether two filters pass the same records. */
export function samePassing(a: PassingRecords | null, b: PassingRecords | null): boolean {
  if (!a || !b) return a === b;
  return (
    (a.documentedOnly ?? false) === (b.documentedOnly ?? false) &&
    sameSet(a.axisIds, b.axisIds) &&
    sameSet(a.townCodes, b.townCodes) &&
    sameSet(a.villageCodes, b.villageCodes)
  );
}
