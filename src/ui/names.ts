import type { Language } from '../domain/language.ts';
import { RECORDS_OF } from '../domain/network.ts';
import type { Network } from '../domain/network.ts';
import { axisName, nameOf, type Named } from '../i18n/names.ts';
import type { Selection } from '../state/selection.ts';

/** Name of anything that a profile can be opened for; `null` if it is not in the data. */
export function selectionName(
  selection: Selection,
  network: Network,
  place: (code: string) => Named | null,
  language: Language,
): string | null {
  const { kind, id } = selection;
  if (kind === 'axis') {
    const axis = network.axes.get(id);
    return axis ? axisName(axis, network, language) : null;
  }
  const record = kind === 'place' ? place(id) : network[RECORDS_OF[kind]].get(id);
  return record ? nameOf(record, language) : null;
}
