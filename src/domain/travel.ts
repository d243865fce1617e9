/** Limits of travel time that a reader can choose, and the bands of the isochrones on the map, minutes. */
export const MINUTES = [15, 30, 45, 60] as const;
export type Minutes = (typeof MINUTES)[number];
/** The limit that is set when a reader first asks for travel time. */
export const FIRST_MINUTES: Minutes = 30;

/**
 * Towns that isochrones are drawn from: all central towns, those of the region that the analysis is about, or one town by its code.
 */
export type Origins = 'all' | 'region' | (string & {});

/** Whether a text names origins in a link. */
export const isOrigins = (text: string): boolean =>
  text === 'all' || text === 'region' || /^\d{12}$/.test(text);

/** More sea than this without a bridge or ferry is no way, metres; less may be a cell of the shore that a road runs along. */
export const MOST_SEA_M = 1000;
