import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import type { AnswerLayer } from '../../domain/answer-layers.ts';
import { travelWords } from '../../i18n/index.ts';
import type { Analysis } from '../../state/analysis.ts';
import { useAtlas } from '../atlas.ts';
import type { TravelHead, TravelResults } from '../travel/travel-part.tsx';

interface Part {
  TravelHead: typeof TravelHead;
  TravelResults: typeof TravelResults;
}

/** The components, once their code is loaded. */
let part: Part | null = null;

/** Results by travel time; their code is loaded when they are first needed. Without an answer layer: the part above all of them. */
export function TravelLater({
  answerLayer,
  ...props
}: {
  answerLayer?: Exclude<AnswerLayer, 'places'>;
  analysis: Analysis;
  network: Network;
}): JSX.Element {
  const { t } = useAtlas();
  const [come, setCome] = useState(part);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (part) return;
    Promise.all([import('../travel/travel-part.tsx'), travelWords.load()]).then(
      ([module]) => setCome((part = module)),
      () => setBroken(true),
    );
  }, []);
  if (!come) return <p class="note">{isBroken ? t.analysis.broken : t.analysis.loading}</p>;
  const { TravelHead: Head, TravelResults: Results } = come;
  return answerLayer ? <Results answerLayer={answerLayer} {...props} /> : <Head {...props} />;
}
