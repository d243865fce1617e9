import type { Status } from './records.ts';

/** How many of these records a source documents, how many are stand-ins, how many the reader drew. */
export function countByStatus(statuses: Iterable<Status>): Record<Status, number> {
  const counts: Record<Status, number> = { documented: 0, modelled: 0, user: 0 };
  for (const status of statuses) counts[status]++;
  return counts;
}

/** How records of each status stand to each other: the lower is named first and drawn above. */
export const PRECEDENCE: Readonly<Record<Status, number>> = { documented: 0, user: 1, modelled: 2 };

/** Whether a record of this status needs a word of it where its name stands in a text: it is not what the reader takes for granted. */
export const IS_MARKED: Readonly<Record<Status, boolean>> = { documented: false, modelled: true, user: true };
