/** Stages in which the map comes: the network; its land; divisions, edges and names; what answers hover and selection. */
export const STAGES = ['network', 'ground', 'detail', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
