// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { LargeLayer } from '../../domain/own-layer.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';
import '../../i18n/testing/load-words.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { LayerTable } from './layer-table.tsx';

const large = (id: string): LargeLayer => ({
  id,
  file: { name: `${id}.csv`, sha256: id, modified: null },
  part: null,
  columns: ['名称', '数量'],
  packed: { blob: new Blob([id]), columnKinds: ['text', 'number'] } as unknown as LargeLayer['packed'],
  settings: { name: id, style: { by: 'one', colour: 0 }, label: null, filter: null },
});

afterEach(() => act(() => render(null, document.body)));

it('the table of another large layer has no rows before its own have arrived', async () => {
  const answers = new Map<string, () => void>();
  const ask = (_question: string, { layer }: { layer: string }) =>
    new Promise((resolve) => {
      const rows = [{ row: 0, number: 2, values: [`${layer} row`, 1], box: null }];
      answers.set(layer, () => resolve({ state: 'done', value: { count: 1, rows, foundAt: -1 } }));
    });
  const state = createAtlasState();
  const layers = signal([large('甲'), large('乙')]);
  state.ownLayers.value = { layers, client: { ask } } as unknown as OwnLayers;
  const show = (id: string): Promise<void> =>
    act(() => {
      render(
        <AtlasContext.Provider value={testAtlas(state)}>
          <LayerTable id={id} />
        </AtlasContext.Provider>,
        document.body,
      );
    });
  const text = (): string => document.body.textContent ?? '';
  await show('甲');
  await act(() => answers.get('甲')?.());
  await vi.waitFor(() => expect(text()).toContain('甲 row'));
  await show('乙');
  expect(text()).not.toContain('甲 row');
  await act(() => answers.get('乙')?.());
  await vi.waitFor(() => expect(text()).toContain('乙 row'));
});
