/**
 * Names of the methods by which the spatial engine computes its answers. docs/data.md has a note on each: method, source, error, and which figures
 * must not be compared with each other.
 */
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
  /** Bound of the error of the method, per cent of the figure. Errors of the positions are not included. */
  errorPct: number;
  /** ISO date of the newest input of the network. */
  dataDate: string;
  /** Whether distances are straight lines, which may cross water and ridges. */
  straightLine: true;
}
