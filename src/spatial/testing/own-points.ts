import type { PointSet } from '../../domain/own-sites.ts';
import type { LonLat } from '../../domain/records.ts';

/** Points of a layer `own-…` of this key, each in a row of its own unless rows are given. */
export const testPoints = (key: string, at: readonly LonLat[], rows = at.map((_, i) => i)): PointSet => ({
  key,
  layer: `own-${key}`,
  lonLats: Float64Array.from(at.flat()),
  rows: Int32Array.from(rows),
  names: at.map((_, i) => `${key} ${i}`),
});
