import type { RecordRef } from '../domain/network.ts';

/** What can be picked: a record, or a village that is on the map but not on the programme. */
export type MapRef = RecordRef | { kind: 'place'; id: string };
