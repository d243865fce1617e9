import type { Language } from '../domain/language.ts';
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
  const named = (record: Named | null | undefined): string | null =>
    record ? nameOf(record, language) : null;
  switch (selection.kind) {
    case 'axis': {
      const axis = network.axes.get(selection.id);
      return axis ? axisName(axis, network, language) : null;
    }
    case 'town':
      return named(network.towns.get(selection.id));
    case 'village':
      return named(network.villages.get(selection.id));
    case 'county':
      return named(network.counties.get(selection.id));
    case 'cluster':
      return named(network.clusters.get(selection.id));
    case 'place':
      return named(place(selection.id));
  }
}
