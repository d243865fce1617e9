export const LAUNCH_FLAGS: string[];
export const MAPLESS_FLAGS: string[];
