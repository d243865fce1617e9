import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TravelSeatAt, TravelToSeats } from '../../domain/answers/travel.ts';
import type { Network } from '../../domain/network.ts';
import { DESTINATIONS } from '../../domain/travel.ts';
import { timeText, wayText } from '../../i18n/travel-text.ts';
import type { TravelWords } from '../../i18n/index.ts';
import { analysisWords } from '../../i18n/index.ts';
import { leaveTravel, changeSetting } from '../../state/actions.ts';
import type { SeatsState } from '../../state/travel.ts';
import { loadGazetteer } from '../../state/loading.ts';
import { Picks } from '../analysis/picks.tsx';
import { StateLine } from '../analysis/state-line.tsx';
import { km, percent, regionName, whole } from '../analysis/texts.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { markOf } from '../marks.ts';
import { seatName } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import { CancelLater } from './ground-line.tsx';
import { FoldedPlaces, PlaceRow } from './place-row.tsx';
import { TravelHow } from './travel-how.tsx';

/** Choice of the destination of travel times: the nearest central town or the seat of the own county. */
export function DestinationChoice({ t }: { t: TravelWords }): JSX.Element {
  const { state } = useAtlas();
  return (
    <Picks
      title={t.destination.title}
      options={DESTINATIONS.map((value) => ({ value, label: t.destination[value] }))}
      picked={state.destination.value}
      onPick={(destination) => changeSetting(state, 'destination', destination)}
    />
  );
}

/** Progress of the times to the seats, or why they are missing. */
export function SeatsLine({
  seats,
  onRetry,
  t,
}: {
  seats: SeatsState;
  onRetry: () => void;
  t: TravelWords;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  if (seats.state === 'failed')
    return <StateLine failure={seats.failure} onRetry={onRetry} t={analysisWords.in(language)} />;
  if (seats.state !== 'computing') return null;
  const { done, of } = seats;
  return (
    <div class="waiting-ground">
      <p class="note waiting" role="status">
        {of > 1 ? t.seats.computing(of) : t.seats.computingOne}
      </p>
      {of > 1 && <progress aria-label={t.seats.progress} value={done} max={of} />}
      <CancelLater onCancel={() => leaveTravel(state)} text={t.ground.cancel} />
    </div>
  );
}

interface Props<T> {
  found: T;
  network: Network;
  t: TravelWords;
}

/** The way from the point to the seat of its county, and to a seat that is reached sooner. */
export function SeatAtByTime({ found, network, t }: Props<TravelSeatAt>): JSX.Element {
  const { language } = useAtlas();
  return (
    <>
      <h4>{t.seats.title}</h4>
      {!found.seats.some(({ own }) => own) && found.county !== undefined && (
        <p class="note">{t.seats.none}</p>
      )}
      <ol class="answer-list">
        {found.seats.map((way) => {
          const target = { kind: 'county', id: way.county } as const;
          const county = network.counties.get(way.county);
          const mark = markOf(network, target);
          return (
            <li key={way.county}>
              <RecordButton target={target} class="row row-of-way">
                {mark && <Swatch symbol={mark} />}
                <span class="row-name">{county ? seatName(county, language) : way.county}</span>
                {!way.own && <span class="aside">{t.seats.other}</span>}
                <span class="number row-way">{wayText(way, language)}</span>
                <span class="aside number">{t.nearest.straight(km(way.straightM))}</span>
              </RecordButton>
            </li>
          );
        })}
      </ol>
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-seat', found }} />
    </>
  );
}

/** Villages that reach the seat of another county sooner, and those with the longest times to their own. */
export function ToSeatsByTime({ found, network, t }: Props<TravelToSeats>): JSX.Element {
  const { state, language } = useAtlas();
  useEffect(() => void loadGazetteer(state), [state]);
  const a = analysisWords.in(language);
  const region = regionName(found.region, network, language);
  const { elsewhere, farthest } = found;
  const [of, n] = [whole(found.of), whole(elsewhere.length)];
  const nameOfSeat = (code: string): string => {
    const county = network.counties.get(code);
    return county ? seatName(county, language) : code;
  };
  const row = (place: TravelToSeats['elsewhere'][number], besides?: string): JSX.Element => (
    <PlaceRow
      key={place.code}
      place={place}
      to={nameOfSeat(place.county)}
      network={network}
      uncertain={a.catchments.uncertain}
      besides={besides}
    />
  );
  return (
    <>
      <p class="note">{t.seats.borders}</p>
      <p class="note">
        {t.seats.elsewhere(region, n, of, percent(elsewhere.length, found.of))}
        {found.unreached > 0 && ` ${t.seats.unreached(whole(found.unreached))}`}
      </p>
      <FoldedPlaces
        places={elsewhere}
        count={elsewhere.length}
        row={(place) =>
          row(
            place,
            place.sooner &&
              t.seats.sooner(nameOfSeat(place.sooner.county), timeText(place.sooner.seconds, language)),
          )
        }
        t={t}
      />
      <h4>{t.seats.farthest(region)}</h4>
      <ol class="answer-list">{farthest.first.map((place) => row(place))}</ol>
      {farthest.tied > 0 && <p class="note">{a.ties(farthest.tied)}</p>}
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-to-seats', found }} />
    </>
  );
}
