/** Stages in which the map comes: land and network; divisions, edges and names; what answers hover and selection. */
export const STAGES = ['network', 'detail', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
