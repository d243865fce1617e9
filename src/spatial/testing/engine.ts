import { createDataset } from '../../dataset/dataset.ts';
import { withChanges } from '../../dataset/history.ts';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import { type Engine, createEngine } from '../engine.ts';
import { createModelBuilder } from '../build-model.ts';

/** An engine of the real network, which knows what further changes lead to. For tests. */
export function realEngine(): Engine {
  const make = createModelBuilder(realModelFiles());
  const dataset = createDataset(realNetworkNow());
  return createEngine(make(dataset.network), (changes) => make(withChanges(dataset, changes).network));
}
