import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { RunTimeFeature, RunTimeLayer, TiledFeatures } from '../domain/run-time-layer.ts';
import type { Bbox } from '../domain/view.ts';
import type { LayerClient } from '../exchange/layers/client.ts';
import { holdLayer } from '../exchange/layers/testing/packed.ts';
import type { SpatialClient } from '../spatial/client.ts';
import { createAtlasState } from './atlas-state.ts';
import { applyHash, buildLink } from './link-state.ts';
import { encodeLink } from './link.ts';
import { distanceFigures } from '../domain/answers/own-points.ts';
import { chosenPoints, pointsOfLayer, startOwnPoints } from './own-points.ts';
import { setLayers } from './run-time-layers.ts';
import type { Scope } from './scope.ts';

const feature = (row: number, geometry: RunTimeFeature['geometry']): RunTimeFeature => ({
  row,
  geometry,
  classIndex: 0,
  label: '',
});
const schools: RunTimeLayer = {
  id: 'own-5c',
  group: 'own',
  name: '学校',
  classes: [{ text: '学校', look: { kind: 'category', index: 0 } }],
  features: [
    feature(0, { type: 'Point', coordinates: [120, 29] }),
    feature(1, {
      type: 'MultiPoint',
      coordinates: [
        [120.1, 29],
        [2, 48],
      ],
    }),
    feature(2, {
      type: 'LineString',
      coordinates: [
        [120, 29],
        [121, 29],
      ],
    }),
  ],
};
const PROVINCE = { kind: 'province', region: '330000', axisCount: 87, townCount: 146 } as unknown as Scope;

function page() {
  const state = createAtlasState();
  setLayers(state, 'own', [schools]);
  state.widthKm.value = 5;
  const ask = vi.fn<(question: string, args: unknown, options?: unknown) => unknown>((question) => ({
    outcome: Promise.resolve({
      state: 'done',
      value: question === 'reach' ? { distanceM: Float64Array.of(4999, 5000.5) } : { places: [] },
    }),
    cancel: () => {},
  }));
  const found = startOwnPoints(
    state,
    chosenPoints(state, 'pointsOf'),
    { ask } as unknown as Pick<SpatialClient, 'ask'>,
    signal<Scope | null>(PROVINCE),
    signal(0),
  );
  return { state, ask, found };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('points of an own layer in questions', () => {
  it('are the points and multi-points of the layer, with their rows; those outside China are left out and counted', () => {
    expect(pointsOfLayer(schools)).toMatchObject({
      lonLats: [
        [120, 29],
        [120.1, 29],
      ],
      rows: [0, 1],
      count: 2,
      abroad: 1,
    });
    expect(pointsOfLayer({ ...schools, features: schools.features.slice(2) })).toBeNull();
  });

  it('are sent in a question when the reader chooses the layer, and counted for each width without a further question', async () => {
    const { state, ask, found } = page();
    expect(ask).not.toHaveBeenCalled();
    state.pointsOf.value = schools.id;
    const points = pointsOfLayer(schools)!.lonLats;
    expect(ask.mock.calls.map(([question, args]) => [question, args])).toEqual([
      ['reach', { points }],
      ['nearestPoints', { points, of: 'villages', region: '330000' }],
    ]);
    await settled();
    expect(found.within.value).toBe(1);
    state.widthKm.value = 6;
    expect(found.within.value).toBe(2);
    // A new name of the layer does not ask again.
    setLayers(state, 'own', [{ ...schools, name: '小学' }]);
    expect(ask).toHaveBeenCalledTimes(2);
    state.widthKm.value = null;
    expect(found.points.value).toBeNull();
  });

  it('give the cross-checks the shown answers with their questions; at width 0 there is no corridor to check', async () => {
    const { state, found } = page();
    expect([found.shown.points.value, found.shown.nearestPoints.value]).toEqual([null, null]);
    state.pointsOf.value = schools.id;
    expect([found.shown.points.value, found.shown.nearestPoints.value]).toEqual([null, null]);
    await settled();
    const { lonLats } = pointsOfLayer(schools)!;
    expect(found.shown.points.value).toMatchObject({ within: 1, lonLats, args: { widthKm: 5 } });
    expect(found.shown.nearestPoints.value).toEqual({
      lonLats,
      found: { places: [] },
      args: { region: '330000' },
    });
    const before = found.shown.points.value;
    setLayers(state, 'own', [{ ...schools, name: '小学' }]);
    expect(found.shown.points.value).toBe(before);
    state.widthKm.value = 6;
    expect(found.shown.points.value).toMatchObject({ within: 2, args: { widthKm: 6 } });
    state.widthKm.value = 0;
    expect(found.shown.points.value).toBeNull();
  });

  it('are in the link, and nothing is asked if the layer is not on this device', () => {
    const { state, ask } = page();
    state.pointsOf.value = schools.id;
    const hash = encodeLink(buildLink(state));
    state.placesOf.value = schools.id;
    expect(encodeLink(buildLink(state))).toContain('points=own-5c&places=own-5c');
    expect(hash).toContain('points=own-5c');
    const other = createAtlasState();
    applyHash(other, hash);
    expect(other.pointsOf.value).toBe(schools.id);
    applyHash(other, 'points=Own%205c!');
    expect(other.pointsOf.value).toBeNull();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

it('of a large layer have their labels, and those abroad are counted also where there are more than are taken', async () => {
  const layer = await holdLayer(
    'a.csv',
    [
      'name,lon,lat',
      ...Array.from({ length: 100_010 }, (_, i) => `点${i},${119 + (i % 1000) / 1000},29`),
      'Paris,2,48',
      'Lyon,5,46',
    ].join('\n'),
    { label: 0 },
  );
  const ask = vi.fn<(...asked: unknown[]) => unknown>((_question, args) => {
    const { most, within } = args as { most: number; within: Bbox };
    return Promise.resolve({ state: 'done', value: layer.points(most, within) });
  });
  const state = {
    ...createAtlasState(),
    ownLayers: signal({ client: { ask } as unknown as Pick<LayerClient, 'ask'> }),
  };
  setLayers(state, 'own', [{ ...schools, features: [], tiled: { version: 1 } as TiledFeatures }]);
  state.widthKm.value = 5;
  state.pointsOf.value = schools.id;
  const chosen = chosenPoints(state, 'pointsOf');
  await settled();
  expect(chosen.value).toMatchObject({ count: 100_010, abroad: 2 });
  expect(chosen.value?.rows).toHaveLength(100_000);
  expect([7, 99_999, 100_001].map((row) => chosen.value?.labelOf(row))).toEqual(['点7', '点99999', '']);
});

it('distances are summarised by mean, median and maximum', () => {
  expect(distanceFigures(Float64Array.of(4, 1, 2, 9))).toEqual({ meanM: 4, medianM: 3, mostM: 9 });
  expect(distanceFigures(Float64Array.of(7))).toEqual({ meanM: 7, medianM: 7, mostM: 7 });
  expect(distanceFigures(new Float64Array(0))).toBeNull();
});
