import { isTownCode, isVillageCode } from '../domain/codes.ts';
import { RECORD_KINDS } from '../domain/network.ts';
import type { RecordKind, RecordRef } from '../domain/network.ts';

/** A town or village that no source at hand names as on the programme; the full lists are not published. */
export interface PlaceRef {
  kind: 'place';
  id: string;
}

/** What a profile can be opened for. */
export type Selection = RecordRef | PlaceRef;

export const isRecordRef = (selection: Selection): selection is RecordRef => selection.kind !== 'place';

export const sameSelection = (a: Selection | null, b: Selection | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);

const ID_FORMS: Record<Selection['kind'], RegExp> = {
  axis: /^[a-z0-9][a-z0-9-]{0,79}$/,
  cluster: /^[a-z0-9][a-z0-9-]{0,79}$/,
  county: /^33\d{4}$/,
  town: /^33\d{10}$/,
  village: /^33\d{10}$/,
  place: /^33\d{10}$/,
};

/** A selection made of text from outside, or `null` where the text cannot be one. */
export function selectionOf(kind: string, id: string): Selection | null {
  const known = kind === 'place' || (RECORD_KINDS as readonly string[]).includes(kind);
  if (!known) return null;
  const selection = { kind: kind as RecordKind | 'place', id };
  if (!ID_FORMS[selection.kind].test(id)) return null;
  if (selection.kind === 'town' && !isTownCode(id)) return null;
  if (selection.kind === 'village' && !isVillageCode(id)) return null;
  return selection;
}
