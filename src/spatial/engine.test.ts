import { describe, expect, it } from 'vitest';
import { coverageAt } from '../domain/answers/coverage.ts';
import { sureCount } from '../domain/answers/doubt.ts';
import { findBuffers } from './engine.ts';
import { createDataset } from '../dataset/dataset.ts';
import { withChanges } from '../dataset/history.ts';
import { realModelFiles, realNetworkNow } from '../dataset/testing/network.ts';
import type { LonLat } from '../domain/records.ts';
import { buildModel } from './build-model.ts';
import { realEngine } from './testing/engine.ts';
import { compare } from './questions/compare.ts';
import { corridorAreas } from './questions/corridor-areas.ts';
import { coverageTable } from './questions/coverage-table.ts';
import { gaps } from './questions/gaps.ts';
import { nearestAll } from './questions/nearest-all.ts';
import { nearestTowns } from './questions/nearest-towns.ts';
import { reach } from './questions/reach.ts';
import { passingModel } from './passing-model.ts';
import type { Records, TileLayer } from './protocol.ts';
import { realModel } from './testing/model.ts';

const model = realModel();
const engine = realEngine();
const AXIS = 'axis-053';
/** The tile of zoom 7 around 金华 and, at sea, one without land. */
const JINHUA = { z: 7, x: 106, y: 53 };
const PACIFIC = { z: 7, x: 120, y: 53 };

/** The bytes of a number as protocol buffers write it. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
const holds = (tile: ArrayBuffer, bytes: readonly number[]): boolean =>
  `,${new Uint8Array(tile).join(',')},`.includes(`,${bytes.join(',')},`);
const text = (word: string): number[] => [...new TextEncoder().encode(word)];

describe('createEngine', () => {
  it('gives the results of the functions for each question', () => {
    const axes = [AXIS];
    expect(engine.answer('corridor', { axes, widthKm: 3 })).toEqual(
      corridorAreas(model, { axes, widthKm: 3 }),
    );
    const lonLat: [number, number] = [119.8, 28.9];
    expect(engine.answer('nearest', { lonLat, count: 3 })).toEqual(nearestTowns(model, lonLat, 3));
    expect(engine.answer('overlap', { axes, widthKm: 3 }).pairs).toEqual([]);
    expect(engine.answer('equity', { by: 'terrain' }).groups.length).toBeGreaterThan(1);
    expect(engine.answer('nearestAll', { count: 3 })).toEqual(nearestAll(model, 3));
    expect(engine.answer('gaps', { widthKm: 5, region: '330723' }).region.code).toBe('330723');
  });

  it('compares with the network after changes', () => {
    expect(engine.answer('compare', { changes: [] }).total.axis.gain.villages).toEqual(sureCount(0));
    const town = [...realNetworkNow().towns.values()].find(({ status }) => status === 'modelled')!;
    const remove = { kind: 'remove', note: '', of: 'town', id: town.code } as const;
    const { centralTowns } = engine.answer('compare', { changes: [remove] });
    expect(centralTowns.removed).toEqual([town.code]);
    expect(() => engine.answer('compare', { changes: [remove, remove] })).toThrow(/no such town/);
  });

  it('compares only what passes the filter, before the changes and after them', () => {
    const network = realNetworkNow();
    const files = realModelFiles();
    const records = { documentedOnly: true };
    const axis = network.axes.get('axis-083')!;
    const [modelled, documented] = (['modelled', 'documented'] as const).map((wanted) => {
      const town = [...network.towns.values()].find(({ status }) => status === wanted)!;
      return { kind: 'remove', note: '', of: 'town', id: town.code } as const;
    });
    const bare = { ...axis, geometry: { type: 'MultiLineString' as const, coordinates: [] }, lineStatus: [] };
    // Without its lines, of which some are modelled.
    const lineless = { kind: 'put', note: '', entry: { of: 'axis', id: axis.id, record: bare } } as const;
    for (const changes of [[modelled!], [modelled!, documented!, lineless]]) {
      const after = buildModel(withChanges(createDataset(network), changes).network, files);
      const found = engine.answer('compare', { changes, records });
      expect(found).toEqual(compare(passingModel(model, records), passingModel(after, records)));
      expect(found.centralTowns.removed).toEqual(changes.includes(documented!) ? [documented!.id] : []);
    }
    // A modelled town that is moved changes no distance; the whole network has its moves.
    const town = network.towns.get(modelled!.id)!;
    const record = { ...town, lonLat: [town.lonLat[0] + 0.05, town.lonLat[1]] as LonLat };
    const put = { kind: 'put', note: '', entry: { of: 'town', id: town.code, record } } as const;
    const towards = (of: Records) =>
      engine.answer('compare', { changes: [put], ...of }).places.filter(({ town: change }) => change);
    expect(towards({}).length).toBeGreaterThan(0);
    expect(towards({ records }).filter(({ code }) => code !== town.code)).toEqual([]);
  });

  it('gives the nearest axis of every place, and keeps its own copy when the answer is transferred', () => {
    const ask = () => engine.answer('reach', {});
    const answer = ask();
    const { nearest, distanceM: metres, chainageKm, side } = reach(model);
    expect(answer).toMatchObject({ nearest, distanceM: metres, chainageKm, side });
    expect(answer.codes).toEqual(model.sites.map(({ code }) => code));
    const island = model.sites.findIndex((site) => site.island);
    expect([answer.island[island], answer.errorRadiusM[island]]).toEqual([
      1,
      model.sites[island]!.errorRadiusM,
    ]);
    structuredClone(answer, { transfer: findBuffers(answer) });
    expect(ask().distanceM).toEqual(metres);
  });

  it('gives the nearest axis of points, equal to that of places at these points', () => {
    const all = engine.answer('reach', {});
    const some = [0, 700, 4000];
    const points = some.map((s) => model.sites[s]!.lonLat);
    const found = engine.answer('reach', { points });
    expect(found.codes).toBeUndefined();
    for (const key of ['nearest', 'distanceM', 'chainageKm', 'side'] as const)
      expect([...found[key]]).toEqual(some.map((s) => all[key][s]));
    expect([...engine.answer('reach', { points: [[122.2, 30]] }).island]).toEqual([1]);
    expect(engine.answer('reach', { points: [] }).nearest).toHaveLength(0);
    expect(() => engine.answer('reach', { points: [[2, 48]] })).toThrow('point 0: 2, 48 is no position');
    expect(() =>
      engine.answer('reach', {
        points: Array.from({ length: 100_001 }, () => [120, 29] as [number, number]),
      }),
    ).toThrow('at most 100000');
  });

  it('gives a new table each time, so that it can be transferred', () => {
    const first = engine.answer('table', { axes: [AXIS], region: '330723' });
    structuredClone(first, { transfer: findBuffers(first) });
    expect(first.villages.certainM).toHaveLength(0);
    expect(
      engine.answer('table', { axes: [AXIS], region: '330723' }).villages.certainM.length,
    ).toBeGreaterThan(0);
  });

  it('keeps the outlines of catchments for the tiles', () => {
    const { areas, farthest, ...rest } = engine.answer('catchments', { farthest: 4, region: '330105' });
    expect(areas).toHaveLength(146);
    expect(areas[0]).not.toHaveProperty('geometry');
    expect(rest).not.toHaveProperty('villages');
    expect(farthest.first).toHaveLength(4);
  });

  it('answers every question of the records that pass a filter', () => {
    const records = { documentedOnly: true };
    const passing = passingModel(model, records);
    const found = reach(passing);
    const at = { widthKm: 5, region: '330700' };
    expect(engine.answer('table', { records, region: '330700' })).toEqual(
      coverageTable(passing, found, { region: '330700' }),
    );
    expect(engine.answer('gaps', { records, ...at })).toEqual(gaps(passing, found, at));
    expect(engine.answer('corridor', { records, ...at })).toEqual(corridorAreas(passing, at));
    expect(engine.answer('catchments', { records, farthest: 1 }).areas).toHaveLength(15);
    const near = engine.answer('nearest', { records, lonLat: [119.8, 28.9], count: 3 });
    expect(near).toEqual(nearestTowns(passing, [119.8, 28.9], 3));
    const bytes = (of: TileLayer): number => engine.answer('tile', { of, at: JINHUA }).byteLength;
    for (const layer of [{ layer: 'places' }, { layer: 'catchments' }] as const)
      expect(bytes({ ...layer, records })).not.toBe(bytes(layer));
    const corridor = { layer: 'corridor', widthKm: 5, outline: 'pieces' } as const;
    expect(bytes({ ...corridor, records })).toBeLessThan(bytes(corridor));
  });

  it('finds what one axis alone does not reach', () => {
    const at = { widthKm: 3, region: '330100' };
    const axes = ['axis-003'];
    const alone = engine.answer('gaps', { axes, ...at });
    const { villages, of } = coverageAt(engine.answer('table', { axes, region: at.region }), at.widthKm);
    expect(alone.beyond.villages.certain).toBe(of.villages - villages.certain - villages.uncertain);
    expect(new Set(alone.places.map(({ axis }) => axis))).toEqual(new Set(axes));
    expect(alone.beyond.villages.certain).toBeGreaterThan(engine.answer('gaps', at).beyond.villages.certain);
  });

  it('refuses an invalid argument, naming it', () => {
    expect(() => engine.answer('corridor', { widthKm: 0 })).toThrow(RangeError);
    expect(() =>
      engine.answer('tile', { of: { layer: 'corridor', widthKm: 500, outline: 'pieces' }, at: JINHUA }),
    ).toThrow('500');
  });
});

describe('tiles', () => {
  it('carry the layer by name and features by their numbers', () => {
    const tile = engine.answer('tile', { of: { layer: 'places' }, at: JINHUA });
    expect(holds(tile, text('places'))).toBe(true);
    const inside = model.sites.filter(
      ({ kind, programme, prefecture }) => kind === 'village' && !programme && prefecture === '330700',
    );
    expect(inside.some(({ code }) => holds(tile, varint(Number(code))))).toBe(true);
  });

  it('are empty where there is no feature', () => {
    for (const layer of [{ layer: 'places' }, { layer: 'catchments' }] as const)
      expect(engine.answer('tile', { of: layer, at: PACIFIC }).byteLength).toBe(0);
  });

  it('distinguish the pieces of a corridor from its outline on land, and one width from another', () => {
    const tile = (widthKm: number, outline: 'pieces' | 'land'): ArrayBuffer =>
      engine.answer('tile', { of: { layer: 'corridor', axes: [AXIS], widthKm, outline }, at: JINHUA });
    expect(holds(tile(5, 'pieces'), text('isPiece'))).toBe(true);
    expect(holds(tile(5, 'land'), text('isPiece'))).toBe(false);
    expect(new Uint8Array(tile(5, 'land'))).not.toEqual(new Uint8Array(tile(6, 'land')));
    expect(new Uint8Array(tile(5, 'land'))).toEqual(new Uint8Array(tile(5, 'land')));
  });
});

describe('buffersOf', () => {
  it('finds each buffer once, however deep', () => {
    const buffer = new ArrayBuffer(8);
    const value = { a: new Uint8Array(buffer), b: [new Uint8Array(buffer)], c: 'x', d: null };
    expect(findBuffers(value)).toEqual([buffer]);
  });
});
