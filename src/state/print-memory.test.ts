import { expect, it } from 'vitest';
import type { Addresses } from '../dataset/base/files.ts';
import type { SmallLayer } from '../domain/own-layer.ts';
import { parseSpec } from '../print/spec/spec.ts';
import { changePrint, closePrint, select, setFilter } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import { LayerClient, startOwnLayers } from './own-layers/own-layers.ts';
import { openPrint, resetPrint } from './print-memory.ts';

const COUNTY = { kind: 'county', code: '330723' } as const;
const AXIS = { kind: 'axis', id: 'axis-331122' } as const;

it('opens a print with its last settings, whatever closed it', () => {
  const leave = [closePrint, (state: never) => select(state, AXIS)];
  for (const close of leave) {
    const state = createAtlasState();
    openPrint(state, COUNTY);
    changePrint(state, { title: '我的图', paper: 'A1', region: { kind: 'province' }, date: undefined });
    const settings = state.printSettings.value;
    close(state as never);
    expect(state.printSettings.value).toBeNull();
    openPrint(state, COUNTY);
    expect(state.printSettings.value).toEqual(settings);
  }
});

it('applies settings that do not depend on the region to another region, and restores those of the first', () => {
  const state = createAtlasState();
  openPrint(state, COUNTY);
  changePrint(state, { title: '武义', scale: 100_000, paper: 'A1', author: '某某' });
  closePrint(state);
  openPrint(state, AXIS);
  expect(state.printSettings.value).toMatchObject({ region: AXIS, paper: 'A1', author: '某某' });
  expect(state.printSettings.value).not.toHaveProperty('title');
  expect(state.printSettings.value).not.toHaveProperty('scale');
  changePrint(state, { paper: 'A4' });
  closePrint(state);
  openPrint(state, COUNTY);
  expect(state.printSettings.value).toMatchObject({ title: '武义', scale: 100_000, paper: 'A1' });
});

it('follows the live map in what the reader did not set', () => {
  const state = createAtlasState();
  openPrint(state, { kind: 'province' });
  changePrint(state, { title: 'x' });
  closePrint(state);
  setFilter(state, { batch: '2' });
  openPrint(state, { kind: 'province' });
  expect(state.printSettings.value).toMatchObject({ title: 'x', filter: { batch: '2' } });
  changePrint(state, { filter: undefined });
  closePrint(state);
  openPrint(state, { kind: 'province' });
  expect(state.printSettings.value).not.toHaveProperty('filter');
});

it('keeps the sheet of a link, and resets it to its defaults on request', () => {
  const state = createAtlasState();
  state.printSettings.value = { version: 1, region: COUNTY, title: 'linked' };
  closePrint(state);
  openPrint(state, COUNTY);
  expect(state.printSettings.value).toMatchObject({ title: 'linked' });
  resetPrint(state);
  expect(state.printSettings.value).toMatchObject({ version: 1, region: COUNTY });
  expect(state.printSettings.value).not.toHaveProperty('title');
  state.printSettings.value = { version: 1, region: null } as never;
  resetPrint(state);
  closePrint(state);
  openPrint(state, COUNTY);
  expect(state.printSettings.value).not.toHaveProperty('title');
});

it('says of own layers how they are on the map at its opening, also of those that it asks with and does not draw', () => {
  const state = createAtlasState();
  const layer = (id: string): SmallLayer => ({
    id,
    file: { name: `${id}.csv`, sha256: '0'.repeat(64), modified: null },
    part: null,
    columns: ['名称', '床位'],
    rows: [{ number: 2, geometry: { type: 'Point', coordinates: [120, 29] }, values: ['甲', 3] }],
    settings: { name: id, style: { by: 'one', colour: 0 }, label: 0, filter: null },
  });
  const client = new LayerClient(() => {
    throw new Error('no worker');
  }, {} as Addresses);
  const store = { put: () => Promise.resolve(), remove: () => Promise.resolve() };
  const own = startOwnLayers(state, store, [], client);
  state.ownLayers.value = own;
  own.add([layer('own-a1'), layer('own-b2')]);
  state.hidden.value = new Set([...state.hidden.value, 'own-b2']);
  state.widthKm.value = 5;
  state.placesOf.value = 'own-b2';
  openPrint(state, COUNTY);
  const added = () => state.printSettings.value?.addedLayers;
  expect(added()).toMatchObject({
    'own-a1': { order: 0, style: { by: 'one', colour: 0 }, label: '名称' },
    'own-b2': { order: 1, drawn: false, file: { name: 'own-b2.csv' } },
  });
  expect(added()?.['own-a1']).not.toHaveProperty('drawn');
  expect(state.printSettings.value?.ownPoints).toEqual({ places: 'own-b2' });
  // They are settings of a sheet as they stand.
  expect(parseSpec(JSON.parse(JSON.stringify(state.printSettings.value))).addedLayers).toEqual(added());
  changePrint(state, { addedLayers: { 'own-a1': added()?.['own-a1'] as never }, ownPoints: {} });
  closePrint(state);
  own.change('own-a1', { style: { by: 'category', column: 1 } });
  openPrint(state, COUNTY);
  // What was chosen of them stays, and they look as they do now.
  expect(added()).toMatchObject({ 'own-a1': { style: { by: 'category', column: '床位' } } });
  expect(Object.keys(added() ?? {})).toEqual(['own-a1']);
});
