import { describe, expect, it } from 'vitest';
import { CLINICS_ENTRY as entry } from '../../domain/testing/clinics.ts';
import { SpecError } from './failure.ts';
import { parseSpec, readSpec } from './spec.ts';

describe('own layers in a spec', () => {
  const withLayer = (layer: unknown, more: object = {}) => ({
    version: 1,
    region: { kind: 'province' },
    addedLayers: { 'own-1': layer },
    ...more,
  });

  it('are read unchanged, as is an entry that is only a name, which earlier versions of the program wrote', () => {
    for (const datum of [entry.datum, 'cgcs2000-zone40', 'file'])
      expect(parseSpec(withLayer({ ...entry, datum })).addedLayers).toEqual({ 'own-1': { ...entry, datum } });
    expect(parseSpec(withLayer('诊所')).addedLayers).toEqual({ 'own-1': { name: '诊所' } });
  });

  it.each([
    [{ ...entry, style: { by: 'number', column: '床位', method: 'quantile', classes: 9 } }, 'style.classes'],
    [{ ...entry, style: { by: 'one', colour: 5 } }, 'style.colour'],
    [{ ...entry, file: { name: 'a', sha256: 'AB' } }, 'file.sha256'],
    [{ ...entry, datum: 'bj54' }, 'datum'],
    [{ ...entry, positions: ['X', 'Y', 'Z'] }, 'positions'],
    [{ ...entry, colour: 1 }, 'colour'],
    [{ ...entry, name: '' }, 'name'],
  ])('%#: are refused with the path of the invalid value', (layer, path) => {
    const { refused } = readSpec(withLayer(layer)) ?? { refused: [] };
    expect(refused.map((each) => ('path' in each ? each.path : each.kind))).toEqual([
      `addedLayers.own-1.${path}`,
    ]);
    expect(() => parseSpec(withLayer(layer))).toThrow(SpecError);
  });

  it('include every layer that `ownPoints` names, else `ownPoints` is refused', () => {
    expect(parseSpec(withLayer(entry, { ownPoints: { places: 'own-1' } })).ownPoints).toEqual({
      places: 'own-1',
    });
    const { refused, settings } = readSpec(withLayer(entry, { ownPoints: { facilities: 'own-2' } })) ?? {};
    expect(refused).toMatchObject([{ kind: 'value', path: 'ownPoints.facilities' }]);
    expect(settings).toMatchObject({ addedLayers: { 'own-1': { name: '诊所' } } });
  });
});
