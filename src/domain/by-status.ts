import type { Status } from './records.ts';

/** Number of records by status. */
export function countByStatus(statuses: Iterable<Status>): Record<Status, number> {
  const counts: Record<Status, number> = { documented: 0, modelled: 0, user: 0 };
  for (const status of statuses) counts[status]++;
  return counts;
}

/** Precedence of statuses: lower ones are listed first and drawn above. */
export const PRECEDENCE: Readonly<Record<Status, number>> = { documented: 0, user: 1, modelled: 2 };

/** Whether a public source puts the record on the programme, rather than the siting method or the reader. */
export const IS_SOURCED: Readonly<Record<Status, boolean>> = {
  documented: true,
  modelled: false,
  user: false,
};

/** Whether the reader put the record into the network. */
export const IS_DRAWN: Readonly<Record<Status, boolean>> = { documented: false, modelled: false, user: true };

/** Whether the status is stated after the name of a record in texts; documented records are the default and are not marked. */
export const IS_MARKED: Readonly<Record<Status, boolean>> = { documented: false, modelled: true, user: true };
