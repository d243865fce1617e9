import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../domain/legend.ts';
import { buildStyle } from '../../styles/build.ts';
import { STAGES } from '../../styles/stages.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { styleChanges } from './style-changes.ts';

const visible: Record<Subject, boolean> = {
  axes: true,
  towns: true,
  villages: true,
  seats: true,
  divisions: true,
  priority: true,
};
const style = (flavour: 'light' | 'dark' = 'light', change = {}): StyleSpecification =>
  buildStyle(FLAVOURS[flavour], { language: 'zh', visible, stages: new Set(STAGES), ...change });

describe('styleChanges', () => {
  it('is empty between equal styles', () => {
    expect(styleChanges(style(), style())).toEqual([]);
  });

  it('changes only paint from flavour to flavour: nothing is laid out again', () => {
    const changes = styleChanges(style('light'), style('dark'));
    expect(changes.length).toBeGreaterThan(20);
    expect(new Set(changes.map(({ group }) => group))).toEqual(new Set(['paint']));
  });

  it('changes only names from language to language', () => {
    const changes = styleChanges(style(), style('light', { language: 'en' }));
    expect(
      changes.every(({ layer, property }) => /-name(-far)?$/.test(layer) && property.startsWith('text-')),
    ).toBe(true);
  });

  it('changes only visibility when a subject is switched off', () => {
    const changes = styleChanges(style(), style('light', { visible: { ...visible, villages: false } }));
    expect(changes.map(({ layer, property, value }) => [layer, property, value])).toEqual(
      ['village-halo', 'village', 'village-name'].map((id) => [id, 'visibility', 'none']),
    );
  });

  it('returns to the default what the new style does not say', () => {
    const before = {
      version: 8,
      sources: {},
      layers: [{ id: 'a', type: 'background', paint: { 'background-opacity': 0.5 } }],
    } as StyleSpecification;
    const after = {
      version: 8,
      sources: {},
      layers: [{ id: 'a', type: 'background', paint: {} }],
    } as StyleSpecification;
    expect(styleChanges(before, after)).toEqual([
      { layer: 'a', group: 'paint', property: 'background-opacity' },
    ]);
  });

  it('refuses styles of other layers', () => {
    const fewer = { ...style(), layers: style().layers.slice(1) };
    expect(() => styleChanges(style(), fewer)).toThrow('different layers');
    expect(() => styleChanges(style(), { ...style(), layers: style().layers.toReversed() })).toThrow('land');
  });
});
