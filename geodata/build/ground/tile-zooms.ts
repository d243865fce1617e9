/** The lowest zoom level at which a feature is drawn: that of the first step whose size it reaches, else 9. */
export const leastZoom = (size: number, steps: readonly (readonly [least: number, zoom: number])[]): number =>
  steps.find(([least]) => size >= least)?.[1] ?? 9;

/** By area of land, km². */
export const LAND_STEPS = [
  [40, 4],
  [8, 5],
  [2, 6],
  [0.3, 7],
  [0.06, 8],
] as const;
/** By area of lakes, km². */
export const LAKE_STEPS = [
  [250, 4],
  [60, 5],
  [12, 6],
  [3, 7],
  [0.6, 8],
] as const;
/** Of names by kind and rank, from rank 1. */
export const NAME_ZOOM: Record<string, readonly number[]> = {
  city: [4, 5, 7],
  town: [8],
  province: [5],
  sea: [4, 5],
  bay: [5, 6, 7, 8],
  island: [6, 7, 8, 9, 9],
  range: [6, 7, 8],
  lake: [5, 7, 8, 9, 9],
};
/** Of rivers by class. */
export const RIVER_ZOOM = [4, 5, 6, 7, 7, 8, 9];
/** Of roads by class. */
export const ROAD_ZOOM = { motorway: 5, trunk: 7, primary: 8, construction: 8 } as const;
