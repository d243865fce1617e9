/** Names of the methods by which the spatial engine computes its answers. docs/data.md has a note on each: method, source, error, and what must not be compared. */
export type MethodName =
  | 'corridor'
  | 'reach'
  | 'coverage'
  | 'nearest-towns'
  | 'nearest-points'
  | 'catchments'
  | 'overlap'
  | 'gaps'
  | 'equity'
  | 'compare';

/** Datum of all positions and figures. */
export const DATUM = 'WGS 84';

/**
 * How a figure was computed; part of every answer of the engine. The texts for each method are in src/i18n (`how.methods`), which the
 * compiler checks.
 */
export interface Basis<Method extends string = MethodName> {
  method: Method;
  datum: typeof DATUM;
  /** Bound of the error that the method adds, per cent of the figure; the error of the positions is not in it. */
  errorPct: number;
  /** ISO date of the newest input of the network. */
  dataDate: string;
  /** Distances cross water and ridges in a straight line. */
  straightLine: true;
}
