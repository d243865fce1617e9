/** Worker for a reader's own large layers: a question about a million rows takes seconds, during which the page must respond. */
import { serve } from '../channel/serve.ts';
import type { GivenLayer, LayerQuestions } from '../exchange/layers/protocol.ts';
import { LayerService } from '../exchange/layers/service.ts';

const layers = new LayerService();

serve<LayerQuestions>(self, {
  // The layers do not need the dataset.
  load: () => Promise.resolve(),
  step: () => undefined,
  give: (id, value) => layers.give(id, value as GivenLayer | null),
  answer: (question, args, { signal }) => layers.answer(question, args, signal),
  transfersOf: (answer) => (answer instanceof ArrayBuffer ? [answer] : []),
});
