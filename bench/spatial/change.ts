import { createDataset, stepTo } from '../../src/dataset/dataset.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { applied, stepped, withChanges } from '../../src/dataset/history.ts';
import { changeFor } from '../../src/dataset/testing/changes.ts';
import { realModelFiles, realNetworkNow } from '../../src/dataset/testing/network.ts';
import { createEngine } from '../../src/spatial/engine.ts';
import { createModelBuilder } from '../../src/spatial/build-model.ts';
import { atMost, besides, median, type Result } from '../result.ts';
import { RUNS } from './measure.ts';

const LIMIT_MS = 150;
const MIXED = 500;
const MIXED_LIMIT_MS = 50;
const MOVE_DEG = 0.01;

/** Time of the worker from a moved central town to the new figures of the province; the peer is a new engine of the same model. */
export function change(): Result[] {
  const make = createModelBuilder(realModelFiles());
  let dataset: Dataset = createDataset(realNetworkNow());
  const engine = createEngine(make(dataset.network));
  engine.answer('table', {});
  engine.answer('corridor', { widthKm: 5 });
  const towns = [...dataset.network.towns.values()];
  const moves = Array.from({ length: RUNS + 1 }, (_, i) => {
    const town = towns[(i * 13) % towns.length]!;
    const lonLat: [number, number] = [town.lonLat[0] + MOVE_DEG, town.lonLat[1]];
    return { of: 'town', id: town.code, record: { ...town, lonLat } } as const;
  });
  const [oursMs, freshMs]: [number[], number[]] = [[], []];
  for (const entry of moves) {
    const next = withChanges(dataset, [{ kind: 'put', note: 'a town moves', entry }]);
    const step = stepTo(dataset, next);
    let start = performance.now();
    dataset = stepped(dataset, step);
    engine.take(make(dataset.network));
    engine.answer('table', {});
    engine.answer('corridor', { widthKm: 5 });
    oursMs.push(performance.now() - start);
    start = performance.now();
    const fresh = createEngine(make(dataset.network));
    fresh.answer('table', {});
    fresh.answer('corridor', { widthKm: 5 });
    freshMs.push(performance.now() - start);
  }
  const row = atMost(
    'a central town moves: figures of the province, to the bit',
    median(oursMs.slice(1)),
    LIMIT_MS,
  );
  return [besides(row, median(freshMs.slice(1))), mixedChanges()];
}

/** Changes of all kinds, one after the other, in the dataset alone. They are chosen before the measurement. */
function mixedChanges(): Result {
  const network = realNetworkNow();
  let now = network;
  const changes = Array.from({ length: MIXED }, (_, i) => {
    const next = changeFor(now, [i, i * 7919, i * 104_729]);
    now = applied(now, next).network;
    return next;
  });
  const timesMs = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    withChanges(createDataset(network), changes);
    return performance.now() - start;
  });
  return atMost(`${MIXED} mixed changes`, median(timesMs.slice(1)), MIXED_LIMIT_MS);
}
