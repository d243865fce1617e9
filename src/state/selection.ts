import { canonicalCode, isTownCode, isVillageCode } from '../domain/codes.ts';
import { RECORD_KINDS } from '../domain/network.ts';
import type { RecordRef } from '../domain/network.ts';

/** A town or village that no available source puts on the programme; the full lists are not published. */
export interface PlaceRef {
  kind: 'place';
  id: string;
}

/** What a profile can be opened for. */
export type Selection = RecordRef | PlaceRef;

export const isRecordRef = (selection: Selection): selection is RecordRef => selection.kind !== 'place';

export const sameSelection = (a: Selection | null, b: Selection | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

/**
 * A selection from text of a link, or `null` if the text cannot be one. The kind follows from the form of the code where possible; the record itself
 * is looked up when the data are loaded.
 */
export function parseSelection(kind: string, id: string): Selection | null {
  if ((kind !== 'place' && !(RECORD_KINDS as readonly string[]).includes(kind)) || !SLUG.test(id))
    return null;
  const known = kind as Selection['kind'];
  const code = canonicalCode(id);
  if (code === null) return known === 'axis' || known === 'cluster' ? { kind: known, id } : null;
  if (isTownCode(code)) return { kind: known === 'place' ? known : 'town', id: code };
  if (isVillageCode(code)) return { kind: known === 'place' ? known : 'village', id: code };
  return { kind: known === 'axis' ? known : 'county', id: code };
}
