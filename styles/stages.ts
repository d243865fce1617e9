/**
 * Stages in which the map comes: the network on its land; divisions, edges and names; relief, water and roads; what answers hover
 * and selection. `groundless` takes the place of `ground` where its file cannot be used.
 */
export const STAGES = ['start', 'detail', 'ground', 'groundless', 'focus'] as const;
export type Stage = (typeof STAGES)[number];
