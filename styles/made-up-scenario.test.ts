import { describe, expect, it } from 'vitest';
import { realNetwork } from '../src/dataset/testing/network.ts';
import { GEOMETRY_KINDS, type RunTimeLayer } from '../src/domain/run-time-layer.ts';
import { sheetWords } from '../src/i18n/index.ts';
import '../src/i18n/testing/load-words.ts';
import { composeSheet } from '../src/print/sheet.ts';
import { makeSpec, testSheets } from '../src/print/testing/sheets.ts';
import { buildStyle } from './build.ts';
import { FLAVOURS } from './flavours/index.ts';
import { SHEET_LAYERS, SLOTS } from './order.ts';
import { runTimeSubject } from './run-time.ts';
import { quarries } from './testing/layers.ts';

/** The quarries as a layer of a scenario, beside them as an own layer; `made-up-layer.test.ts` tests what both have in common. */
const plan: RunTimeLayer = { ...quarries, id: 'scenario-1', group: 'scenario', name: '方案' };

describe('a layer of a scenario', () => {
  it('lies in slots of its own on the map: above own layers, lines above the axes, points above the towns', () => {
    const style = buildStyle(FLAVOURS.light, {
      language: 'zh',
      visible: {},
      stages: new Set(['start', 'detail']),
      runTime: [quarries, plan].map(runTimeSubject),
    });
    const order = [
      `${quarries.id}-area`,
      `${plan.id}-area`,
      'corridor',
      `${quarries.id}-line`,
      'axis',
      `${plan.id}-line`,
      'village',
      `${quarries.id}-name`,
      `${plan.id}-name`,
      `${quarries.id}-point`,
      'town',
      `${plan.id}-point`,
    ];
    const at = order.map((id) => style.layers.findIndex((layer) => layer.id === id));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
  });

  it('is drawn in layers of its own on a sheet, each between the same layers as on the map', async () => {
    const addedLayers = { [quarries.id]: quarries.name, [plan.id]: plan.name };
    const sheets = testSheets(await realNetwork());
    const sheet = composeSheet(makeSpec({ addedLayers }), { ...sheets, layers: [quarries, plan] });
    const items = sheet.pages[0]!.items.flatMap((item) => (item.kind === 'path' ? [item.layer] : []));
    const drawn = (group: string): number[] =>
      ['areas', 'lines', 'points'].map(
        (kind) => items.filter((layer) => layer === `${group}-${kind}`).length,
      );
    expect([drawn('own'), drawn('scenario')]).toEqual([
      [2, 1, 4],
      [2, 1, 4],
    ]);
    // A page is drawn from its first item to its last.
    for (const [below, above] of [
      ['own-areas', 'scenario-areas'],
      ['axes', 'scenario-lines'],
      ['towns', 'scenario-points'],
    ] as const)
      expect(items.lastIndexOf(below), above).toBeLessThan(items.indexOf(above));
    expect(sheet.texts.filter((text) => text.startsWith('方案'))).toHaveLength(4);
  });

  it('has the same order between network and run-time layers on map and sheet, and a name in the PDF in each language', () => {
    const isCompared = (layer: string): boolean =>
      /^(?:own|scenario)-(?:areas|lines|points)$|^(?:corridor|axes|villages|towns)$/.test(layer);
    expect(SHEET_LAYERS.filter(isCompared)).toHaveLength(2 * GEOMETRY_KINDS.length + 4);
    expect(SHEET_LAYERS.filter(isCompared)).toEqual(SLOTS.filter(isCompared));
    for (const language of ['zh', 'en'] as const) {
      const { layers } = sheetWords.in(language);
      expect(new Set(SHEET_LAYERS.map((layer) => layers[layer])).size).toBe(SHEET_LAYERS.length);
    }
  });
});
