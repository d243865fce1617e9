/** What the engine can lay over the map besides the corridor, in the order of the panel. */
export const OVERLAYS = ['travel', 'nearest', 'catchments', 'gaps', 'places'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Width of a corridor that is shown first, and the widths that a reader can choose, km on each side of the axis. */
export const WIDTH_KM = { first: 5, max: 20, step: 0.5 } as const;
