/**
 * Factors that straight-line distances are multiplied by, by kind of county of the place that is reached: a road is longer
 * than the straight line, more so in the mountains. Each is 1 unless given.
 */
export interface Detour {
  plain?: number;
  mountain?: number;
  island?: number;
}
