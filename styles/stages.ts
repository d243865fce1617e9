/** Stages in which the map comes: the network on its land; divisions, edges and names; what answers hover and selection. */
export const STAGES = ['start', 'detail', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
