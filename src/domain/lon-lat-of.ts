import type { LonLat } from './records.ts';

/** The position of a record; undefined if it has none. */
export const lonLatOf = ({ lon, lat }: { lon?: number; lat?: number }): LonLat | undefined =>
  lon === undefined || lat === undefined ? undefined : [lon, lat];
