import { expect, it } from 'vitest';
import { changePrint, closePrint, select, setFilter } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
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
