import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearFilter,
  openList,
  select,
  setFilter,
  setLanguage,
  showSpot,
  toggleOverlay,
  toggleSubject,
} from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import { syncLink } from './link-sync.ts';
import type { AddressBar } from './link-sync.ts';

/** An address bar with its history, as far as the page uses one. */
class FakeBar implements AddressBar {
  steps: string[];
  #listeners: (() => void)[] = [];

  constructor(hash: string) {
    this.steps = [hash];
  }
  get location() {
    return { hash: this.steps.at(-1) ?? '', pathname: '/', search: '' };
  }
  history = {
    pushState: (_: unknown, __: string, url?: string | URL | null) =>
      void this.steps.push(String(url).slice(1)),
    replaceState: (_: unknown, __: string, url?: string | URL | null) =>
      void this.steps.splice(-1, 1, String(url).slice(1)),
  };
  addEventListener(_: string, listener: () => void): void {
    this.#listeners.push(listener);
  }
  removeEventListener(_: string, listener: () => void): void {
    this.#listeners = this.#listeners.filter((one) => one !== listener);
  }
  back(): void {
    this.steps.pop();
    for (const listener of this.#listeners) listener();
  }
}

let state: AtlasState;
let bar: FakeBar;
let stop: () => void;
function start(hash = ''): void {
  state = createAtlasState([
    { id: 'axes', shown: true },
    { id: 'villages', shown: true },
    { id: 'seats', shown: true },
    { id: 'elevation', shown: false },
  ]);
  bar = new FakeBar(hash);
  stop = syncLink(state, bar);
}
const settle = (): void => void vi.advanceTimersByTime(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('syncLink', () => {
  it('carries a subject that is off at first only while it is on, and the reverse', () => {
    start();
    expect(state.visible.value).toEqual({ axes: true, villages: true, seats: true, elevation: false });
    toggleSubject(state, 'elevation');
    toggleSubject(state, 'villages');
    settle();
    expect(bar.location.hash).toBe('#hide=villages&add=elevation');
    stop();
    start('#hide=villages&add=elevation');
    expect(state.visible.value).toEqual({ axes: true, villages: false, seats: true, elevation: true });
    toggleSubject(state, 'elevation');
    toggleSubject(state, 'villages');
    settle();
    expect(bar.location.hash).toBe('');
  });

  it('restores what the hash says', () => {
    start('#map=9/28.9/119.8&at=axis:axis-330723&in=330723&only=documented&hide=seats&look=dark&lang=en');
    expect(state.view.value).toEqual({ zoom: 9, lat: 28.9, lon: 119.8 });
    expect(state.selection.value).toEqual({ kind: 'axis', id: 'axis-330723' });
    expect(state.filter.value).toEqual({ prefecture: '330700', county: '330723', documentedOnly: true });
    expect(state.visible.value).toMatchObject({ seats: false, axes: true });
    expect([state.flavour.value, state.language.value]).toEqual(['dark', 'en']);
    expect(state.notice.value).toBeNull();
  });

  it('leaves the bar alone until the reader sets something, then writes only that', () => {
    start();
    settle();
    expect(bar.steps).toEqual(['']);
    setFilter(state, { prefecture: '331100' });
    toggleSubject(state, 'villages');
    setLanguage(state, 'en');
    settle();
    expect(bar.steps).toEqual(['#in=331100&hide=villages&lang=en']);
    clearFilter(state);
    settle();
    expect(bar.steps).toEqual(['#hide=villages&lang=en']);
  });

  it('makes a selection a step of the history, so that going back closes it', () => {
    start();
    select(state, { kind: 'county', id: '330723' });
    settle();
    select(state, { kind: 'axis', id: 'axis-330723' });
    settle();
    expect(bar.steps).toEqual(['', '#at=county:330723', '#at=axis:axis-330723']);
    bar.back();
    expect(state.selection.value).toEqual({ kind: 'county', id: '330723' });
    bar.back();
    expect(state.selection.value).toBeNull();
    settle();
    expect(bar.steps).toEqual(['']);
  });

  it('puts the address of a link right that a messenger changed, without a step of the history', () => {
    start('#/at%3Dcounty%3A330723%26lang%3Den#wechat_redirect');
    expect(state.selection.value).toEqual({ kind: 'county', id: '330723' });
    settle();
    expect(bar.steps).toEqual(['#at=county:330723&lang=en']);
  });

  it('carries the list and the point of the nearest towns', () => {
    const hash = '#width=5&show=nearest&point=28.90001/119.81&list=town';
    start(hash);
    expect(state.point.value).toEqual([119.81, 28.90001]);
    expect(state.list.value).toBe('town');
    expect(state.drawer.value).toBe('half');
    settle();
    expect(bar.steps).toEqual([hash]);
    toggleOverlay(state, 'nearest');
    openList(state, null);
    showSpot(state, [120, 29], 11);
    settle();
    expect(bar.steps).toEqual(['#width=5&spot=29/120']);
  });

  it('names the parts it cannot read', () => {
    start('#in=990000&lang=en');
    expect(state.notice.value).toEqual({ kind: 'bad-link', parts: ['in=990000'] });
    expect(state.language.value).toBe('en');
  });
});

describe('setFilter', () => {
  it('keeps county and prefecture in step', () => {
    start();
    setFilter(state, { county: '330723' });
    expect(state.filter.value).toEqual({ prefecture: '330700', county: '330723' });
    setFilter(state, { prefecture: '331100' });
    expect(state.filter.value).toEqual({ prefecture: '331100' });
    setFilter(state, { prefecture: undefined, documentedOnly: false });
    expect(state.filter.value).toEqual({});
  });
});
