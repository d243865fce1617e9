/**
 * Stages in which the map is built up: `start`: network and land; `detail`: divisions, outlines and names; `near`: names that are visible from
 * `NEAR_NAMES_ZOOM` on; `ground`: relief, water and roads; `focus`: highlights of hover and selection. `groundless` replaces `ground` if its files
 * cannot be read.
 */
export const STAGES = ['start', 'detail', 'near', 'ground', 'groundless', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
