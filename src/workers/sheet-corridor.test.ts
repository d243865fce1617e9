import { beforeAll, describe, expect, it } from 'vitest';
import { createCorridors } from './sheet-corridor.ts';
import { realNetwork } from '../dataset/testing/network.ts';
import { coverageAt } from '../domain/answers/coverage.ts';
import type { Network } from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import { makeSpec } from '../print/testing/sheets.ts';
import { coverageTable } from '../spatial/questions/coverage-table.ts';
import { reach } from '../spatial/questions/reach.ts';
import { realModel } from '../spatial/testing/model.ts';

let network: Network;
let corridorOf: ReturnType<typeof createCorridors>;
beforeAll(async () => {
  network = await realNetwork();
  corridorOf = createCorridors(realModel());
});

describe('the corridor of a sheet', () => {
  /** How far west the corridor of 武义's axis goes. */
  const westOf = (documentedOnly: boolean): number => {
    const region = { kind: 'axis', id: 'axis-053' } as const;
    const { corridor } = corridorOf(makeSpec({ corridorKm: 2, region, documentedOnly }));
    if (!corridor) throw new Error('no corridor');
    return Math.min(...polygonsOf(corridor).flatMap(([outer]) => (outer ?? []).map(([lon = NaN]) => lon)));
  };

  it('surrounds the lines that the sheet draws', () => {
    // The documented line runs east from the county's seat; a modelled branch goes west to 王宅.
    const branch = network.towns.get('330723105000');
    expect(branch?.name).toBe('王宅镇');
    const [lon] = branch!.lonLat;
    expect(westOf(false)).toBeLessThan(lon);
    expect(westOf(true)).toBeGreaterThan(lon);
    expect(westOf(true)).toBeLessThan(network.counties.get('330723')!.seat.lon);
  });

  it('is absent where no axis passes the filter', () => {
    const axisId = [...network.axes.values()].find(({ status }) => status === 'modelled')!.id;
    const region = { kind: 'axis', id: axisId } as const;
    expect(corridorOf(makeSpec({ corridorKm: 2, region, documentedOnly: true }))).toEqual({});
    expect(corridorOf(makeSpec({ corridorKm: 2, region })).corridor).toBeDefined();
  });

  it('counts the key villages inside as the analysis does, and not in a drawn frame', () => {
    const model = realModel();
    const found = reach(model);
    const county = '330723';
    const ofCounty = coverageAt(coverageTable(model, found, { region: county }), 5);
    const { inside } = corridorOf(makeSpec({ corridorKm: 5, region: { kind: 'county', code: county } }));
    expect(inside).toEqual({ keyVillages: ofCounty.allKeyVillages, of: ofCounty.of.allKeyVillages });
    const alone = coverageAt(coverageTable(model, found, { region: county, axes: ['axis-053'] }), 5);
    const ofAxis = corridorOf(makeSpec({ corridorKm: 5, region: { kind: 'axis', id: 'axis-053' } }));
    expect(ofAxis.inside?.keyVillages).toEqual(alone.allKeyVillages);
    const frame = { kind: 'frame', west: 119, south: 28, east: 120, north: 29 } as const;
    expect(corridorOf(makeSpec({ corridorKm: 5, region: frame })).inside).toBeUndefined();
  });
});
