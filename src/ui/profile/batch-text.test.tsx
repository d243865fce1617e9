// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import type { Status } from '../../domain/records.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { BatchText } from './batch-text.tsx';

const network = realNetworkNow();
/** A mountain county, so that the first batch of a documented axis of it follows from a published statement. */
const county = [...network.counties.values()].find(({ priority }) => priority)!.code;

it.each<[Status, string]>([
  ['documented', '推算配额：第一批没有来源写明它的批次；公布的说法是“首批覆盖全部山区海岛县”，由此推出。'],
  ['modelled', '推算配额：第一批公布的只有每批的总数；这一条算在哪一批由本图集按配额推算，没有来源写明。'],
  ['user', '第一批'],
])('states where the batch of an axis without a source for it comes from: %s', async (status, words) => {
  const state = createAtlasState();
  state.languageChoice.value = 'zh';
  const record = { batch: '1' as const, status, county, facts: [] };
  await act(() =>
    render(
      <AtlasContext.Provider value={testAtlas(state)}>
        <BatchText record={record} network={network} />
      </AtlasContext.Provider>,
      document.body,
    ),
  );
  expect(document.body.textContent).toBe(words);
});
