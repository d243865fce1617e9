// @vitest-environment happy-dom
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clinics } from '../../styles/testing/layers.ts';
import { base } from '../i18n/zh/base.ts';
import { page } from '../i18n/zh/page.ts';
import '../i18n/testing/load-words.ts';
import { openAnalysis } from '../state/actions.ts';
import { createAtlasState } from '../state/atlas-state.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { giveNetwork } from '../state/testing/network.ts';
import { AnalysisSection } from './analysis/section.tsx';
import { AtlasContext } from './atlas.ts';
import { LateFaults } from './notices.tsx';
import { Legend } from './panel/legend.tsx';
import { PrintView } from './print/open-print.tsx';
import { SearchBox } from './search/search-box.tsx';
import { testAtlas } from './testing/atlas.ts';

let state: AtlasState;
const text = (): string => document.body.textContent ?? '';
const show = (what: ComponentChildren): Promise<void> =>
  act(() =>
    render(<AtlasContext.Provider value={testAtlas(state)}>{what}</AtlasContext.Provider>, document.body),
  );
/** Renders until a text is there. */
const shows = (wanted: string): Promise<void> =>
  vi.waitFor(
    async () => {
      await act(() => {});
      expect(text()).toContain(wanted);
    },
    { timeout: 60_000 },
  );
const offline = (): never => {
  throw new Error('offline');
};
/** Code that is on its way and does not arrive during the test. */
const onItsWay = (): Promise<never> => new Promise(() => {});

beforeEach(() => {
  vi.stubGlobal('reportError', () => {});
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  state = createAtlasState();
  state.languageChoice.value = 'zh';
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

it('the print that did not load is loading when it is opened again', async () => {
  vi.doMock('./print/print-parts.tsx', offline);
  const view = <PrintView settings={{ region: { kind: 'province' } } as never} />;
  await show(view);
  await shows(base.print.broken);
  await show(null);
  vi.doMock('./print/print-parts.tsx', onItsWay);
  await show(view);
  expect(text()).toContain(base.print.loading);
  expect(text()).not.toContain(base.print.broken);
});

it('the analysis that did not load is loading when it is unfolded again', async () => {
  vi.doMock('./analysis/analysis-panel.tsx', offline);
  await act(() => openAnalysis(state, true));
  await show(<AnalysisSection />);
  await shows(base.analysis.broken);
  await act(() => openAnalysis(state, false));
  vi.doMock('./analysis/analysis-panel.tsx', onItsWay);
  await act(() => openAnalysis(state, true));
  expect(text()).toContain(base.analysis.loading);
  expect(text()).not.toContain(base.analysis.broken);
});

it('the search that did not load is loading when it is wanted again', async () => {
  vi.doMock('../state/search.ts', offline);
  giveNetwork(state);
  state.searchText.value = '壶镇镇';
  state.searchOpen.value = true;
  await show(<SearchBox />);
  await shows(page.told.searchBroken);
  vi.doMock('../state/search.ts', onItsWay);
  await show(null);
  await show(<SearchBox />);
  expect(text()).not.toContain(page.told.searchBroken);
});

it('the layers of the legend whose code did not load are listed with another try, which shows them', async () => {
  vi.doMock('../../styles/run-time.ts', offline);
  state.runTimeLayers.value = [clinics];
  await show(
    <>
      <LateFaults />
      <Legend />
    </>,
  );
  await vi.waitFor(async () => {
    await act(() => {});
    expect(state.lateFaults.value.map(({ parts }) => parts)).toEqual([['legend']]);
  });
  expect(text()).not.toContain(clinics.name);
  vi.doUnmock('../../styles/run-time.ts');
  await act(() => document.querySelector<HTMLButtonElement>('[role="alert"] button')!.click());
  expect(state.lateFaults.value).toEqual([]);
  await shows(clinics.name);
});
