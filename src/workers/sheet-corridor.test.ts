import { beforeAll, describe, expect, it } from 'vitest';
import { createCorridors } from './sheet-corridor.ts';
import { realNetwork } from '../dataset/testing/network.ts';
import { coverageAt } from '../domain/answers/coverage.ts';
import { distanceFigures } from '../domain/answers/own-points.ts';
import type { Network } from '../domain/network.ts';
import { MOST_POINTS } from '../domain/own-sites.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat } from '../domain/records.ts';
import { toPointSet } from '../exchange/layers/layer-points.ts';
import type { OwnAnswer } from '../print/page/sheet-types.ts';
import { composeSheet } from '../print/sheet.ts';
import { makeSpec, testSheets } from '../print/testing/sheets.ts';
import { createEngine } from '../spatial/engine.ts';
import { coverageTable } from '../spatial/questions/coverage-table.ts';
import { reach } from '../spatial/questions/reach.ts';
import { random, realModel } from '../spatial/testing/model.ts';
import type { SheetSites } from './sheet-layers.ts';

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

describe('own points in what a sheet counts', () => {
  const county = '330723';
  const next = random(7);
  /** Over 武义 and the counties around it. */
  const lonLats = Array.from({ length: 300 }, (): LonLat => [119.4 + next() * 0.9, 28.4 + next() * 0.8]);
  const sitesOf = (n: number): SheetSites => ({
    layer: { id: 'own-a1', group: 'own', name: '诊所', classes: [], features: [] },
    points: {
      lonLats: lonLats.slice(0, n),
      rows: Array.from({ length: n }, (_, i) => i),
      labelOf: () => '',
      count: n,
      abroad: 0,
    },
  });
  const specOf = (settings: Parameters<typeof makeSpec>[0]) =>
    makeSpec({
      addedLayers: { 'own-a1': '诊所' },
      ownPoints: { facilities: 'own-a1', places: 'own-a1' },
      corridorKm: 5,
      ...settings,
    });
  const answersOf = (settings: Parameters<typeof makeSpec>[0], n = 300) => {
    const sites = sitesOf(n);
    return corridorOf(specOf(settings), { facilities: sites, places: sites }).ownAnswers ?? [];
  };

  it('are the figures that the engine gives the panel for the same region, width and axes', () => {
    const engine = createEngine(realModel());
    engine.giveOwnPoints('places', {
      key: 'p',
      ...toPointSet('own-a1', sitesOf(300).points, () => ''),
    });
    for (const [region, axes] of [
      [{ kind: 'county', code: county }, undefined],
      [{ kind: 'axis', id: 'axis-053' }, ['axis-053']],
    ] as const) {
      const set = axes ? { axes } : {};
      const table = engine.answer('table', { ...set, region: county, sites: { places: 'p' } });
      const { villages, of } = coverageAt(table, 5);
      const toAxes = engine.answer('reach', { ...set, points: lonLats });
      const toPoints = engine.answer('nearestPoints', { points: lonLats, of: 'villages', region: county });
      expect(villages.certain).toBeGreaterThan(0);
      expect(answersOf({ region })).toEqual([
        { role: 'places', name: '诊所', count: villages, of: of.villages },
        {
          role: 'facilities',
          name: '诊所',
          within: toAxes.distanceM.filter((m) => m <= 5000).length,
          of: 300,
          nearest: { ...distanceFigures(toPoints.distanceM), villages: toPoints.places.length },
        },
      ]);
    }
  });

  it('stand in the source block in place of key villages; without a corridor only distances do, and nothing in a drawn frame', () => {
    const sheets = testSheets(network);
    const region = { kind: 'county', code: county } as const;
    const textOf = (settings: Parameters<typeof makeSpec>[0]): string => {
      const spec = specOf({ region, ...settings });
      const sites = sitesOf(20);
      const found = corridorOf(spec, { facilities: sites, places: sites });
      return composeSheet(spec, { ...sheets, ...found, layers: [sites.layer] }).texts.join('');
    };
    const [places, facilities] = answersOf({ region }, 20) as [
      Extract<OwnAnswer, { count: unknown }>,
      Extract<OwnAnswer, { within: unknown }>,
    ];
    const text = textOf({});
    expect(text).not.toContain('之内的重点村');
    expect(text).toContain(`走廊每侧 5 公里之内“诊所”的点：${places.count.certain}／${places.of}。`);
    expect(text).toContain(`走廊每侧 5 公里之内“诊所”的点：${facilities.within}／20。`);
    expect(text).toContain(
      `${facilities.nearest?.villages} 个重点村到最近的“诊所”：平均 ${((facilities.nearest?.meanM ?? 0) / 1000).toFixed(1)} km`,
    );
    expect(textOf({ corridorKm: 0 })).not.toContain('公里之内');
    expect(textOf({ corridorKm: 0 })).toContain('个重点村到最近的“诊所”');
    const frame = { kind: 'frame', west: 119, south: 28, east: 120, north: 29 } as const;
    expect(answersOf({ region: frame })).toEqual([]);
  });

  it('say so where a layer has more than a question takes', () => {
    const sites = sitesOf(10);
    const many = { ...sites, points: { ...sites.points, count: MOST_POINTS.places + 1 } };
    const { ownAnswers } = corridorOf(specOf({ ownPoints: { places: 'own-a1' } }), { places: many });
    expect(ownAnswers).toEqual([
      { role: 'places', name: '诊所', tooMany: MOST_POINTS.places + 1, most: MOST_POINTS.places },
    ]);
  });
});
