import type { ComponentChildren, JSX } from 'preact';
import type { AnswerLayer } from '../../domain/answer-layers.ts';
import { ANSWER_LAYERS } from '../../domain/answer-layers.ts';
import type { Network } from '../../domain/network.ts';
import { toggleAnswerLayer } from '../../state/actions.ts';
import type { Analysis } from '../../state/analysis.ts';
import type { Answer } from '../../state/answer.ts';
import { ANALYSIS_SYMBOLS } from '../../../styles/subjects/analysis.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { Swatch } from '../swatch.tsx';
import { CatchmentResults } from './catchment-results.tsx';
import { CrossCheckLater } from './cross-check-later.tsx';
import { DistanceChoice } from './distance-choice.tsx';
import { GapResults } from './gap-results.tsx';
import { NearestResults } from './nearest-results.tsx';
import { StateLine } from './state-line.tsx';
import { TravelLater } from './travel-later.tsx';

interface Props {
  analysis: Analysis;
  network: Network;
  t: AnalysisWords;
}

/** Switches of the answer layers, each with its symbol and, if it is on, its answer. */
export function AnswerLayers({ analysis, network, t }: Props): JSX.Element {
  const { state } = useAtlas();
  const on = state.answerLayers.value;
  const toSeat = state.minutes.value !== null && state.destination.value === 'seat';
  const nameOf = (answerLayer: AnswerLayer): string =>
    toSeat && (answerLayer === 'nearest' || answerLayer === 'catchments')
      ? t.answerLayersToSeat[answerLayer]
      : t.answerLayers[answerLayer];
  return (
    <div class="answer-layers">
      <h3>{t.answerLayers.title}</h3>
      <DistanceChoice t={t} />
      {(state.minutes.value !== null || on.has('travel')) && (
        <TravelLater analysis={analysis} network={network} />
      )}
      {ANSWER_LAYERS.map((answerLayer) => (
        <div key={answerLayer} class="answer-layer">
          <label class="check switch">
            <input
              type="checkbox"
              role="switch"
              checked={on.has(answerLayer)}
              onChange={() => toggleAnswerLayer(state, answerLayer)}
            />
            <Swatch symbol={ANALYSIS_SYMBOLS[answerLayer]} />
            <span>{nameOf(answerLayer)}</span>
          </label>
          {on.has(answerLayer) && (
            <Results answerLayer={answerLayer} analysis={analysis} network={network} t={t} />
          )}
        </div>
      ))}
    </div>
  );
}

function Results({
  answerLayer,
  analysis,
  network,
  t,
}: Props & { answerLayer: AnswerLayer }): JSX.Element | null {
  const { state } = useAtlas();
  if (answerLayer === 'travel' || (answerLayer !== 'places' && state.minutes.value !== null))
    return <TravelLater answerLayer={answerLayer} analysis={analysis} network={network} />;
  const scope = analysis.scope.value;
  const noTown = scope?.townCount === 0 ? t.scope.noTown : null;
  const shown = <T,>(answer: Answer<T>, none: string | null, show: (value: T) => ComponentChildren) => {
    if (answer.state === 'none') return none === null ? null : <p class="note">{none}</p>;
    if (answer.state === 'ready') return <div class="results">{show(answer.value)}</div>;
    return (
      <StateLine
        {...(answer.state === 'failed' ? { failure: answer.failure } : {})}
        onRetry={analysis.retry}
        t={t}
      />
    );
  };
  switch (answerLayer) {
    case 'nearest':
      return shown(analysis.nearest.value, noTown ?? t.nearest.hint, (found) => (
        <>
          <NearestResults found={found} network={network} t={t} />
          <CrossCheckLater of="nearest" checks={analysis.crossChecks} network={network} />
        </>
      ));
    case 'catchments':
      return shown(analysis.catchments.value, noTown, (found) => (
        <CatchmentResults found={found} network={network} region={scope?.region ?? ''} t={t} />
      ));
    case 'gaps':
      return shown(
        analysis.gaps.value,
        scope?.axisCount === 0 ? t.scope.none : state.widthKm.value === 0 ? t.gaps.zero : null,
        (found) => (
          <GapResults
            found={found}
            network={network}
            drawn={analysis.drawnAnswers.value.gaps?.places.length ?? 0}
            t={t}
          />
        ),
      );
    case 'places':
      return null;
  }
}
