export const LAUNCH_FLAGS: string[];
export const SPEC_FLAGS: string[];
export const PICTURE_FLAGS: string[];
