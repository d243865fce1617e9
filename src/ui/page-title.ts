import type { Language } from '../domain/language.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import type { Network } from '../domain/network.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { findPlace } from '../state/places.ts';
import type { PrintSettings } from '../state/print-types.ts';
import { buildScope } from '../state/scope.ts';
import type { Selection } from '../state/selection.ts';
import { nextLanguage, words } from '../i18n/index.ts';
import { pageWords } from '../i18n/index.ts';
import { selectionName } from './names.ts';
import { divisionName } from '../i18n/names.ts';

/** The title of the page, for tabs, bookmarks and the browser's history: what is open, followed by the name of the atlas. */
export function pageTitle(state: AtlasState): string {
  const language = state.language.value;
  const { title } = words(language);
  const what = openThing(state, language);
  return what === null
    ? `${title} · ${words(nextLanguage(language)).title}`
    : pageWords(language).title.of(what, title);
}

/** What covers the view, in words; `null` if nothing does or its name is not loaded yet. */
function openThing(state: AtlasState, language: Language): string | null {
  const t = pageWords(language).title;
  const network = state.network.value;
  const [settings, selection, list] = [state.printSettings.value, state.selection.value, state.list.value];
  if (settings) return t.print(network ? regionText(settings.region, state, network, language) : '…');
  const hasAnalysis = selection ? selection.kind === 'axis' || selection.kind === 'county' : list === null;
  if (state.widthKm.value !== null && hasAnalysis && network) {
    const { kind, id } = buildScope(network, selection, state.filter.value);
    if (kind === 'axis' || kind === 'county')
      return t.analysis(nameOf(state, { kind, id }, network, language) ?? id);
    return t.analysis(kind === 'province' ? t.province : divisionName(id, network, language));
  }
  if (selection) return network && nameOf(state, selection, network, language);
  return list === null ? null : t.list(words(language).list.tabs[list]);
}

const nameOf = (
  state: AtlasState,
  selection: Selection,
  network: Network,
  language: Language,
): string | null =>
  selectionName(
    selection,
    network,
    (code) => findPlace(state.gazetteer.value, state.places.value, code),
    language,
  );

/** A region of a sheet in words; the region in a link may be invalid. */
function regionText(region: unknown, state: AtlasState, network: Network, language: Language): string {
  const t = pageWords(language).title;
  const { kind, code, id } = Object(region) as {
    kind?: PrintSettings['region']['kind'];
    code?: unknown;
    id?: unknown;
  };
  if (kind === 'frame') return t.frame;
  if (kind === 'axis' && typeof id === 'string') return nameOf(state, { kind, id }, network, language) ?? id;
  return typeof code === 'string' && code !== PROVINCE_CODE
    ? divisionName(code, network, language)
    : t.province;
}
