import { createExpression, featureFilter, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Basemap } from '../../src/domain/basemap.ts';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { buildStyle, type StyleOptions } from '../build.ts';
import { FLAVOURS } from '../flavours/index.ts';
import { STAGES } from '../stages.ts';
import { mapSwitches } from '../subject.ts';
import { SUBJECTS } from '../subjects/index.ts';
import { type BasemapLook, basemapStyle } from './index.ts';

const SOURCES: Record<string, Basemap['source']> = {
  file: { kind: 'file', file: 'a.pmtiles' },
  vector: { kind: 'vector', address: '/{z}/{x}/{y}' },
  tianditu: { kind: 'tianditu', look: 'vec', hasNames: true },
  raster: { kind: 'raster', address: '/{z}/{x}/{y}', tileSize: 512 },
  dem: { kind: 'dem', address: '/{z}/{x}/{y}', tileSize: 256, encoding: 'terrarium' },
};
const lookOf = (source: Basemap['source'], change: Partial<BasemapLook> = {}, opacity = 1): BasemapLook => ({
  basemap: { name: 'a', attribution: '<b>x</b>', zooms: [3, 14], opacity, source },
  tiles: source.kind === 'tianditu' ? ['p://0/{z}/{x}/{y}', 'p://1/{z}/{x}/{y}'] : ['p://0/{z}/{x}/{y}'],
  zooms: [3, 14],
  bounds: [118, 27, 123, 31.5],
  ...change,
});
const all = Object.fromEntries(mapSwitches(SUBJECTS).map(({ id }) => [id, true]));
const styled = (look: BasemapLook, change: Partial<StyleOptions> = {}, flavour = FLAVOURS.light) =>
  buildStyle(flavour, {
    language: 'zh',
    visible: all,
    stages: new Set(STAGES),
    basemap: basemapStyle(look),
    ...change,
  });

describe.each(Object.entries(SOURCES))('the style of a basemap of the kind %s', (_, source) => {
  it.each(Object.entries(FLAVOURS))('is valid in the flavour %s and each language', (_name, flavour) => {
    for (const language of LANGUAGES)
      for (const opacity of [1, 0.35]) {
        const style = styled(lookOf(source, {}, opacity), { language }, flavour);
        expect(validateStyleMin(style)).toEqual([]);
      }
  });

  it('lies under the network, and its names under those of the network', () => {
    const { layers } = styled(lookOf(source));
    const at = (id: string): number => layers.findIndex((layer) => layer.id === id);
    const own = layers.filter(({ id }) => id.startsWith('basemap-'));
    expect(own.length).toBeGreaterThan(0);
    for (const { id, type } of own)
      expect([id, at(id) < at(type === 'symbol' ? 'village-name' : 'axis-casing')]).toEqual([id, true]);
  });

  it('has no attribution, which MapLibre would insert as HTML', () =>
    expect(JSON.stringify(styled(lookOf(source)).sources)).not.toContain('<b>'));

  it('has its sources and layers only while it is chosen', () => {
    const without = buildStyle(FLAVOURS.light, {
      language: 'zh',
      visible: all,
      stages: new Set(STAGES),
      basemap: null,
    });
    expect(JSON.stringify(without)).not.toContain('basemap-');
    expect(without).toEqual(
      buildStyle(FLAVOURS.light, { language: 'zh', visible: all, stages: new Set(STAGES) }),
    );
  });
});

/** Layers of the atlas's own ground that are drawn at a zoom level; MapLibre takes a `maxzoom` of 0 for none. */
const drawnAt = (look: BasemapLook, zoom: number): string[] =>
  styled(look)
    .layers.filter(
      ({ id, minzoom = 0, maxzoom }) =>
        !id.startsWith('basemap-') && zoom >= minzoom && (!maxzoom || zoom < maxzoom),
    )
    .map(({ id }) => id);

describe("the atlas's own ground", () => {
  it('is replaced by vector tiles where they have water and roads; land, sea and relief stay', () => {
    const drawn = drawnAt(lookOf(SOURCES['vector']!), 10);
    for (const gone of [
      'lake',
      'river',
      'stream',
      'water-name',
      'motorway',
      'road-number',
      'railway',
      'built-up',
    ])
      expect(drawn).not.toContain(gone);
    for (const there of ['ground-land', 'sea', 'relief', 'elevation', 'axis', 'county-line'])
      expect(drawn).toContain(there);
  });

  it.each(['raster', 'tianditu'])(
    'is replaced by pictures (%s) that begin at zoom level 0, but for the land',
    (kind) => {
      const drawn = drawnAt(lookOf(SOURCES[kind]!, { zooms: [0, 18] }), 10);
      for (const gone of ['lake', 'river', 'motorway', 'railway', 'built-up', 'relief', 'elevation'])
        expect(drawn).not.toContain(gone);
      for (const there of ['axis', 'county-line']) expect(drawn).toContain(there);
    },
  );

  it('is drawn below the zoom level at which the basemap begins', () => {
    const look = lookOf(SOURCES['vector']!, { zooms: [9, 14] });
    expect(drawnAt(look, 8.9)).toEqual(expect.arrayContaining(['lake', 'motorway', 'river']));
    expect(drawnAt(look, 9)).not.toContain('lake');
  });

  it('is replaced completely by pictures, and by heights as far as its relief', () => {
    const pictures = drawnAt(lookOf(SOURCES['raster']!), 10);
    for (const gone of ['lake', 'motorway', 'relief', 'elevation', 'summit', 'ground-shore', 'city-around'])
      expect(pictures).not.toContain(gone);
    expect(pictures).toEqual(expect.arrayContaining(['axis', 'county-line', 'county-name']));
    const heights = drawnAt(lookOf(SOURCES['dem']!), 10);
    expect(heights).not.toContain('relief');
    expect(heights).toEqual(expect.arrayContaining(['lake', 'motorway']));
  });
});

it('roads of vector tiles follow the switch of the roads, as those of the atlas do', () => {
  const visibilities = (visible: boolean) =>
    styled(lookOf(SOURCES['vector']!), { visible: { ...all, roads: visible } })
      .layers.filter(({ id }) => /^basemap-(road|motorway)/.test(id))
      .map(({ layout }) => layout?.visibility);
  expect(new Set(visibilities(true))).toEqual(new Set(['visible']));
  expect(new Set(visibilities(false))).toEqual(new Set(['none']));
});

it('the opacity of a basemap is that of all its layers', () => {
  for (const layer of styled(lookOf(SOURCES['vector']!, {}, 0.5)).layers) {
    if (!layer.id.startsWith('basemap-')) continue;
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      if (!property.endsWith('-opacity')) continue;
      const specification = (latest as unknown as Record<string, Record<string, unknown>>)[
        `paint_${layer.type}`
      ]?.[property];
      const parsed = createExpression(value, property, specification as never);
      if (parsed.result === 'error') throw new Error(property);
      const evaluated = parsed.value.evaluate({ zoom: 12 }, { type: 1, properties: {} } as never) as number;
      expect([layer.id, property, evaluated <= 0.5]).toEqual([layer.id, property, true]);
    }
  }
});

it('names are in the language of the page, else local', () => {
  const nameFor = (language: 'zh' | 'en', properties: object) => {
    const layer = styled(lookOf(SOURCES['vector']!), { language }).layers.find(
      ({ id }) => id === 'basemap-town-name',
    );
    const value = (layer!.layout as Record<string, unknown>)['text-field'];
    const parsed = createExpression(
      value,
      'text-field',
      (latest as unknown as { layout_symbol: Record<string, never> }).layout_symbol['text-field'],
    );
    if (parsed.result === 'error') throw new Error('text-field');
    return String(parsed.value.evaluate({ zoom: 12 }, { type: 1, properties } as never));
  };
  const town = { name: '壶镇镇', 'name:zh': '壶镇镇', 'name:latin': 'Huzhen', 'name:en': 'Huzhen Town' };
  expect([nameFor('zh', town), nameFor('en', town)]).toEqual(['壶镇镇', 'Huzhen Town']);
  expect(nameFor('en', { name: '壶镇镇', 'name:latin': 'Huzhen' })).toBe('Huzhen');
  expect(nameFor('en', { name: '壶镇镇' })).toBe('壶镇镇');
});

it('places that the network labels are not labelled again', () => {
  const layer = styled(lookOf(SOURCES['vector']!, { labelled: ['武义', '武义县'] })).layers.find(
    ({ id }) => id === 'basemap-town-name',
  );
  const { filter } = featureFilter((layer as { filter?: unknown }).filter as never, 'layers[0].filter');
  const isDrawn = (properties: object): boolean =>
    filter({ zoom: 12 }, { type: 1, properties: { class: 'town', ...properties } } as never);
  expect(isDrawn({ name: '武义' })).toBe(false);
  expect(isDrawn({ name: 'Wuyi', 'name:zh': '武义县' })).toBe(false);
  expect(isDrawn({ name: '柳城畲族镇' })).toBe(true);
});
