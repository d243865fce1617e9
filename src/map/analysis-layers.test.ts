import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { AnalysisLayers } from './analysis-layers.ts';
import type { StyleHost } from './style-host.ts';

/** A map that holds what it is told, and tells what the test makes happen. */
function fakeMap() {
  const heard = new Map<string, Set<(event: object) => void>>();
  const addresses: string[] = [];
  const of = (event: string): Set<(event: object) => void> => {
    const all = heard.get(event) ?? new Set();
    heard.set(event, all);
    return all;
  };
  return {
    addresses,
    tell: (event: object) => {
      for (const listener of of('sourcedata')) listener({ sourceId: 'travel', ...event });
    },
    map: {
      on: (event: string, listener: (event: object) => void) => of(event).add(listener),
      off: (event: string, listener: (event: object) => void) => of(event).delete(listener),
      isSourceLoaded: () => true,
      getSource: () => ({ setTiles: ([address]: string[]) => addresses.push(address!) }),
    } as unknown as MapLibreMap,
  };
}
const pass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('shows a source that was hidden only once it has dropped its former tiles', async () => {
  const { map, tell, addresses } = fakeMap();
  const host = {
    look: {} as { analysis?: ReadonlySet<string> },
    whenReady: () => Promise.resolve(),
    setLook: (look: { analysis?: ReadonlySet<string> }) => (host.look = look),
  };
  const layers = new AnalysisLayers(map, host as unknown as StyleHost, () => {});
  const isShown = (): boolean => host.look.analysis?.has('travel') === true;
  const taken = { sourceDataType: 'content' };
  void layers.setTiles('travel', 1);
  await pass();
  tell(taken);
  tell({ tile: {} });
  await pass();
  expect(isShown()).toBe(true);
  // A newer version while it is shown keeps the tiles until the new ones have loaded.
  void layers.setTiles('travel', 2);
  await pass();
  expect([isShown(), addresses.length]).toEqual([true, 2]);
  void layers.setTiles('travel', null);
  expect(isShown()).toBe(false);
  void layers.setTiles('travel', 3);
  await pass();
  expect([isShown(), addresses.length]).toEqual([false, 3]);
  tell(taken);
  await pass();
  expect(isShown()).toBe(true);
  // What is hidden before its address was taken stays hidden.
  void layers.setTiles('travel', null);
  void layers.setTiles('travel', 4);
  await pass();
  void layers.setTiles('travel', null);
  tell(taken);
  await pass();
  expect(isShown()).toBe(false);
});
