/**
 * Factors by which straight-line distances are multiplied, by the kind of county of the destination, since roads are longer than straight lines, most
 * of all in mountains. The default of each is 1.
 */
export interface Detour {
  plain?: number;
  mountain?: number;
  island?: number;
}
