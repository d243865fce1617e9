import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../src/dataset/testing/network.ts';
import type { RunTimeLayer } from '../src/domain/run-time-layer.ts';
import type { PathItem } from '../src/print/drawing.ts';
import type { Sheet } from '../src/print/page/sheet-types.ts';
import { composeSheet } from '../src/print/sheet.ts';
import { readSpec } from '../src/print/spec/spec.ts';
import { makeSpec, type TestSheets, testSheets } from '../src/print/testing/sheets.ts';
import { toggleSubject } from '../src/state/actions.ts';
import { createAtlasState, type AtlasState } from '../src/state/atlas-state.ts';
import { applyHash, buildLink } from '../src/state/link-state.ts';
import { encodeLink } from '../src/state/link.ts';
import { openPrint } from '../src/state/print-memory.ts';
import { forgetAbsentLayers, missingLayers, setLayers } from '../src/state/run-time-layers.ts';
import { parseLayerTile } from '../src/map/layer-tiles.ts';
import { legendGroups } from '../src/ui/panel/legend-groups.ts';
import { buildStyle } from './build.ts';
import { FLAVOURS } from './flavours/index.ts';
import { SLOTS } from './order.ts';
import { runTimeSubject } from './run-time.ts';
import { entriesOn, entryText, mapSwitches } from './subject.ts';
import { clinics, quarries } from './testing/layers.ts';
import { SUBJECTS } from './subjects/index.ts';
import { drawIcons } from './symbols/icons.ts';

const stateWith = (...layers: readonly RunTimeLayer[]): AtlasState => {
  const state = createAtlasState(mapSwitches(SUBJECTS));
  setLayers(state, 'own', layers);
  return state;
};

describe('a layer that is added at run time', () => {
  it('is added to the list of its kind, and removed completely', () => {
    const state = stateWith(quarries, clinics);
    const plan: RunTimeLayer = { ...clinics, id: 'scenario-1', group: 'scenario' };
    setLayers(state, 'scenario', [plan]);
    const ids = () => state.runTimeLayers.value.map(({ id }) => id);
    expect(ids()).toEqual([quarries.id, clinics.id, plan.id]);
    const before = state.runTimeLayers.value;
    setLayers(state, 'own', [clinics, { ...quarries, name: '矿' }]);
    expect([ids(), before[0]!.name]).toEqual([[clinics.id, quarries.id, plan.id], '采石场.csv']);
    toggleSubject(state, quarries.id);
    setLayers(state, 'own', [clinics]);
    expect([ids(), state.hidden.value.has(quarries.id)]).toEqual([[clinics.id, plan.id], false]);
  });

  it('lies in the slots of its geometry: areas and lines below the axes; the first of the legend on top', () => {
    const style = buildStyle(FLAVOURS.light, {
      language: 'zh',
      visible: {},
      stages: new Set(['start', 'detail']),
      runTime: [clinics, quarries].map(runTimeSubject),
    });
    const at = (id: string): number => style.layers.findIndex((layer) => layer.id === id);
    const own = quarries.id;
    const order = [
      `${own}-area`,
      'corridor',
      `${own}-line`,
      'axis-casing',
      `${own}-point`,
      `${clinics.id}-point`,
      'town',
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(order.map(at)).not.toContain(-1);
    expect(style.sources[own]).toMatchObject({ type: 'geojson', data: { features: { length: 4 } } });
    expect([...drawIcons(FLAVOURS.light, 1, [runTimeSubject(quarries)]).keys()]).toEqual([
      'own-circle-own1',
      'own-square-own2',
    ]);
    expect(SLOTS).toContain('own-names');
  });

  it('has a source of tiles with their version if its features are tiled, and points without symbols for crowded tiles', () => {
    const tiled = {
      version: 7,
      shownCount: 9000,
      kinds: ['0:point', '1:area'],
      box: [119, 28, 121, 30],
      blob: new Blob([]),
      content: 1,
      settings: { style: { by: 'category', column: 0 }, label: 0, filter: null },
    } satisfies RunTimeLayer['tiled'];
    const styleOf = (layer: RunTimeLayer) =>
      buildStyle(FLAVOURS.light, {
        language: 'zh',
        visible: {},
        stages: new Set(['start']),
        runTime: [runTimeSubject(layer)],
      });
    const { id } = quarries;
    const style = styleOf({ ...quarries, features: [], tiled });
    expect(style.sources[id]).toMatchObject({ type: 'vector', maxzoom: 16 });
    const { tiles } = style.sources[id] as { tiles: string[] };
    const address = tiles[0]?.replace('{z}', '8').replace('{x}', '212').replace('{y}', '106') ?? '';
    expect(address).toContain('/7/');
    expect(parseLayerTile(address)).toEqual({ layer: id, z: 8, x: 212, y: 106 });
    expect(parseLayerTile(`${address}/1`)).toBeNull();
    const layers = style.layers.filter((layer) => layer.id.startsWith(id));
    expect(layers.map((layer) => layer.id.replace(`${id}-`, ''))).toEqual([
      'area',
      'edge',
      'name',
      'crowd',
      'ring',
      'point',
    ]);
    expect(layers.every((layer) => 'source-layer' in layer && layer['source-layer'] === 'rows')).toBe(true);
    const filterOf = (name: string) => JSON.stringify(layers.find((layer) => layer.id === `${id}-${name}`));
    expect(filterOf('crowd')).toContain('["has","crowded"]');
    for (const name of ['ring', 'point']) expect(filterOf(name)).toContain('["!",["has","crowded"]]');
    expect(validateStyleMin(style)).toEqual([]);
    // Nothing is drawn before the worker has answered.
    const before = styleOf({ ...quarries, features: [], tiled: { ...tiled, version: 0, kinds: [] } });
    expect(before.layers.some((layer) => layer.id.startsWith(id))).toBe(false);
  });

  it('is hidden by the switch of the legend like any subject', () => {
    const state = stateWith(quarries);
    expect(state.visible.value[quarries.id]).toBe(true);
    toggleSubject(state, quarries.id);
    expect(state.visible.value[quarries.id]).toBe(false);
    const { layers } = buildStyle(FLAVOURS.dark, {
      language: 'zh',
      visible: state.visible.value,
      stages: new Set(['start']),
      runTime: state.runTimeLayers.value.map(runTimeSubject),
    });
    const own = layers.filter(({ id }) => id.startsWith(quarries.id));
    expect(own.map(({ layout }) => layout?.visibility)).toEqual(own.map(() => 'none'));
    expect(own.length).toBeGreaterThanOrEqual(5);
  });

  it('is first in the legend of the panel, with a row for each class and kind of geometry that occurs', () => {
    const [group] = legendGroups([runTimeSubject(quarries), runTimeSubject(clinics), ...SUBJECTS]);
    expect(group!.group).toBe('own');
    expect(group!.subjects.map(({ name }) => name)).toEqual(['采石场.csv', 'Clinics']);
    const entries = entriesOn('map', group!.subjects[0]!);
    const rows = entries.map((entry) => `${entryText(entry, 'zh')} ${entry.symbol.kind}`);
    expect(rows).toEqual(['在采 line', '在采 point', '停采 area', '停采 point']);
  });
});

describe('in a link', () => {
  it('is named, restored as shown, and the other layers of the device are hidden', () => {
    const state = stateWith(quarries, clinics);
    toggleSubject(state, clinics.id);
    const hash = encodeLink(buildLink(state));
    expect(hash).toMatch(/^layers=[\w-]+$/);
    const other = stateWith(clinics, quarries);
    applyHash(other, hash);
    expect(other.visible.value).toMatchObject({ [quarries.id]: true, [clinics.id]: false });
    expect([other.notice.value, missingLayers(other)]).toEqual([null, []]);
    // A link that names no layer changes none.
    applyHash(other, '#hide=towns');
    expect(other.visible.value).toMatchObject({ [quarries.id]: true, [clinics.id]: false, towns: false });
  });

  it('is reported by name if the device does not have it; everything else works', () => {
    const hash = `hide=towns&${encodeLink(buildLink(stateWith(quarries)))}&width=8`;
    const state = createAtlasState(mapSwitches(SUBJECTS));
    state.layersRead.value = false;
    applyHash(state, hash);
    expect(state.visible.value['towns']).toBe(false);
    expect([state.widthKm.value, state.notice.value, missingLayers(state)]).toEqual([8, null, []]);
    state.layersRead.value = true;
    expect(missingLayers(state)).toEqual(['采石场.csv']);
    // A link made from this page names the layer again.
    expect(encodeLink(buildLink(state))).toBe(hash);
    setLayers(state, 'own', [quarries]);
    expect([missingLayers(state), encodeLink(buildLink(state))]).toEqual([[], hash]);
    setLayers(state, 'own', []);
    expect(encodeLink(buildLink(state))).toBe('hide=towns&width=8');
  });

  it('is removed on request', () => {
    const state = createAtlasState(mapSwitches(SUBJECTS));
    applyHash(state, encodeLink(buildLink(stateWith(quarries))));
    forgetAbsentLayers(state);
    expect([missingLayers(state), encodeLink(buildLink(state))]).toEqual([[], '']);
  });

  const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ['no base64', 'layers=%%%'],
    ['no JSON', `layers=${Buffer.from('[[').toString('base64url')}`],
    ['no list', `layers=${packed({ id: 'own-1' })}`],
    ['an id of another form', `layers=${packed([['__proto__', 'x']])}`],
    ['a name that is none', `layers=${packed([['own-1', 7]])}`],
    ['too many', `layers=${packed(Array.from({ length: 101 }, (_, i) => [`own-${i}`, 'x']))}`],
  ])('is refused if it is %s; the other layers are read', (_, part) => {
    const state = createAtlasState(mapSwitches(SUBJECTS));
    applyHash(state, `hide=towns&${part}`);
    expect(state.visible.value['towns']).toBe(false);
    expect(state.linkedLayers.value).toBeNull();
    expect(state.notice.value).toMatchObject({ kind: 'bad-link' });
  });
});

describe('on a sheet', () => {
  let sheets: TestSheets;
  beforeAll(async () => {
    sheets = testSheets(await realNetwork());
  });
  const addedLayers = { [quarries.id]: quarries.name };
  const sheetOf = (
    settings: Parameters<typeof makeSpec>[0],
    layers: readonly RunTimeLayer[] = [quarries, clinics],
  ): Sheet => composeSheet(makeSpec(settings), { ...sheets, layers });
  const drawn = ({ pages }: Sheet, layer: PathItem['layer']): number =>
    pages[0]!.items.filter((item) => item.kind === 'path' && item.layer === layer).length;

  it('is named in the settings with which the print opens', () => {
    const state = stateWith(quarries, clinics);
    toggleSubject(state, clinics.id);
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value?.addedLayers).toEqual({ [quarries.id]: { name: quarries.name } });
  });

  it('is drawn as points, lines and areas with its names, and in the legend by layer and class', () => {
    const sheet = sheetOf({ addedLayers });
    // Two symbols of two parts each; the line; tint or hatching and edge of the area.
    expect([drawn(sheet, 'own-points'), drawn(sheet, 'own-lines'), drawn(sheet, 'own-areas')]).toEqual([
      4, 1, 2,
    ]);
    expect(sheet.texts.filter((text) => text.startsWith('采石场'))).toEqual([
      '采石场.csv · 在采',
      '采石场.csv · 在采',
      '采石场.csv · 停采',
      '采石场.csv · 停采',
    ]);
    expect(sheet.texts).toEqual(expect.arrayContaining(['白石坑', '运石路']));
    expect(sheet.texts).not.toContain('Clinics');
    expect(sheet.report.findings.map(({ kind }) => kind)).not.toContain('layers-missing');
  });

  it('is neither drawn nor in the legend if the settings do not name it', () => {
    const sheet = sheetOf({});
    expect([drawn(sheet, 'own-points'), drawn(sheet, 'own-lines'), drawn(sheet, 'own-areas')]).toEqual([
      0, 0, 0,
    ]);
    expect(sheet.texts.filter((text) => text.startsWith('采石场'))).toEqual([]);
  });

  it('is reported before printing if the settings name it and it is missing', () => {
    const sheet = sheetOf({ addedLayers }, []);
    expect(sheet.report.findings).toContainEqual(
      expect.objectContaining({
        kind: 'layers-missing',
        facts: expect.objectContaining({ names: ['采石场.csv'] }),
      }),
    );
  });

  it('is printed without the names that the font cannot write, which are reported', () => {
    const odd = {
      ...quarries,
      name: '矿\u{10FFFD}',
      features: [{ ...quarries.features[0]!, label: '坑\u{10FFFD}' }, ...quarries.features.slice(1)],
    };
    const sheet = sheetOf({ addedLayers }, [odd]);
    expect(sheet.texts).toEqual(expect.arrayContaining(['矿? · 在采', '运石路']));
    expect(sheet.texts).not.toContain('坑\u{10FFFD}');
    expect(sheet.report.findings.map(({ kind }) => kind)).toContain('layer-letters');
  });

  it('keeps the valid settings of a link or file', () => {
    const region = { kind: 'province' as const };
    const read = readSpec({ version: 1, region, addedLayers: { ...addedLayers, 'no id': 'x' } });
    expect(read?.settings.addedLayers).toEqual(addedLayers);
    expect(read?.refused).toHaveLength(1);
    expect(readSpec({ version: 1, region, addedLayers: [] })?.refused).toHaveLength(1);
  });
});
