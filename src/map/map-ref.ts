import type { RecordRef } from '../domain/network.ts';

/** Something that can be picked on the map: a record, or a village that is not on the programme. */
export type MapRef = RecordRef | { kind: 'place'; id: string };
