import { batch, effect } from '@preact/signals';
import { currentAxis, currentCode, idsToday, withCurrentCodes } from '../dataset/aliases.ts';
import {
  canonicalCode,
  countyOf,
  isPrefectureCode,
  isTownCode,
  isVillageCode,
  PROVINCE_CODE,
} from '../domain/codes.ts';
import { withoutDivision } from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import { flyToSelection, notify, moveCamera } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import { isMissing, loadGazetteer } from './loading.ts';
import { findPlace } from './places.ts';
import { sameSelection } from './selection.ts';
import type { Selection } from './selection.ts';

/** A record by its present id, a prefecture or the province, `unknown`, or `wait` while a file is being loaded. */
type Resolved = Selection | { kind: 'division'; id: string } | 'unknown' | 'wait';

/**
 * Finds the record of an id among all kinds: codes of towns and villages have the same form on and off the programme, and a link may contain the
 * former code of a county or axis.
 */
function resolve(state: AtlasState, network: Network, { kind, id }: Selection): Resolved {
  const axis = currentAxis(id, network);
  if ((kind === 'axis' || !canonicalCode(id)) && network.axes.has(axis)) return { kind: 'axis', id: axis };
  if (network.clusters.has(id)) return { kind: 'cluster', id };
  // The former id of an axis may lead to a county.
  const former = canonicalCode(id) ?? canonicalCode(idsToday(id, network.aliases)[0] ?? id);
  if (former === null)
    return state.loadState.value !== 'ready' || state.listsPending.value ? 'wait' : 'unknown';
  // A place may have become a record with another code.
  const code = idsToday(former, network.aliases).find((each) => each.length === former.length) ?? former;
  if (network.towns.has(code)) return { kind: 'town', id: code };
  if (network.villages.has(code)) return { kind: 'village', id: code };
  if (isTownCode(code) || isVillageCode(code)) {
    void loadGazetteer(state);
    if (findPlace(state.gazetteer.value, state.places.value, code)) return { kind: 'place', id: code };
    return state.gazetteer.value && state.places.value ? 'unknown' : 'wait';
  }
  const current = currentCode(code, network.aliases);
  if (network.counties.has(current)) return { kind: 'county', id: current };
  return network.prefectures.has(current) || current === PROVINCE_CODE
    ? { kind: 'division', id: current }
    : 'unknown';
}

/** Adds an ignored part of a link to the notice. */
function tell(state: AtlasState, part: string): void {
  const before = state.notice.peek();
  notify(state, { kind: 'bad-link', parts: [...(before?.kind === 'bad-link' ? before.parts : []), part] });
}

function checkSelection(state: AtlasState, network: Network): void {
  const selection = state.selection.value;
  if (!selection || isMissing(state, selection.kind)) return;
  const resolved = resolve(state, network, selection);
  if (resolved === 'wait') {
    // An id that is no town or village of the programme is looked up in the lists of all towns and villages.
    if (selection.kind === 'town' || selection.kind === 'village')
      state.selection.value = { kind: 'place', id: canonicalCode(selection.id) ?? selection.id };
    return;
  }
  if (resolved !== 'unknown' && resolved.kind !== 'division' && sameSelection(resolved, selection)) return;
  // The address is corrected without a new entry: Back must not lead to the wrong one.
  state.selectionOrigin.value = 'link';
  if (resolved === 'unknown') {
    // The present county is also known for a town or village whose former county was dissolved.
    const county = formerCounty(selection.id, network);
    state.selection.value = county;
    if (county && !state.view.peek()) flyToSelection(state, county);
    if (state.notice.peek()?.kind === 'bad-link') tell(state, `at=${selection.kind}:${selection.id}`);
    else notify(state, { kind: 'unknown-record', id: selection.id });
  } else if (resolved.kind === 'division') {
    state.selection.value = null;
    if (isPrefectureCode(resolved.id)) {
      state.filter.value = { ...withoutDivision(state.filter.peek()), prefecture: resolved.id };
      if (!state.view.peek()) moveCamera(state, { to: 'prefecture', code: resolved.id });
    } else if (!state.view.peek()) moveCamera(state, { to: 'province' });
  } else {
    state.selection.value = resolved;
    if (!state.view.peek()) flyToSelection(state, resolved);
  }
}

/** The present county of a town or village with a former code; undefined if its former county was divided among several. */
function formerCounty(id: string, { aliases, counties }: Network): Selection | null {
  const code = canonicalCode(id);
  if (code === null || !(isTownCode(code) || isVillageCode(code)) || !aliases.today.has(countyOf(code)))
    return null;
  const [county, ...others] = idsToday(countyOf(code), aliases);
  return county !== undefined && others.length === 0 && counties.has(county)
    ? { kind: 'county', id: county }
    : null;
}

function checkFilter(state: AtlasState, network: Network): void {
  const filter = state.filter.value;
  const asked = filter.county ?? filter.prefecture;
  if (asked === undefined || isMissing(state, 'county') || network.prefectures.size === 0) return;
  const code = currentCode(asked, network.aliases);
  const prefecture = network.counties.get(code)?.prefecture ?? code;
  const known = network.prefectures.has(prefecture);
  if (known && code === asked && filter.prefecture === prefecture) return;
  state.filter.value = {
    ...withoutDivision(filter),
    ...(known ? { prefecture, ...(network.counties.has(code) ? { county: code } : {}) } : {}),
  };
  if (!known) tell(state, `in=${asked}`);
}

function checkPrint(state: AtlasState, network: Network): void {
  const asked = state.printSettings.value;
  // A file or link may contain anything; the print panel reports what is wrong with it.
  if (typeof asked?.region !== 'object' || asked.region === null) return;
  const checked = withCurrentCodes(asked, network);
  if (JSON.stringify(checked) !== JSON.stringify(asked)) state.printSettings.value = checked;
}

/**
 * Checks the records and divisions in a link or a file of settings against the data, as soon as these are loaded: former codes become present ones,
 * records get their present address, and unknown ones are reported and left out.
 * @returns a function that stops it.
 */
export const checkLinks = (state: AtlasState): (() => void) =>
  effect(() => {
    const network = state.network.value;
    if (!network) return;
    batch(() => {
      checkFilter(state, network);
      checkSelection(state, network);
      checkPrint(state, network);
    });
  });
