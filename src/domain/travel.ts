/** Limits of travel time that a reader can choose, and the bands of the isochrones on the map, minutes. */
export const MINUTES = [15, 30, 45, 60] as const;
export type Minutes = (typeof MINUTES)[number];
/** The limit that is set when a reader first asks for travel time. */
export const FIRST_MINUTES: Minutes = 30;

/** What travel times lead to: the central town that is reached first, or the seat of the county that a place lies in. */
export const DESTINATIONS = ['town', 'seat'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/**
 * Where isochrones begin: at all central towns or county seats, as the destination is, at those of the region that the analysis is about, or at
 * one town by its code.
 */
export type Origins = 'all' | 'region' | (string & {});

/** Whether a text names origins in a link. */
export const isOrigins = (text: string): boolean =>
  text === 'all' || text === 'region' || /^\d{12}$/.test(text);

/** More sea than this without a bridge or ferry is no way, metres; less may be a cell of the shore that a road runs along. */
export const MOST_SEA_M = 1000;
