import type { LonLat } from '../../../domain/records.ts';

/** A place that an axis goes to. */
export interface Node {
  kind: 'seat' | 'town' | 'village';
  code: string;
  lonLat: LonLat;
  /** A source names it on this axis. Such towns determine the main line; others are only added as branches. */
  named?: boolean;
  /** The reader put it on this axis. */
  drawn?: boolean;
}
