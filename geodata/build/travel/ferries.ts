import type { Position } from 'geojson';

/** A ferry of geodata/inputs/travel/ferries.csv. */
export interface FerryLine {
  name: string;
  piers: readonly [Position, Position];
}
