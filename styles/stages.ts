/**
 * Stages in which the map is built up: `start`: network and land; `detail`: divisions, outlines and names; `ground`: relief, water and
 * roads; `focus`: highlights of hover and selection. `groundless` replaces `ground` if its files cannot be read.
 */
export const STAGES = ['start', 'detail', 'ground', 'groundless', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
