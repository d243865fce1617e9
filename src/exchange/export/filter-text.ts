import type { Filter } from '../../domain/filter.ts';
import type { Language } from '../../domain/language.ts';
import type { Network } from '../../domain/network.ts';
import { recordWords, words } from '../../i18n/index.ts';
import { divisionName } from '../../i18n/names.ts';

/** The conditions of a filter in words; null without conditions. */
export function filterText(
  { prefecture, county, batch, track, documentedOnly }: Filter,
  network: Network,
  language: Language,
): string | null {
  const { filter, status } = words(language);
  const division = county ?? prefecture;
  const parts = [
    ...(division === undefined ? [] : [divisionName(division, network, language)]),
    ...(documentedOnly ? [status.documented] : []),
    ...(batch === undefined ? [] : [filter.batches[batch]]),
    ...(track === undefined ? [] : [filter.onlyTowns(recordWords(language).tracks[track])]),
  ];
  return parts.length > 0 ? parts.join(recordWords(language).listJoin) : null;
}
