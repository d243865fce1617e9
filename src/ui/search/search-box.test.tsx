// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAtlasState, type AtlasState } from '../../state/atlas-state.ts';
import { GAZETTEER } from '../../state/testing/gazetteer.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import '../../i18n/testing/load-words.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { SearchBox } from './search-box.tsx';

/** The default limit of `vi.waitFor`, one second, is too short for the code of the search on a busy machine. */
const PATIENCE = { timeout: 60_000 };
let state: AtlasState;
const text = (): string => document.body.textContent ?? '';
const field = (): HTMLInputElement => document.querySelector('input') as HTMLInputElement;
const press = (key: string): Promise<void> =>
  act(() => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
const type = (value: string): Promise<void> =>
  act(() => {
    field().value = value;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const gazetteerArrives = (): Promise<void> =>
  act(() => {
    state.gazetteer.value = GAZETTEER;
    state.places.value = new Map();
  });

beforeEach(async () => {
  // No file arrives before the test gives it.
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  state = createAtlasState();
  state.languageChoice.value = 'zh';
  await act(() => {
    render(
      <AtlasContext.Provider value={testAtlas(state)}>
        <SearchBox />
      </AtlasContext.Provider>,
      document.body,
    );
  });
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

it('Enter before anything can be searched opens the first result when it is there', async () => {
  await type('壶镇镇');
  await press('Enter');
  expect(state.selection.value).toBeNull();
  await act(() => giveNetwork(state));
  await vi.waitFor(
    () => expect(state.selection.value).toEqual({ kind: 'town', id: '331122101000' }),
    PATIENCE,
  );
  expect(state.searchOpen.value).toBe(false);
});

it('such an Enter no longer counts once the text is changed or the results are closed', async () => {
  await type('壶镇镇');
  await press('Enter');
  await type('壶镇');
  await act(() => giveNetwork(state));
  await vi.waitFor(() => expect(text()).toContain('壶镇镇'), PATIENCE);
  expect(state.selection.value).toBeNull();
});

it('nothing is said to be missing before all names are loaded', async () => {
  await act(() => giveNetwork(state));
  await type('没有这个地方');
  await vi.waitFor(() => expect(document.querySelector('.empty')).not.toBeNull(), PATIENCE);
  const unready = document.querySelector('.empty')?.textContent ?? '';
  expect(unready).not.toContain('没有这个地方');
  await gazetteerArrives();
  expect(document.querySelector('.empty')?.textContent).toContain('没有这个地方');
});

it('the active result stays the same record when further names are loaded', async () => {
  await act(() => giveNetwork(state));
  await type('王宅');
  await vi.waitFor(
    () => expect(document.querySelectorAll('[role=option]').length).toBeGreaterThan(1),
    PATIENCE,
  );
  await press('ArrowDown');
  const active = (): string => field().getAttribute('aria-activedescendant') ?? '';
  const before = active();
  expect(before).not.toBe('');
  // A town of that name is first from now on.
  const network = state.network.value!;
  const [town] = network.towns.values();
  await act(() =>
    giveNetwork(state, {
      ...network,
      towns: new Map([['330723100000', { ...town!, code: '330723100000', name: '王宅' }], ...network.towns]),
    }),
  );
  expect(document.querySelector('[role=option]')?.id).toContain('330723100000');
  expect(active()).toBe(before);
});
