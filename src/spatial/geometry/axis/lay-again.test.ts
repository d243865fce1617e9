import { expect, it } from 'vitest';
import { realNetworkNow } from '../../../dataset/testing/network.ts';
import type { AxisShape } from '../../../domain/network.ts';
import { axisTools, layAll } from './testing/lay-all.ts';

/** Villages that are known only to their town stand at one stop with one chainage: their order among themselves says nothing. */
function comparable({ stations, villages, ...axis }: AxisShape): unknown {
  return {
    ...axis,
    stations: stations.toSorted(
      (a, b) =>
        (a.branchFromKm ?? a.km) - (b.branchFromKm ?? b.km) || a.km - b.km || (a.code < b.code ? -1 : 1),
    ),
    villages: villages.toSorted(),
  };
}

it('lays all axes again in the code of the page exactly as the pipeline laid them', () => {
  const network = realNetworkNow();
  const laid = layAll(network, [...network.axes.keys()], axisTools(network));
  expect(laid.axes.size).toBe(87);
  // Lines, chainages, what lines follow and their status: to the last digit of the committed files.
  for (const [id, axis] of network.axes)
    expect(comparable(laid.axes.get(id) as AxisShape), id).toEqual(comparable(axis));
  for (const [code, village] of network.villages) expect(laid.villages.get(code), code).toEqual(village);
});
