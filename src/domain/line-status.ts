import type { Status } from './records.ts';

/** Status of one line of an axis, which may be a branch; that of the axis where its lines have none of their own. */
export const lineStatusOf = (
  { status, lineStatus }: { status: Status; lineStatus: readonly Status[] },
  part: number,
): Status => lineStatus[part] ?? status;
