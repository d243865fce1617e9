/** The engine of the page, in a worker of its own. */
import { serve } from '../channel/serve.ts';
import { loadDataset, loadModelFiles } from '../dataset/base/load.ts';
import { fetchJson } from '../dataset/base/read.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { type PointSet, SITE_ROLES } from '../domain/own-sites.ts';
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
/** What the page gave by name, for an engine that is still to come: the compiled ground of travel time and own points. */
const given = new Map<string, unknown>();

const give = (engine: Engine, name: string, value: unknown): void => {
  const role = SITE_ROLES.find((each) => each === name);
  if (role) engine.giveOwnPoints(role, value as PointSet);
  else engine.giveTravelGround(value as Uint8Array);
};

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
    for (const [name, value] of given) give(engine, name, value);
  },
  step(step) {
    if (!held) return;
    held.dataset = stepped(held.dataset, step);
    held.engine.take(held.buildModel(held.dataset.network));
  },
  give(name, value) {
    given.set(name, value);
    if (held) give(held.engine, name, value);
  },
  answer(question, args) {
    if (!held) throw new Error('asked before the data is there');
    const { engine } = held;
    const loading = engine.load(question);
    return loading ? loading.then(() => engine.answer(question, args)) : engine.answer(question, args);
  },
  transfersOf: findBuffers,
});
