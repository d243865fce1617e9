// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SheetContent } from '../../exchange/content.ts';
import { sheetWith } from '../../exchange/testing/sheet.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import { giveNetwork, testNetwork } from '../../state/testing/network.ts';
import '../../i18n/testing/load-words.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { LayerDialog } from './layer-dialog.tsx';

const square = (lon: number, lat: number, halfDeg: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon - halfDeg, lat - halfDeg],
      [lon + halfDeg, lat - halfDeg],
      [lon + halfDeg, lat + halfDeg],
      [lon - halfDeg, lat + halfDeg],
      [lon - halfDeg, lat - halfDeg],
    ],
  ],
});

/** A county of 200 m around 120° E 29° N, and one far from it: only GCJ-02 puts the points of `sheet` into the county that they name. */
function networkOfSmallCounty(): ReturnType<typeof testNetwork> {
  const network = testNetwork();
  const [small, other] = [...network.counties.values()];
  if (!small || !other) throw new Error('no counties');
  return {
    ...network,
    counties: new Map([
      [small.code, { ...small, geometry: square(120, 29, 0.001) }],
      [other.code, { ...other, geometry: square(121, 30, 0.001) }],
    ]),
  };
}

/** Points in GCJ-02 that lie at 120° E 29° N in WGS 84. */
const sheet = (name: string): SheetContent =>
  sheetWith(
    [
      ['名称', '县', '经度', '纬度'],
      ['点一', '武义县', 120.004_65, 28.997_44],
      ['点二', '武义县', 120.004_66, 28.997_45],
      ['点三', '武义县', 120.004_64, 28.997_43],
    ],
    { sheet: name },
  );

beforeEach(() => vi.stubGlobal('fetch', () => new Promise(() => undefined)));
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

it('recognises the datum of each of several sheets once counties are loaded, and keeps what was typed at the same moment', async () => {
  const state = createAtlasState();
  state.languageChoice.value = 'zh';
  const contents = [sheet('一'), sheet('二')];
  await act(() => {
    render(
      <AtlasContext.Provider value={testAtlas(state)}>
        <LayerDialog contents={contents} all={contents} faults={[]} onClose={() => undefined} />
      </AtlasContext.Provider>,
      document.body,
    );
  });
  const names = () => [...document.querySelectorAll<HTMLInputElement>('.layer-fields input[required]')];
  for (let i = 0; i < 600 && names().length === 0; i++)
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  const button = document.querySelector<HTMLButtonElement>('button[type=submit]');
  expect(button?.disabled).toBe(true);
  await act(() => {
    const [first] = names();
    if (!first) throw new Error('no field');
    first.value = '我的点';
    giveNetwork(state, networkOfSmallCounty());
    first.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(button?.disabled).toBe(false);
  expect(names()[0]?.value).toBe('我的点');
});
