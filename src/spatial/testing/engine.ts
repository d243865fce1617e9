import { datasetOf } from '../../dataset/dataset.ts';
import { withChanges } from '../../dataset/history.ts';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import { type Engine, createEngine } from '../engine.ts';
import { modelMaker } from '../model-of.ts';

/** An engine of the real network, which knows what further changes lead to. For tests. */
export function realEngine(): Engine {
  const make = modelMaker(realModelFiles());
  const dataset = datasetOf(realNetworkNow());
  return createEngine(make(dataset.network), (changes) => make(withChanges(dataset, changes).network));
}
