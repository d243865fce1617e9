import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../styles/build.ts';
import { runTimeSubject } from '../../styles/run-time.ts';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { STAGES } from '../../styles/stages.ts';
import type { StyleChange } from './style-changes.ts';
import { styleChanges } from './style-changes.ts';

const style = (flavour: 'light' | 'dark' = 'light', change = {}): StyleSpecification =>
  buildStyle(FLAVOURS[flavour], { language: 'zh', visible: {}, stages: new Set(STAGES), ...change });

const properties = (changes: readonly StyleChange[]) =>
  changes.map((change) => {
    if (change.kind !== 'property') throw new Error(`more than a property: ${change.kind}`);
    return change;
  });

/** Applies changes to a copy by MapLibre's rules: what is changed must exist, what is added must not. */
function applied(before: StyleSpecification, changes: readonly StyleChange[]): StyleSpecification {
  const { sources, layers } = structuredClone(before) as StyleSpecification;
  const at = (id: string): number => {
    const k = layers.findIndex((layer) => layer.id === id);
    if (k < 0) throw new Error(`no layer ${id}`);
    return k;
  };
  const put = (layer: LayerSpecification, under?: string): void => {
    layers.splice(under === undefined ? layers.length : at(under), 0, layer);
  };
  const assign = (of: object, key: string, value: unknown): void => {
    if (value === undefined) delete (of as Record<string, unknown>)[key];
    else (of as Record<string, unknown>)[key] = value;
  };
  for (const change of changes)
    switch (change.kind) {
      case 'remove-layer':
        layers.splice(at(change.layer), 1);
        break;
      case 'remove-source':
        if (layers.some((layer) => 'source' in layer && layer.source === change.source))
          throw new Error(`source ${change.source} is still in use`);
        delete sources[change.source];
        break;
      case 'add-source':
        if (sources[change.source]) throw new Error(`two sources ${change.source}`);
        sources[change.source] = change.specification;
        break;
      case 'data':
        Object.assign(sources[change.source]!, { data: change.data });
        break;
      case 'add-layer':
        if (layers.some(({ id }) => id === change.specification.id)) throw new Error('two layers of one id');
        if ('source' in change.specification && !sources[change.specification.source])
          throw new Error('no source');
        put(change.specification, change.before);
        break;
      case 'move-layer': {
        const [layer] = layers.splice(at(change.layer), 1);
        put(layer!, change.before);
        break;
      }
      case 'filter':
        assign(layers[at(change.layer)]!, 'filter', change.filter);
        break;
      case 'zoom-range':
        assign(layers[at(change.layer)]!, 'minzoom', change.minzoom);
        assign(layers[at(change.layer)]!, 'maxzoom', change.maxzoom);
        break;
      case 'property': {
        const layer = layers[at(change.layer)]!;
        assign((layer[change.group] ??= {}), change.property, change.value);
      }
    }
  return { ...before, sources, layers };
}

const POOL = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const layer = fc.record(
  {
    type: fc.constant('line' as const),
    source: fc.constantFrom('s', 't'),
    filter: fc.constantFrom(['==', 'k', 1] as const, ['==', 'k', 2] as const),
    minzoom: fc.constantFrom(3, 5),
    paint: fc.record({ 'line-width': fc.constantFrom(1, 2) }, { requiredKeys: [] }),
    layout: fc.record({ visibility: fc.constantFrom('none', 'visible') }, { requiredKeys: [] }),
  },
  { requiredKeys: ['type', 'source', 'paint', 'layout'] },
);
const anyStyle = fc
  .tuple(
    fc.shuffledSubarray(POOL),
    fc.array(layer, { minLength: POOL.length, maxLength: POOL.length }),
    fc.constantFrom(8, 12),
    fc.constantFrom('x', 'y'),
  )
  .map(
    ([ids, layers, maxzoom, data]) =>
      ({
        version: 8,
        sources: { s: { type: 'vector', tiles: [], maxzoom }, t: { type: 'geojson', data } },
        layers: ids.map((id, k) => ({ id, ...layers[k]! })),
      }) as unknown as StyleSpecification,
  );

describe('styleChanges', () => {
  it('is empty between equal styles', () => {
    expect(styleChanges(style(), style())).toEqual([]);
  });

  it('changes only paint properties between flavours, so that nothing is laid out again', () => {
    // The relief is a different image in each flavour, so its layer is removed with its source and added again.
    const isRelief = (change: StyleChange): boolean => change.kind !== 'property';
    const all = styleChanges(style('light'), style('dark'));
    expect(all.filter(isRelief)).toMatchObject([
      { kind: 'remove-layer', layer: 'relief' },
      { kind: 'remove-source', source: 'relief' },
      { kind: 'add-source', source: 'relief' },
      { kind: 'add-layer', specification: { id: 'relief' }, before: 'stream' },
    ]);
    const changes = properties(all.filter((change) => !isRelief(change)));
    expect(changes.length).toBeGreaterThan(20);
    expect(new Set(changes.map(({ group }) => group))).toEqual(new Set(['paint']));
  });

  it('changes only names between languages', () => {
    const changes = properties(styleChanges(style(), style('light', { language: 'en' })));
    expect(
      changes.filter(
        ({ layer: id, property }) =>
          !(/-name(-far)?$|-around$|^(station|summit|airport)$/.test(id) && property.startsWith('text-')),
      ),
    ).toEqual([]);
  });

  it('changes only visibility when a subject is switched off', () => {
    const changes = properties(styleChanges(style(), style('light', { visible: { villages: false } })));
    expect(changes.map(({ layer: id, property, value }) => [id, property, value])).toEqual(
      ['village-halo', 'village', 'village-name'].map((id) => [id, 'visibility', 'none']),
    );
  });

  it('resets properties that the new style does not set', () => {
    const of = (paint: object) =>
      ({ version: 8, sources: {}, layers: [{ id: 'a', type: 'background', paint }] }) as StyleSpecification;
    expect(styleChanges(of({ 'background-opacity': 0.5 }), of({}))).toEqual([
      { kind: 'property', layer: 'a', group: 'paint', property: 'background-opacity' },
    ]);
  });

  it('transforms any style into any other, with a single move if one layer changed its position', () => {
    fc.assert(
      fc.property(anyStyle, anyStyle, (before, after) => {
        expect(applied(before, styleChanges(before, after))).toEqual(after);
      }),
    );
    const [first, ...rest] = style().layers;
    const moved = { ...style(), layers: [...rest, first!] };
    expect(styleChanges(style(), moved)).toEqual([{ kind: 'move-layer', layer: first!.id }]);
  });

  it('adds run-time layers to their slots with their sources, and removes both', () => {
    const route: RunTimeLayer = {
      id: 'own-1',
      group: 'own',
      name: 'route',
      classes: [{ text: 'route', look: { kind: 'category', index: 0 } }],
      features: [
        {
          row: 0,
          classIndex: 0,
          label: '',
          geometry: {
            type: 'LineString',
            coordinates: [
              [120, 29],
              [121, 29],
            ],
          },
        },
      ],
    };
    const withOwn = style('light', { runTime: [runTimeSubject(route)] });
    const added = styleChanges(style(), withOwn);
    expect(added).toMatchObject([
      { kind: 'add-source', source: 'own-1' },
      { kind: 'add-layer', specification: { id: 'own-1-line' }, before: 'axis-casing' },
    ]);
    expect(styleChanges(withOwn, style())).toEqual([
      { kind: 'remove-layer', layer: 'own-1-line' },
      { kind: 'remove-source', source: 'own-1' },
    ]);
    expect(styleChanges(withOwn, style('light', { runTime: [runTimeSubject(route)] }))).toEqual([]);
    const renewed = { ...route, features: [...route.features] };
    expect(styleChanges(withOwn, style('light', { runTime: [runTimeSubject(renewed)] }))).toMatchObject([
      { kind: 'data', source: 'own-1' },
    ]);
  });
});
