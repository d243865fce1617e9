/** WGS 84: semi-major axis in metres and first eccentricity squared (NGA.STND.0036). */
export const SEMI_MAJOR_M = 6_378_137;
export const E2 = 0.00669437999014;
