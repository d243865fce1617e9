import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../src/dataset/testing/network.ts';
import type { Sheet } from '../src/print/page/sheet-types.ts';
import type { Features } from '../src/print/page/features.ts';
import { composeSheet } from '../src/print/sheet.ts';
import { makeSpec, type TestSheets, testSheets } from '../src/print/testing/sheets.ts';
import { createAtlasState } from '../src/state/atlas-state.ts';
import { applyHash, buildLink } from '../src/state/link-state.ts';
import { encodeLink } from '../src/state/link.ts';
import { legendGroups } from '../src/ui/panel/legend-groups.ts';
import { buildStyle } from './build.ts';
import { FLAVOURS } from './flavours/index.ts';
import { STAGES, type Stage } from './stages.ts';
import { mapSwitches, type Subject } from './subject.ts';
import { SUBJECTS } from './subjects/index.ts';
import { drawIcons } from './symbols/icons.ts';
import type { LineSymbol, PointSymbol } from './symbols/symbol.ts';

const cableway: LineSymbol = {
  kind: 'line',
  strokes: [{ colour: 'shoreline', widthMm: 0.3 }],
  ticks: { colour: 'shoreline', widthMm: 0.2, lengthMm: 1.2, everyMm: 2 },
};
const pylon: PointSymbol = {
  kind: 'point',
  radiusMm: 0.9,
  parts: [{ shape: 'plate', size: 1, fill: 'shoreline' }],
};

/** A subject without records that is defined only here. */
const cableways: Subject = {
  id: 'cableways',
  name: '索道',
  group: 'ground',
  switch: { map: 'off', sheet: 'on' },
  legend: [
    { id: 'cableway', text: '索道线', symbol: cableway },
    { id: 'pylon', text: '索道塔', symbol: pylon },
  ],
  map: {
    sources: {
      ropes: { source: { type: 'geojson', data: 'ropes.geojson' }, stage: 'detail' },
    },
    icons: { pylon: { symbol: pylon, radiusPx: 5, boxPx: 18 } },
    layers: (flavour) => [
      {
        id: 'pylon',
        slot: 'ground-names',
        type: 'symbol',
        source: 'ropes',
        layout: { 'icon-image': 'pylon', 'text-field': ['get', 'name'] },
      },
      {
        id: 'cableway',
        slot: 'roads',
        type: 'line',
        source: 'ropes',
        paint: { 'line-color': flavour.shoreline },
      },
    ],
  },
  sheet: {
    layer: 'roads',
    features: [
      { key: 'rope', entry: 'cableway', symbol: cableway, upTo: 500_000 },
      { key: 'pylon', entry: 'pylon', symbol: pylon },
    ],
  },
};
const subjects: readonly Subject[] = [...SUBJECTS, cableways];

describe('a subject that is only registered', () => {
  const buildTestStyle = (visible: Record<string, boolean>, ...stages: Stage[]) =>
    buildStyle(
      FLAVOURS.light,
      { language: 'zh', visible, stages: new Set<Stage>(['start', ...stages]) },
      subjects,
    );

  it('is in the style from its stage, in its slots, and shown if switched on', () => {
    expect(JSON.stringify(buildTestStyle({}))).not.toContain('ropes');
    const { sources, layers } = buildTestStyle({}, 'detail', 'near');
    expect(sources['ropes']).toMatchObject({ data: 'ropes.geojson' });
    const at = (id: string): number => layers.findIndex((layer) => layer.id === id);
    expect([at('cableway'), at('county-line'), at('axis'), at('pylon'), at('village-name')]).toEqual(
      [at('cableway'), at('county-line'), at('axis'), at('pylon'), at('village-name')].toSorted(
        (a, b) => a - b,
      ),
    );
    const shown = (visible: Record<string, boolean>) =>
      buildTestStyle(visible, 'detail').layers.find(({ id }) => id === 'cableway')?.layout?.visibility;
    expect([shown({}), shown({ cableways: true })]).toEqual(['none', 'visible']);
    expect([...drawIcons(FLAVOURS.light, 1, subjects).keys()]).toContain('pylon');
  });

  it.each([
    ['two layers have the id axis', { id: 'axis', slot: 'roads' as const }],
    ['not there: attic', { id: 'rope', slot: 'attic' as never }],
  ])('is refused if %s', (message, wrong) => {
    const odd = {
      ...cableways,
      map: { layers: () => [{ ...wrong, type: 'line' as const, source: 'network' }] },
    };
    expect(() =>
      buildStyle(FLAVOURS.light, { language: 'zh', visible: {}, stages: new Set(STAGES) }, [
        ...SUBJECTS,
        odd,
      ]),
    ).toThrow(message);
  });

  it('is in the panel’s legend under its heading, without a count', () => {
    const groups = legendGroups(subjects);
    expect(groups.map(({ group, subjects: within }) => [group, within.map(({ id }) => id)])).toEqual([
      ['network', ['axes', 'towns', 'villages', 'seats']],
      ['divisions', ['divisions', 'priority']],
      ['ground', expect.arrayContaining(['water', 'cableways'])],
    ]);
    expect(groups[2]!.subjects.at(-1)!.records).toBeUndefined();
  });

  it('is in links, which ignore it if it does not exist', () => {
    const state = createAtlasState(mapSwitches(subjects));
    expect(state.visible.value).toMatchObject({ axes: true, cableways: false });
    applyHash(state, '#hide=towns&add=cableways');
    expect(state.visible.value).toMatchObject({ towns: false, cableways: true });
    expect(encodeLink(buildLink(state))).toBe('hide=towns&add=cableways');
    const older = createAtlasState(mapSwitches(SUBJECTS));
    applyHash(older, '#hide=towns&add=cableways');
    expect(older.visible.value).toMatchObject({ towns: false, axes: true });
    expect(older.notice.value).toEqual({ kind: 'bad-link', parts: ['add=cableways'] });
  });

  describe('on a sheet', () => {
    let sheets: TestSheets;
    beforeAll(async () => {
      sheets = testSheets(await realNetwork());
    });
    const features: Features = {
      rope: {
        lines: [
          [
            [119.75, 28.85],
            [119.85, 28.95],
          ],
        ],
      },
      pylon: { points: [[119.8, 28.9]] },
    };
    const makeSheet = (settings: Parameters<typeof makeSpec>[0], given: Features, layers = {}): Sheet =>
      composeSheet({ ...makeSpec(settings), layers }, { ...sheets, features: given, subjects });
    const rows = ({ texts }: Sheet): string[] => texts.filter((text) => text.startsWith('索道'));
    const drawn = ({ pages }: Sheet): number =>
      pages[0]!.items.filter((item) => item.kind === 'path' && item.layer === 'roads').length;

    it('is drawn and in the legend, in the order of the subjects', () => {
      const sheet = makeSheet({}, features);
      expect(rows(sheet)).toEqual(['索道线', '索道塔']);
      expect(sheet.texts.indexOf('索道线')).toBeGreaterThan(sheet.texts.indexOf('县城'));
      // Line, ticks and plate.
      expect(drawn(sheet)).toBe(3);
    });

    it('is neither if it is outside the map face, the scale is too small, or it is switched off', () => {
      expect([rows(makeSheet({}, {})), drawn(makeSheet({}, {}))]).toEqual([[], 0]);
      expect(rows(makeSheet({ region: { kind: 'province' } }, features))).toEqual(['索道塔']);
      const off = makeSheet({}, features, { cableways: false });
      expect([rows(off), drawn(off)]).toEqual([[], 0]);
    });
  });
});
