import type { ComponentChildren, JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { AnswerLayer } from '../../domain/answer-layers.ts';
import { leaveTravel, toggleAnswerLayer } from '../../state/actions.ts';
import type { Analysis } from '../../state/analysis.ts';
import type { Answer } from '../../state/answer.ts';
import { StateLine } from '../analysis/state-line.tsx';
import { useAnalysisWords, useTravelWords } from '../analysis/own-words.ts';
import { useAtlas } from '../atlas.ts';
import { analysisWords } from '../../i18n/index.ts';
import { type TravelWords, travelWords } from '../../i18n/index.ts';
import { CancelLater, GroundLine } from './ground-line.tsx';
import { IsochroneResults } from './isochrone-results.tsx';
import { DestinationChoice, SeatAtByTime, SeatsLine, ToSeatsByTime } from './seat-results.tsx';
import { Speeds } from './speeds.tsx';
import { EquityByTime } from './travel-equity.tsx';
import { CatchmentsByTime, GapsByTime, NearestByTime } from './travel-results.tsx';

interface Props {
  analysis: Analysis;
  network: Network;
}

/** Renders the answer, or that it is pending or why it failed. */
function Shown<T>({
  answer,
  none = null,
  analysis,
  onCancel,
  children,
}: {
  answer: Answer<T>;
  /** Text if there is nothing to ask. */
  none?: string | null;
  analysis: Analysis;
  onCancel: () => void;
  children: (value: T) => ComponentChildren;
}): JSX.Element | null {
  const { language } = useAtlas();
  const a = analysisWords.in(language);
  if (answer.state === 'none') return none === null ? null : <p class="note">{none}</p>;
  if (answer.state === 'ready') return <>{children(answer.value)}</>;
  return (
    <>
      <StateLine
        {...(answer.state === 'failed' ? { failure: answer.failure } : {})}
        onRetry={analysis.retry}
        t={a}
      />
      {answer.state === 'waiting' && (
        <CancelLater onCancel={onCancel} text={travelWords.in(language).ground.cancel} />
      )}
    </>
  );
}

/** Progress of what all travel times need, the destination, and the speeds. */
export function TravelHead({ analysis, network }: Props): JSX.Element {
  const { state } = useAtlas();
  const t = useTravelWords();
  const minutes = state.minutes.value;
  return (
    <>
      <GroundLine ground={analysis.travel.ground.value} onRetry={analysis.retry} t={t} />
      <DestinationChoice t={t} />
      <SeatsLine seats={analysis.travel.seats.value} onRetry={analysis.retry} t={t} />
      {minutes !== null && (
        <Shown answer={analysis.travel.equity.value} analysis={analysis} onCancel={() => leaveTravel(state)}>
          {(found) => <EquityByTime found={found} minutes={minutes} network={network} t={t} />}
        </Shown>
      )}
      <Speeds t={t} />
    </>
  );
}

/** Progress or failure of the times of a profile that the engine computes; nothing once they are there. */
export function StateOfPlace({ analysis }: { analysis: Analysis }): JSX.Element | null {
  const { state, language } = useAtlas();
  const { ground, ofPlace } = analysis.travel;
  const onCancel = (): void => {
    state.presentTravel.value = false;
  };
  if (ground.value.state !== 'ready')
    return (
      <GroundLine
        ground={ground.value}
        onRetry={analysis.retry}
        onCancel={onCancel}
        t={travelWords.in(language)}
      />
    );
  const { towns, seat } = ofPlace;
  const answers = [towns.value, seat.value];
  const open =
    answers.find((answer) => answer.state === 'failed') ?? answers.find(({ state: of }) => of === 'waiting');
  return open ? (
    <Shown<unknown> answer={open} analysis={analysis} onCancel={onCancel}>
      {() => null}
    </Shown>
  ) : null;
}

/** An answer layer by travel time. */
export function TravelResults({
  answerLayer,
  analysis,
  network,
}: Props & { answerLayer: Exclude<AnswerLayer, 'places'> }): JSX.Element | null {
  const { state } = useAtlas();
  const t = useTravelWords();
  const a = useAnalysisWords();
  const { travel } = analysis;
  const scope = analysis.scope.value;
  if (!scope) return null;
  const shared = { analysis, onCancel: () => toggleAnswerLayer(state, answerLayer) };
  const isReady = travel.ground.value.state === 'ready';
  const toSeat = state.destination.value === 'seat';
  const noTown = scope.townCount === 0 ? a.scope.noTown : null;
  const found = { network, t };
  switch (answerLayer) {
    case 'travel':
      return (
        <>
          <IsochroneResults
            scope={scope}
            noTown={isReady && travel.isochrones.value.state === 'none'}
            {...found}
          />
          <Shown answer={travel.isochrones.value} {...shared}>
            {() => null}
          </Shown>
        </>
      );
    case 'nearest':
      return <Nearest {...{ analysis, shared, found, toSeat, noTown }} />;
    case 'catchments':
      return <Catchments {...{ analysis, shared, found, toSeat, noTown }} />;
    case 'gaps':
      return (
        <Shown
          answer={travel.gaps.value}
          none={isReady ? (scope.axisCount === 0 ? a.scope.none : noTown) : null}
          {...shared}
        >
          {(value) => (
            <Results>
              <GapsByTime
                found={value}
                drawn={analysis.drawnAnswers.value.gaps?.places.length ?? 0}
                {...found}
              />
            </Results>
          )}
        </Shown>
      );
  }
}

interface PartProps {
  analysis: Analysis;
  shared: { analysis: Analysis; onCancel: () => void };
  found: { network: Network; t: TravelWords };
  toSeat: boolean;
  /** Text if no central town passes the filter. */
  noTown: string | null;
}

/** From the chosen point to the nearest central towns, or to its county seat. */
function Nearest({ analysis: { travel }, shared, found, toSeat, noTown }: PartProps): JSX.Element {
  const { state, language } = useAtlas();
  const a = analysisWords.in(language);
  const isReady = travel.ground.value.state === 'ready';
  if (toSeat)
    return (
      <Shown
        answer={travel.seatAt.value}
        none={isReady && !state.point.value ? a.nearest.hint : null}
        {...shared}
      >
        {(value) => (
          <Results>
            <SeatAtByTime found={value} {...found} />
          </Results>
        )}
      </Shown>
    );
  return (
    <Shown answer={travel.nearest.value} none={isReady ? (noTown ?? a.nearest.hint) : null} {...shared}>
      {(value) => (
        <Results>
          <NearestByTime found={value} {...found} />
        </Results>
      )}
    </Shown>
  );
}

/** Catchments of central towns or of county seats. */
function Catchments({ analysis: { travel }, shared, found, toSeat, noTown }: PartProps): JSX.Element {
  const isReady = travel.ground.value.state === 'ready';
  if (toSeat)
    return (
      <Shown answer={travel.toSeats.value} {...shared}>
        {(value) => (
          <Results>
            <ToSeatsByTime found={value} {...found} />
          </Results>
        )}
      </Shown>
    );
  return (
    <Shown answer={travel.catchments.value} none={isReady ? noTown : null} {...shared}>
      {(value) => (
        <Results>
          <CatchmentsByTime found={value} {...found} />
        </Results>
      )}
    </Shown>
  );
}

const Results = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <div class="results">{children}</div>
);
