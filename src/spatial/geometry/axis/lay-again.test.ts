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

it('lays axes again in the code of the page exactly as the pipeline laid them', () => {
  const network = realNetworkNow();
  // Every third: `synthetic.test.ts` lays all 87, and the pipeline lays with the same function.
  const ids = [...network.axes.keys()].toSorted().filter((_, i) => i % 3 === 0);
  expect(ids).toHaveLength(29);
  const laid = layAll(network, ids, axisTools(network));
  // Lines, chainages, what lines follow and their status: to the last digit of the committed files.
  for (const id of ids)
    expect(comparable(laid.axes.get(id) as AxisShape), id).toEqual(
      comparable(network.axes.get(id) as AxisShape),
    );
  for (const [code, village] of network.villages) expect(laid.villages.get(code), code).toEqual(village);
});
