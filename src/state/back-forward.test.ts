import { LANGUAGES } from '../i18n/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  back,
  changePrint,
  clearSelection,
  closePrint,
  openAnalysis,
  openList,
  select,
  setDrawer,
  setFilter,
  setLanguage,
  setView,
  changeSetting,
} from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import { openPrint } from './print-memory.ts';
import { AXIS, COUNTY, type FakeBar, openLinked, settle } from './testing/bar.ts';

let state: AtlasState;
let bar: FakeBar;
let stop: () => void;
function start(hash = '', kept: unknown = null): void {
  ({ state, bar, stop } = openLinked([], LANGUAGES, hash, kept));
}
const travel = (by: number): Promise<void> => bar.travelAndSettle(by);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('Back and Forward', () => {
  it('close and open list, analysis, print and the full drawer of a narrow page', async () => {
    start();
    state.narrow.value = true;
    const things: [string, () => void, () => boolean][] = [
      ['drawer', () => setDrawer(state, 'full'), () => state.drawer.value === 'full'],
      ['search', () => (state.searchOpen.value = true), () => state.searchOpen.value],
      ['list', () => openList(state, 'town'), () => state.list.value === 'town'],
      ['analysis', () => openAnalysis(state, true), () => state.widthKm.value !== null],
      ['print', () => openPrint(state, { kind: 'province' }), () => state.printSettings.value !== null],
    ];
    for (const [name, open, isOpen] of things) {
      open();
      await settle();
      expect([name, isOpen(), bar.at]).toEqual([name, true, 1]);
      await travel(-1);
      expect([name, isOpen(), bar.at, bar.left]).toEqual([name, false, 0, false]);
      await travel(1);
      expect([name, isOpen()]).toEqual([name, true]);
      await travel(-1);
    }
    await travel(-1);
    expect(bar.left).toBe(true);
  });

  it('do not change what was set in between: language, filter, view, width', async () => {
    start();
    openAnalysis(state, true);
    await settle();
    select(state, AXIS);
    await settle();
    changeSetting(state, 'widthKm', 9);
    setLanguage(state, 'en');
    setFilter(state, { batch: '1' });
    setView(state, { lon: 120, lat: 29, zoom: 9 });
    await settle();
    expect(bar.entries).toHaveLength(3);
    await travel(-1);
    expect(state.selection.value).toBeNull();
    expect([state.widthKm.value, state.language.value, state.filter.value]).toEqual([
      9,
      'en',
      { batch: '1' },
    ]);
    expect(bar.location.hash).toBe('#map=9/29/120&batch=1&width=9&lang=en');
  });

  it('restore a print with the text that was typed, as opening it again does', async () => {
    start();
    openPrint(state, { kind: 'province' });
    await settle();
    changePrint(state, { title: '我的图' });
    // Does not wait for the address to be rewritten.
    bar.travel(-1);
    expect(state.printSettings.value).toBeNull();
    await travel(1);
    expect(state.printSettings.value?.title).toBe('我的图');
    closePrint(state);
    await settle();
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value?.title).toBe('我的图');
  });

  it('return to the print from which a record was searched', async () => {
    start();
    openPrint(state, { kind: 'province' });
    await settle();
    select(state, AXIS);
    await settle();
    expect(state.printSettings.value).toBeNull();
    await travel(-1);
    expect([state.selection.value, state.printSettings.value?.region]).toEqual([null, { kind: 'province' }]);
  });

  it('do the same as closing in the page', async () => {
    start();
    openList(state, 'town');
    await settle();
    select(state, AXIS);
    await settle();
    back(state);
    await settle();
    expect([bar.at, state.list.value]).toEqual([1, 'town']);
    await travel(1);
    expect(state.selection.value).toEqual(AXIS);
    clearSelection(state);
    openList(state, null);
    await settle();
    expect(bar.at).toBe(0);
    await travel(-1);
    expect(bar.left).toBe(true);
  });

  it('do not open again what was closed below another panel', async () => {
    start();
    openAnalysis(state, true);
    await settle();
    select(state, AXIS);
    await settle();
    openAnalysis(state, false);
    await settle();
    await travel(-1);
    expect([state.selection.value, state.widthKm.value, bar.at]).toEqual([null, null, 0]);
  });

  it('go through records picked on the map one by one', async () => {
    start();
    for (const pick of [AXIS, COUNTY, AXIS]) {
      select(state, pick, 'map');
      await settle();
    }
    await travel(-1);
    expect(state.selection.value).toEqual(COUNTY);
    back(state);
    await settle();
    expect(bar.at).toBe(0);
  });

  it('skip the list of results on a narrow page from which a record was chosen', async () => {
    start();
    state.narrow.value = true;
    state.searchOpen.value = true;
    setDrawer(state, 'full');
    await settle();
    state.searchOpen.value = false;
    setDrawer(state, 'half');
    select(state, AXIS);
    await settle();
    await travel(-1);
    expect([state.selection.value, state.drawer.value, state.searchOpen.value]).toEqual([
      null,
      'half',
      false,
    ]);
    await travel(-1);
    expect(bar.left).toBe(true);
  });

  it('work at once, before the address is written', async () => {
    start();
    select(state, AXIS);
    await Promise.resolve();
    bar.travel(-1);
    expect([state.selection.value, bar.left]).toEqual([null, false]);
  });
});
