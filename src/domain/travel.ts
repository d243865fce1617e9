/** Limits of travel time that can be chosen, and the bands of isochrones on the map, minutes. */
export const MINUTES = [15, 30, 45, 60] as const;
export type Minutes = (typeof MINUTES)[number];
/** Default limit of travel time, minutes. */
export const FIRST_MINUTES: Minutes = 30;

/** Destinations of travel times: the central town that is reached first, or the seat of the county of a place. */
export const DESTINATIONS = ['town', 'seat'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/**
 * Origins of isochrones: all central towns or county seats (depending on the destination), those of the region of the analysis, or one town
 * by its code.
 */
export type Origins = 'all' | 'region' | (string & {});

/** Whether a text in a link is a valid origin. */
export const isOrigins = (text: string): boolean =>
  text === 'all' || text === 'region' || /^\d{12}$/.test(text);

/** A trip over more sea than this without bridge or ferry counts as impossible, metres; less may be a cell of the shore along a road. */
export const MOST_SEA_M = 1000;
