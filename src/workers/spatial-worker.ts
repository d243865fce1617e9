/** The engine of the page, in a worker of its own. */
import { serve } from '../channel/serve.ts';
import { loadDataset, loadModelFiles } from '../dataset/base/load.ts';
import { fetchJson } from '../dataset/base/read.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { stepped, withChanges } from '../dataset/history.ts';
import { findBuffers, createEngine } from '../spatial/engine.ts';
import type { Engine } from '../spatial/engine.ts';
import { type ModelBuilder, createModelBuilder } from '../spatial/build-model.ts';
import type { SpatialQuestions } from '../spatial/questions/index.ts';

interface Held {
  dataset: Dataset;
  buildModel: ModelBuilder;
  engine: Engine;
}
let held: Held | null = null;
/** The compiled ground of travel time; it may come before the dataset is there. */
let ground: Uint8Array | null = null;

serve<SpatialQuestions>(self, {
  async load(source) {
    const [dataset, files] = await Promise.all([
      loadDataset(source, fetchJson),
      loadModelFiles(source.addresses, fetchJson),
    ]);
    const buildModel = createModelBuilder(files);
    const engine = createEngine(buildModel(dataset.network), (changes) =>
      buildModel(withChanges(held?.dataset ?? dataset, changes).network),
    );
    held = { dataset, buildModel, engine };
    if (ground) engine.giveTravelGround(ground);
  },
  step(step) {
    if (!held) return;
    held.dataset = stepped(held.dataset, step);
    held.engine.take(held.buildModel(held.dataset.network));
  },
  give(_name, value) {
    ground = value as Uint8Array;
    held?.engine.giveTravelGround(ground);
  },
  answer(question, args) {
    if (!held) throw new Error('asked before the data is there');
    const { engine } = held;
    const loading = engine.load(question);
    return loading ? loading.then(() => engine.answer(question, args)) : engine.answer(question, args);
  },
  transfersOf: findBuffers,
});
