import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  back,
  clearFilter,
  openAnalysis,
  openList,
  select,
  setFilter,
  setLanguage,
  setView,
  showSpot,
  toggleAnswerLayer,
  toggleSubject,
} from './actions.ts';
import { LANGUAGES } from '../i18n/index.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import { syncLink } from './link-sync.ts';
import { AXIS, COUNTY, FakeBar, openLinked, settle } from './testing/bar.ts';

let state: AtlasState;
let bar: FakeBar;
let stop: () => void;
const SUBJECTS = [
  { id: 'axes', shown: true },
  { id: 'villages', shown: true },
  { id: 'seats', shown: true },
  { id: 'elevation', shown: false },
];
function start(hash = '', kept: unknown = null): void {
  ({ state, bar, stop } = openLinked(SUBJECTS, LANGUAGES, hash, kept));
}
const travel = (by: number): Promise<void> => bar.travelAndSettle(by);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('syncLink', () => {
  it('restores the state of the hash', () => {
    start('#map=9/28.9/119.8&at=axis:axis-330723&in=330723&only=documented&hide=seats&look=dark&lang=en');
    expect(state.view.value).toEqual({ zoom: 9, lat: 28.9, lon: 119.8 });
    expect(state.selection.value).toEqual({ kind: 'axis', id: 'axis-330723' });
    expect(state.filter.value).toEqual({ prefecture: '330700', county: '330723', documentedOnly: true });
    expect(state.visible.value).toMatchObject({ seats: false, axes: true });
    expect([state.flavour.value, state.language.value]).toEqual(['dark', 'en']);
    expect(state.notice.value).toBeNull();
  });

  it('does not change the address until the user sets something, then writes only that', async () => {
    start();
    await settle();
    expect(bar.steps).toEqual(['']);
    setFilter(state, { prefecture: '331100' });
    toggleSubject(state, 'villages');
    setLanguage(state, 'en');
    await settle();
    expect(bar.steps).toEqual(['#in=331100&hide=villages&lang=en']);
    clearFilter(state);
    await settle();
    expect(bar.steps).toEqual(['#hide=villages&lang=en']);
  });

  it('makes a selection an entry of the history, so that going back closes it', async () => {
    start();
    select(state, COUNTY);
    await settle();
    select(state, AXIS);
    await settle();
    expect(bar.steps).toEqual(['', '#at=county:330723', '#at=axis:axis-330723']);
    await travel(-1);
    expect(state.selection.value).toEqual(COUNTY);
    await travel(-1);
    expect(state.selection.value).toBeNull();
    expect(bar.steps).toEqual(['']);
    await travel(2);
    expect(state.selection.value).toEqual(AXIS);
    expect(state.trail.value).toEqual([COUNTY]);
  });

  it('names a subject that is off by default only while it is on, and the reverse', async () => {
    start();
    expect(state.visible.value).toEqual({ axes: true, villages: true, seats: true, elevation: false });
    toggleSubject(state, 'elevation');
    toggleSubject(state, 'villages');
    await settle();
    expect(bar.location.hash).toBe('#hide=villages&add=elevation');
    stop();
    start('#hide=villages&add=elevation');
    expect(state.visible.value).toEqual({ axes: true, villages: false, seats: true, elevation: true });
    toggleSubject(state, 'elevation');
    toggleSubject(state, 'villages');
    await settle();
    expect(bar.location.hash).toBe('');
  });

  it('corrects the address of a link that a messenger program changed, without a new entry in the history', async () => {
    start('#/at%3Dcounty%3A330723%26lang%3Den#wechat_redirect');
    expect(state.selection.value).toEqual({ kind: 'county', id: '330723' });
    await settle();
    expect(bar.steps).toEqual(['#at=county:330723&lang=en']);
  });

  it('carries the list and the point of the nearest towns', async () => {
    const hash = '#width=5&show=nearest&point=28.90001/119.81&list=town';
    start(hash);
    expect(state.point.value).toEqual([119.81, 28.90001]);
    expect(state.list.value).toBe('town');
    expect(state.drawer.value).toBe('half');
    await settle();
    expect(bar.steps).toEqual([hash]);
    toggleAnswerLayer(state, 'nearest');
    openList(state, null);
    showSpot(state, [120, 29], 11);
    await settle();
    expect(bar.steps).toEqual(['#width=5&spot=29/120']);
  });

  it('names the parts that it cannot read', () => {
    start('#in=990000&lang=en');
    expect(state.notice.value).toEqual({ kind: 'bad-link', parts: ['in=990000'] });
    expect(state.language.value).toBe('en');
  });
});

describe('a link', () => {
  it('is one entry of the history until the reader does something, then one for each screen that it opened', async () => {
    const link = '#at=axis:axis-330723&width=5&lang=en';
    start(link);
    await settle();
    expect(bar.steps).toEqual([link]);
    bar.tell('pointerdown');
    await settle();
    expect(bar.steps).toEqual(['#lang=en', '#at=axis:axis-330723&lang=en', link]);
    await travel(-1);
    expect([state.widthKm.value, state.selection.value]).toEqual([null, AXIS]);
    await travel(-1);
    expect([state.selection.value, state.language.value]).toEqual([null, 'en']);
    await travel(2);
    expect([state.widthKm.value, state.selection.value]).toEqual([5, AXIS]);
  });

  it('pasted into the open page is applied completely, and so is going back from it', async () => {
    start('#lang=en');
    setFilter(state, { batch: '2' });
    openList(state, 'town');
    await settle();
    bar.follow('#at=county:330723&lang=zh');
    await settle();
    expect([state.list.value, state.filter.value, state.language.value]).toEqual([null, {}, 'zh']);
    openAnalysis(state, true);
    await settle();
    await travel(-1);
    expect([state.widthKm.value, state.selection.value]).toEqual([null, COUNTY]);
    await travel(-1);
    expect([state.list.value, state.filter.value, state.language.value]).toEqual([
      'town',
      { batch: '2' },
      'en',
    ]);
    await travel(1);
    expect([state.list.value, state.selection.value]).toEqual([null, COUNTY]);
  });

  it('loaded again restores what was open, lists too, and the entries to go back', async () => {
    start();
    openList(state, 'village');
    await settle();
    select(state, AXIS);
    await settle();
    const { entries, at } = bar;
    stop();
    state = createAtlasState([], LANGUAGES);
    bar = new FakeBar();
    Object.assign(bar, { entries, at });
    stop = syncLink(state, bar);
    expect([state.list.value, state.selection.value]).toEqual(['village', AXIS]);
    await travel(-1);
    expect([state.list.value, state.selection.value]).toEqual(['village', null]);
    await travel(-1);
    expect(state.list.value).toBeNull();
  });

  it('ignores history entries of another program', () => {
    for (const kept of [{ axisAtlas: 1, at: 3, screens: [] }, { axisAtlas: 2 }, 'x', 7]) {
      start('#at=county:330723', kept);
      expect(state.selection.value).toEqual(COUNTY);
      stop();
    }
    start();
  });
});

describe('a browser that refuses history changes', () => {
  const worst = (): number =>
    Math.max(...bar.calls.map((from) => bar.calls.filter((at) => at >= from && at < from + 30_000).length));

  it('gets fewer calls than Safari and Chromium allow, and has the last address in the end', async () => {
    start();
    for (let i = 0; i < 400; i++) {
      setView(state, { lon: 120 + i / 1000, lat: 29, zoom: 9 });
      if (i % 4 === 0) select(state, i % 8 === 0 ? AXIS : COUNTY, 'map');
      await settle(300);
    }
    expect(worst()).toBeLessThanOrEqual(80);
    await settle(60_000);
    expect(worst()).toBeLessThanOrEqual(80);
    expect(bar.location.hash).toBe('#map=9/29/120.399&at=county:330723');
  });

  for (const mood of ['throws', 'drops'] as const)
    it(`loses no change if it ${mood} the call`, async () => {
      start();
      await settle();
      bar.mood = mood;
      openList(state, 'town');
      await settle();
      select(state, AXIS);
      setLanguage(state, 'en');
      await settle();
      expect(bar.steps).toEqual(['']);
      expect([state.list.value, state.selection.value]).toEqual(['town', AXIS]);
      bar.mood = 'takes';
      await settle(10_000);
      expect(bar.steps).toEqual(['#lang=en', '#list=town&lang=en', '#at=axis:axis-330723&lang=en']);
      await travel(-1);
      expect([state.list.value, state.selection.value]).toEqual(['town', null]);
    });
});

it('gets the title for the current entry, and keeps those of the others', async () => {
  start();
  await settle();
  select(state, AXIS);
  await settle();
  expect(bar.entries.map(({ title }) => title)).toEqual(['atlas', 'axis-330723']);
  back(state);
  await settle();
  expect(bar.entries.map(({ title }) => title)).toEqual(['atlas', 'axis-330723']);
  expect(bar.document.title).toBe('atlas');
});

describe('setFilter', () => {
  it('keeps county and prefecture consistent', () => {
    start();
    setFilter(state, { county: '330723' });
    expect(state.filter.value).toEqual({ prefecture: '330700', county: '330723' });
    setFilter(state, { prefecture: '331100' });
    expect(state.filter.value).toEqual({ prefecture: '331100' });
    setFilter(state, { prefecture: undefined, documentedOnly: false });
    expect(state.filter.value).toEqual({});
  });
});
