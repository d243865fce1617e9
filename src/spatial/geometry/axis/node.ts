import type { LonLat } from '../../../domain/records.ts';

/** A place that an axis goes to. */
export interface Node {
  kind: 'seat' | 'town' | 'village';
  code: string;
  lonLat: LonLat;
  /** A source puts it on this axis. Such towns make the main line; the model only adds branches to it. */
  named?: boolean;
}
