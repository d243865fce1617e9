/** Large layers of the reader's own, in a worker: what is asked of a million rows takes seconds, and the page must answer meanwhile. */
import { serve } from '../channel/serve.ts';
import type { GivenLayer, LayerQuestions } from '../exchange/layers/protocol.ts';
import { LayerService } from '../exchange/layers/service.ts';

const layers = new LayerService();

serve<LayerQuestions>(self, {
  // The layers need nothing of the dataset.
  load: () => Promise.resolve(),
  step: () => undefined,
  give: (id, value) => layers.give(id, value as GivenLayer | null),
  answer: (question, args, { signal }) => layers.answer(question, args, signal),
  transfersOf: (answer) => (answer instanceof ArrayBuffer ? [answer] : []),
});
