export const LAUNCH_FLAGS: string[];
