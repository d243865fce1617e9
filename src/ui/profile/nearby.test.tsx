// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import '../../i18n/testing/load-words.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { Nearby } from './links.tsx';

afterEach(() => render(null, document.body));

it('names only records that pass the filter, in any division, as the nearest of a profile', async () => {
  const state = createAtlasState();
  giveNetwork(state);
  const network = state.network.value!;
  const named = async (): Promise<string[]> => {
    await act(() =>
      render(
        <AtlasContext.Provider value={testAtlas(state)}>
          <Nearby from={[120, 29]} network={network} />
        </AtlasContext.Provider>,
        document.body,
      ),
    );
    return [...document.querySelectorAll('.row-name')].map(({ textContent }) => textContent);
  };
  expect(await named()).toEqual(['桐琴镇', '王宅镇', '壶镇镇', '王宅村', '丽水村']);
  state.filter.value = { documentedOnly: true };
  expect(await named()).toEqual(['桐琴镇', '王宅村']);
  state.filter.value = { prefecture: '331100' };
  expect(await named()).toHaveLength(5);
});
