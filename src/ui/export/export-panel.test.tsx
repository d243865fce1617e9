// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Gaps } from '../../domain/answers/gaps.ts';
import type { Gazetteer } from '../../domain/network.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import '../../i18n/testing/load-words.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { ExportPanel } from './export-panel.tsx';

const saved: string[] = [];
vi.mock('../print/save.ts', () => ({ saveBlob: (name: string) => saved.push(name), save: () => undefined }));

/** Ends the writing of the file. */
let write: ((outcome?: unknown) => void) | null = null;
vi.mock('../../state/intake.ts', () => ({
  exchangeClient: () => ({
    write: (_order: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ state: 'void' }));
        write = (outcome = { state: 'done', value: { blob: new Blob(), rowCount: 2, leftOut: 0 } }) =>
          resolve(outcome);
      }),
  }),
}));

const NO_PLACES: Gazetteer = { towns: [], villages: [] };
let state: AtlasState;
const text = (): string => document.body.textContent ?? '';
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (!found) throw new Error(`no button ${name} in ${text()}`);
  return found;
};
const choose = (label: string, value: string): void => {
  const of = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  const field = document.getElementById(of?.htmlFor ?? '') as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

beforeEach(() => {
  saved.length = 0;
  write = null;
  state = createAtlasState();
  state.languageChoice.value = 'zh';
  giveNetwork(state);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await act(() => render(null, document.body));
});

const show = (what: preact.JSX.Element): Promise<void> =>
  act(() => {
    render(<AtlasContext.Provider value={testAtlas(state)}>{what}</AtlasContext.Provider>, document.body);
  });

it('a file that was asked for is saved although a file of the atlas arrives and the format changes meanwhile', async () => {
  await show(<ExportPanel of={{ kind: 'layer', of: 'town' }} />);
  // Not in `act`: effects that wait for the next frame have not run when the button is pressed.
  choose('格式', 'csv');
  await Promise.resolve();
  button('保存文件').click();
  await vi.waitFor(() => expect(write).not.toBeNull());
  await act(() => {
    state.gazetteer.value = NO_PLACES;
  });
  expect(text()).toContain('取消');
  await act(() => choose('格式', 'kml'));
  await act(() => write?.());
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved).toEqual(['axis-atlas-towns.csv']);
});

it('what was said of the last file goes with another choice, and stays when a file of the atlas arrives', async () => {
  await show(<ExportPanel of={{ kind: 'layer', of: 'town' }} />);
  await act(() => choose('格式', 'csv'));
  await act(() => button('保存文件').click());
  await vi.waitFor(() => expect(write).not.toBeNull());
  await act(() => write?.());
  await vi.waitFor(() => expect(text()).toContain('axis-atlas-towns.csv'));
  await act(() => {
    state.gazetteer.value = NO_PLACES;
  });
  expect(text()).toContain('axis-atlas-towns.csv');
  await act(() => choose('格式', 'kml'));
  expect(text()).not.toContain('axis-atlas-towns.csv');
});

it('an answer whose rows are places outside the network is offered once their positions are loaded', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const found = { places: [], cover: { steps: [] }, dataDate: '2026-01-01' } as unknown as Gaps;
  await show(<ExportPanel of={{ kind: 'gaps', found }} />);
  expect(text()).toBe('正在载入导出……');
  await act(() => {
    state.gazetteer.value = NO_PLACES;
  });
  expect(button('保存文件')).toBeDefined();
});

it('a file that was asked for is saved although the panel is closed meanwhile, and a failure is told', async () => {
  const panel = <ExportPanel of={{ kind: 'layer', of: 'town' }} />;
  const asked = async (): Promise<void> => {
    write = null;
    await show(panel);
    await act(() => button('保存文件').click());
    await vi.waitFor(() => expect(write).not.toBeNull());
    await show(<p>profile</p>);
  };
  await asked();
  write?.();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(state.announcement.value?.text).toContain('axis-atlas-towns');
  await asked();
  write?.({ state: 'failed', failure: { kind: 'crashed' } });
  await vi.waitFor(() => expect(state.notice.value?.kind).toBe('export'));
  expect(saved).toHaveLength(1);
});
