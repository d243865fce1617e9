/** Roles of the points of a reader's own layer in questions: `facilities` take the place of central towns, `places` that of villages. */
export const SITE_ROLES = ['facilities', 'places'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** Keys of the point sets that replace central towns and villages in a question; roles that are left out are not replaced. */
export type SiteChoice = Partial<Record<SiteRole, string>>;

/** Points that the engine holds for a role. Their positions count as certain. */
export interface PointSet {
  /** Key of this content; other content has another key. */
  key: string;
  /** Id of the layer; the codes of the points contain it. */
  layer: string;
  /** Longitude and latitude of each point in turn, degrees in WGS 84. */
  lonLats: Float64Array;
  /** Row of the layer of each point, from 0. */
  rows: Int32Array;
  /** Label of each point; empty where it has none. */
  names: readonly string[];
}

/**
 * Largest number of points in each role: a question must end within 20 s. Gaps with 50,000 places and 12 facilities took 11 s, catchments of 5,000
 * facilities 3.5 s (docs/performance.md, “Own points in questions”).
 */
export const MOST_POINTS: Record<SiteRole, number> = { facilities: 10_000, places: 50_000 };

/** Code of an own point: layer and row number from 1; further points of the same row have a number from 2. */
export const ownCode = (layer: string, row: number, part = 1): string =>
  `${layer}:${row + 1}${part > 1 ? `.${part}` : ''}`;

/** The layer and row (from 0) in the code of an own point; null for the code of a record or place. */
export function readOwnCode(code: string): { layer: string; row: number } | null {
  const found = /^(own-[0-9a-z-]+):(\d+)(\.\d+)?$/.exec(code);
  return found ? { layer: found[1] as string, row: Number(found[2]) - 1 } : null;
}
