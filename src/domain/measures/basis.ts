/** Each measure of the spatial engine has a note of this name in docs/data.md: method, source, error, what must not be compared. */
export type MeasureName =
  | 'corridor'
  | 'reach'
  | 'coverage'
  | 'nearest-towns'
  | 'catchments'
  | 'overlap'
  | 'gaps'
  | 'equity'
  | 'compare';

/** Datum of all positions and figures. */
export const DATUM = 'WGS 84';

/**
 * How a figure was got. Every answer of the engine carries one. The panel has words for each method that it is shown
 * (`how.methods` in src/i18n), which the compiler checks.
 */
export interface Basis<Method extends string = MeasureName> {
  method: Method;
  datum: typeof DATUM;
  /** Bound of the error that the method adds, per cent of the figure; the error of the positions is not in it. */
  errorPct: number;
  /** ISO date of the newest input of the network. */
  dataDate: string;
  /** Distances cross water and ridges in a straight line. */
  straightLine: true;
}
