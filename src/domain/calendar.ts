/** Why a text is not a date: its format, or an invalid month or day. */
export type DateFault =
  | { kind: 'form' }
  | { kind: 'month'; month: number }
  | { kind: 'day'; year: number; month: number; day: number; lastDay: number };

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Leap years of the Gregorian calendar. */
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * Checks an ISO 8601 date (`YYYY-MM-DD`, years 0001 to 9999); null if the day exists. `Date` is not used, since it takes 30 February for 2 March.
 */
export function dateFault(text: string): DateFault | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return { kind: 'form' };
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year === 0) return { kind: 'form' };
  const usual = LAST_DAYS[month - 1];
  if (usual === undefined) return { kind: 'month', month };
  const lastDay = month === 2 && isLeap(year) ? 29 : usual;
  return day >= 1 && day <= lastDay ? null : { kind: 'day', year, month, day, lastDay };
}
