import { expect, it } from 'vitest';
import {
  back,
  choosePrefecture,
  clearSelection,
  noteMapFault,
  openList,
  select,
  showSpot,
} from './actions.ts';
import { createAtlasState } from './atlas-state.ts';

const place = {
  kind: 'village',
  code: '330723103211',
  name: '径山村',
  pinyin: 'jìng shān cūn',
  county: '330723',
  lonLat: [120, 29] as [number, number],
  facts: [],
  sources: [],
} as const;

function withPlace() {
  const state = createAtlasState();
  state.places.value = new Map([[place.code, { ...place, facts: [], sources: [] }]]);
  select(state, { kind: 'place', id: place.code });
  return state;
}

it('marks a place on the map while its profile is open and no longer', () => {
  for (const leave of [back, clearSelection]) {
    const state = withPlace();
    expect(state.mark.value).toEqual([120, 29]);
    leave(state);
    expect(state.mark.value).toBeNull();
  }
});

it('marks the place of a story until something is opened', () => {
  const state = createAtlasState();
  showSpot(state, [121, 30], 10);
  expect(state.mark.value).toEqual([121, 30]);
  select(state, { kind: 'county', id: '330723' });
  back(state);
  expect(state.mark.value).toBeNull();
});

it('closes profile and list when a prefecture is chosen', () => {
  const state = withPlace();
  openList(state, 'town');
  choosePrefecture(state, '330700');
  expect(state.selection.value).toBeNull();
  expect(state.list.value).toBeNull();
  expect(state.filter.value).toEqual({ prefecture: '330700' });
});

it('reports each failed part of the map once, and a map that did not start', () => {
  const state = createAtlasState();
  expect([noteMapFault(state, 'map'), noteMapFault(state, 'map')]).toEqual([true, false]);
  expect([state.mapState.value, state.mapFaults.value]).toEqual(['failed', []]);
  state.mapState.value = 'ready';
  const parts = ['ground', 'map', 'ground', 'map'] as const;
  expect(parts.map((part) => noteMapFault(state, part))).toEqual([true, true, false, false]);
  expect([state.mapState.value, state.mapFaults.value]).toEqual(['ready', ['ground', 'map']]);
});
