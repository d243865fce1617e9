import { expect, it } from 'vitest';
import { realNetworkNow } from '../../../dataset/testing/network.ts';
import { axisTools, layAll } from './testing/lay-all.ts';

it('lays all axes again in the code of the page exactly as the pipeline laid them', () => {
  const network = realNetworkNow();
  const laid = layAll(network, [...network.axes.keys()], axisTools(network));
  expect(laid.axes.size).toBe(87);
  // Lines, chainages, order of stations, what lines follow and their status: to the last digit of the committed files.
  for (const [id, axis] of network.axes) expect(laid.axes.get(id), id).toEqual(axis);
  for (const [code, village] of network.villages) expect(laid.villages.get(code), code).toEqual(village);
}, 300_000);
