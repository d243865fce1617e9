import { beforeAll, describe, expect, it } from 'vitest';
import { corridorsOf } from './corridors.ts';
import { realNetwork } from './data/test-network.ts';
import type { Network } from './domain/network.ts';
import { polygonsOf } from './domain/polygons.ts';
import { specOf } from './print/test-sheets.ts';
import { realFiles } from './spatial/test-model.ts';

let network: Network;
let corridorOf: ReturnType<typeof corridorsOf>;
beforeAll(async () => {
  network = await realNetwork();
  corridorOf = corridorsOf(realFiles());
}, 60_000);

describe('the corridor of a sheet', () => {
  /** How far west the corridor of 武义's axis goes. */
  const westOf = (documentedOnly: boolean): number => {
    const region = { kind: 'axis', id: 'axis-330723' } as const;
    const corridor = corridorOf(specOf({ corridorKm: 2, region, documentedOnly }));
    if (!corridor) throw new Error('no corridor');
    return Math.min(...polygonsOf(corridor).flatMap(([outer]) => (outer ?? []).map(([lon = NaN]) => lon)));
  };

  it('goes around the lines that the sheet draws', () => {
    // The documented line runs east from the county's seat; a modelled branch goes west to 王宅.
    const branch = network.towns.get('330723105000');
    expect(branch?.name).toBe('王宅镇');
    const [lon] = branch!.lonLat;
    expect(westOf(false)).toBeLessThan(lon);
    expect(westOf(true)).toBeGreaterThan(lon);
    expect(westOf(true)).toBeLessThan(network.counties.get('330723')!.seat.lon);
  });

  it('is none where no axis is left', () => {
    const axisId = [...network.axes.values()].find(({ status }) => status === 'modelled')!.id;
    const region = { kind: 'axis', id: axisId } as const;
    expect(corridorOf(specOf({ corridorKm: 2, region, documentedOnly: true }))).toBeUndefined();
    expect(corridorOf(specOf({ corridorKm: 2, region }))).toBeDefined();
  });
});
