/** Analysis layers besides the corridor, in the order of the panel. */
export const ANSWER_LAYERS = ['travel', 'nearest', 'catchments', 'gaps', 'places'] as const;
export type AnswerLayer = (typeof ANSWER_LAYERS)[number];

/** Default width of a corridor, and limit and step of the widths that can be chosen, km on each side of the axis. */
export const WIDTH_KM = { first: 5, max: 20, step: 0.5 } as const;
