import { expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { resolveRegion } from './region.ts';
import { makeSpec } from '../testing/sheets.ts';

it('finds the counties of a drawn frame: inside one county, across a border, at an enclave, none at sea', async () => {
  const network = await realNetwork();
  const countiesOf = (west: number, south: number, east: number, north: number): string[] => [
    ...resolveRegion(makeSpec({ region: { kind: 'frame', west, south, east, north } }), network).counties,
  ];
  // Neither a vertex of the border nor the label point of 武义 lies in the frame.
  expect(countiesOf(119.79, 28.89, 119.81, 28.91)).toEqual(['330723']);
  const wuyi = network.counties.get('330723')!;
  expect(countiesOf(119.5, 28.5, 120.1, 29.1)).toEqual(
    expect.arrayContaining([wuyi.code, ...wuyi.neighbours]),
  );
  expect(() => countiesOf(124, 28, 124.5, 28.5)).toThrow('empty-region');
  // The whole province has all of them.
  expect(countiesOf(117, 26, 124, 32)).toHaveLength(90);
});
