import type { ComponentChildren, JSX } from 'preact';
import type { Overlay } from '../../domain/overlays.ts';
import { OVERLAYS } from '../../domain/overlays.ts';
import type { Network } from '../../domain/network.ts';
import { toggleOverlay } from '../../state/actions.ts';
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

/** Switches of the questions that are shown on the map beside the corridor, each with its symbol and, when it is on, its answer. */
export function Overlays({ analysis, network, t }: Props): JSX.Element {
  const { state } = useAtlas();
  const on = state.overlays.value;
  const toSeat = state.minutes.value !== null && state.destination.value === 'seat';
  const nameOf = (overlay: Overlay): string =>
    toSeat && (overlay === 'nearest' || overlay === 'catchments')
      ? t.overlaysToSeat[overlay]
      : t.overlays[overlay];
  return (
    <div class="overlays">
      <h3>{t.overlays.title}</h3>
      <DistanceChoice t={t} />
      {(state.minutes.value !== null || on.has('travel')) && (
        <TravelLater analysis={analysis} network={network} />
      )}
      {OVERLAYS.map((overlay) => (
        <div key={overlay} class="overlay">
          <label class="check switch">
            <input
              type="checkbox"
              role="switch"
              checked={on.has(overlay)}
              onChange={() => toggleOverlay(state, overlay)}
            />
            <Swatch symbol={ANALYSIS_SYMBOLS[overlay]} />
            <span>{nameOf(overlay)}</span>
          </label>
          {on.has(overlay) && <Results overlay={overlay} analysis={analysis} network={network} t={t} />}
        </div>
      ))}
    </div>
  );
}

function Results({ overlay, analysis, network, t }: Props & { overlay: Overlay }): JSX.Element | null {
  const { state } = useAtlas();
  if (overlay === 'travel' || (overlay !== 'places' && state.minutes.value !== null))
    return <TravelLater overlay={overlay} analysis={analysis} network={network} />;
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
  switch (overlay) {
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
            drawn={analysis.finds.value.gaps?.places.length ?? 0}
            t={t}
          />
        ),
      );
    case 'places':
      return null;
  }
}
