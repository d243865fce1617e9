import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_POINTS, type PointSet, type SiteRole } from '../domain/own-sites.ts';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import type { SpatialClient } from '../spatial/client.ts';
import { startAnalysis } from './analysis.ts';
import { createAtlasState } from './atlas-state.ts';
import { setLayers } from './run-time-layers.ts';
import { giveNetwork } from './testing/network.ts';

/** Longer than any debounce, ms. */
const REST_MS = 500;
const pass = (ms: number): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);

/** An analysis of the test network whose questions are never answered. */
function start() {
  const asked: { question: string; args: Record<string, unknown> }[] = [];
  const pointSets: ({ role: SiteRole } & PointSet)[] = [];
  const client = {
    ask: (question: string, args: Record<string, unknown>) => {
      // Every set of points that a question names was given to the engine before.
      for (const key of Object.values((args['sites'] ?? {}) as Record<string, string>))
        expect(pointSets.map((set) => set.key)).toContain(key);
      asked.push({ question, args });
      return { outcome: new Promise(() => undefined), cancel: () => undefined };
    },
    givePoints: (role: SiteRole, set: PointSet) => void pointSets.push({ role, ...set }),
    giveGround: () => undefined,
    setDataset: () => undefined,
  } as unknown as SpatialClient;
  const state = createAtlasState();
  giveNetwork(state);
  state.widthKm.value = 5;
  const analysis = startAnalysis(state, client);
  const last = (question: string) => {
    const found = asked.findLast((each) => each.question === question);
    if (!found) throw new Error(`${question} was not asked`);
    return found;
  };
  return { state, analysis, asked, last, pointSets };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('own points in place of central towns and villages', () => {
  const layerOf = (id: string, n: number): RunTimeLayer => ({
    id,
    group: 'own',
    name: `层 ${id}`,
    classes: [{ text: '', look: { kind: 'category', index: 0 } }],
    features: Array.from({ length: n }, (_, row) => ({
      row,
      geometry: { type: 'Point', coordinates: [119 + row / n, 29] },
      classIndex: 0,
      label: `点 ${row}`,
    })),
  });

  it('are given to the engine before questions name them; all questions except those about land name them', async () => {
    const { state, analysis, asked, last, pointSets } = start();
    setLayers(state, 'own', [layerOf('own-5c', 3), layerOf('own-6d', 2)]);
    state.answerLayers.value = new Set(['catchments', 'gaps', 'nearest', 'places']);
    state.point.value = [120, 29];
    await pass(REST_MS);
    const corridors = () => asked.filter(({ question }) => question === 'corridor').length;
    const before = corridors();
    state.pointsOf.value = 'own-5c';
    state.placesOf.value = 'own-6d';
    await pass(REST_MS);
    expect(pointSets.map(({ role, rows, names }) => [role, rows.length, names[1]])).toEqual([
      ['facilities', 3, '点 1'],
      ['places', 2, '点 1'],
    ]);
    const [facilities, places] = pointSets.map(({ key }) => key);
    for (const kind of ['catchments', 'gaps', 'nearest', 'ownSites'])
      expect(last(kind).args['sites'], kind).toEqual({ facilities, places });
    // Questions that do not depend on central towns are not asked again for them.
    expect(last('table').args['sites']).toEqual({ places });
    expect(corridors()).toBe(before);
    expect(analysis.ownSites.names.value).toEqual({ facilities: '层 own-5c', places: '层 own-6d' });
    expect(analysis.scope.value?.townCount).toBe(3);
    state.pointsOf.value = null;
    state.placesOf.value = null;
    await pass(REST_MS);
    expect(last('gaps').args['sites']).toBeUndefined();
  });

  it('are not used if there are too many of them', async () => {
    const { state, analysis, last, pointSets } = start();
    setLayers(state, 'own', [layerOf('own-5c', MOST_POINTS.facilities + 1)]);
    state.answerLayers.value = new Set(['catchments']);
    state.pointsOf.value = 'own-5c';
    await pass(REST_MS);
    expect(pointSets).toEqual([]);
    expect(last('catchments').args['sites']).toBeUndefined();
    expect(analysis.ownSites.chosen.facilities.value?.isTooMany).toBe(true);
    expect(analysis.ownSites.names.value).toEqual({});
  });
});
