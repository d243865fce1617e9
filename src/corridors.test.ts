import { booleanPointInPolygon } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { corridorsOf } from './corridors.ts';
import { realNetwork } from './data/test-network.ts';
import type { Network } from './domain/network.ts';
import { specOf } from './print/test-sheets.ts';
import { realFiles } from './spatial/test-model.ts';

let network: Network;
let corridorOf: ReturnType<typeof corridorsOf>;
beforeAll(async () => {
  network = await realNetwork();
  corridorOf = corridorsOf(network, realFiles());
}, 60_000);

describe('the corridor of a sheet', () => {
  // 桐琴 lies on the documented line of 武义, 王宅 on a modelled branch.
  const holds = (townCode: string, documentedOnly: boolean): boolean => {
    const corridor = corridorOf(specOf({ corridorKm: 2, documentedOnly }));
    if (!corridor) throw new Error('no corridor');
    return booleanPointInPolygon([...network.towns.get(townCode)!.lonLat], corridor);
  };

  it('goes around the lines that the sheet draws', () => {
    const branch = '330723105000';
    const line = '330723102000';
    expect([network.towns.get(branch)?.name, network.towns.get(line)?.name]).toEqual(['王宅镇', '桐琴镇']);
    expect([holds(line, false), holds(branch, false)]).toEqual([true, true]);
    expect([holds(line, true), holds(branch, true)]).toEqual([true, false]);
  });

  it('is none where no axis is left', () => {
    const axisId = [...network.axes.values()].find(({ status }) => status === 'modelled')!.id;
    const region = { kind: 'axis', id: axisId } as const;
    expect(corridorOf(specOf({ corridorKm: 2, region, documentedOnly: true }))).toBeUndefined();
    expect(corridorOf(specOf({ corridorKm: 2, region }))).toBeDefined();
  });
});
