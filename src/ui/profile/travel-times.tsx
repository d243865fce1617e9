import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import { analysisWords, travelTimesWords, travelWords } from '../../i18n/index.ts';
import { nameOf, seatName } from '../../i18n/names.ts';
import { wayText } from '../../i18n/travel-text.ts';
import type { Answer } from '../../state/answer.ts';
import { loadLate } from '../../state/late-code.ts';
import type { Selection } from '../../state/selection.ts';
import { travelOfPlace, type WayTo } from '../../state/travel-of-place.ts';
import { useAtlas } from '../atlas.ts';
import { markOf } from '../marks.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import type { StateOfPlace } from '../travel/travel-part.tsx';

/** Shows the progress of the engine; its code is loaded when the reader first asks for present times. */
const progress = signal<typeof StateOfPlace | null>(null);

/**
 * Estimated time and road length to the central towns that are quickest to reach and to the county seat, beside the straight lines of `Nearby`.
 * States if there is no way over land, bridges and ferries. The prepared times are shown as far as they hold for the present network and filter;
 * the others are computed on request. Renders nothing for a place without a position, and until the times are loaded.
 */
export function TravelTimes({ code, network }: { code: string; network: Network }): JSX.Element | null {
  const { state, language } = useAtlas();
  const t = travelTimesWords.in(language);
  const place = travelOfPlace(state, code);
  if (!place) return null;
  const asked = state.presentTravel.value ? state.analysis.value?.travel.ofPlace : undefined;
  const towns = told(place.townsHold, place.towns, asked?.towns.value);
  const seat = told(place.seatHolds, place.seat ?? null, asked?.seat.value);
  return (
    <section class="section" aria-labelledby="travel-title">
      <h3 id="travel-title">{t.title}</h3>
      <p class="note">
        {place.at !== undefined && `${t.at} `}
        {t.note}
      </p>
      {!(towns.isKnown && seat.isKnown) && <Outdated canBeAsked={place.from !== undefined} />}
      {(towns.isKnown || towns.value.length > 0) && (
        <div class="links">
          <h4>{t.towns}</h4>
          {towns.value.length === 0 && <p class="note">{t.noTown}</p>}
          <ul>
            {towns.value.map((way) => {
              const town = network.towns.get(way.code);
              const name = town && nameOf(town, language);
              return name && <WayRow key={way.code} kind="town" way={way} name={name} network={network} />;
            })}
          </ul>
        </div>
      )}
      {place.county !== undefined && seat.isKnown && (
        <div class="links">
          <h4>{t.seat}</h4>
          {seat.value ? (
            <ul>
              <SeatRow way={seat.value} network={network} />
            </ul>
          ) : (
            <p class="note">{t.noSeat}</p>
          )}
        </div>
      )}
    </section>
  );
}

/** The prepared ways if they hold, else the answer of the engine; not known until that has arrived. */
function told<T>(holds: boolean, prepared: T, answer: Answer<T> | undefined): { value: T; isKnown: boolean } {
  if (holds || answer?.state !== 'ready') return { value: prepared, isKnown: holds };
  return { value: answer.value, isKnown: true };
}

/**
 * States that prepared times do not hold; a button, then the progress of computing the present ones.
 * @param props.canBeAsked whether the position of the place is known to the page
 */
function Outdated({ canBeAsked }: { canBeAsked: boolean }): JSX.Element {
  const { state, t: words, language } = useAtlas();
  const t = travelTimesWords.in(language);
  const isAsked = state.presentTravel.value;
  useEffect(() => {
    if (!isAsked || progress.peek()) return;
    loadLate(
      state,
      ['analysis'],
      async () => {
        const [part] = await Promise.all([
          import('../travel/travel-part.tsx'),
          travelWords.load(),
          analysisWords.load(),
        ]);
        progress.value = part.StateOfPlace;
      },
      'times of a profile',
    );
  }, [isAsked]);
  const analysis = state.analysis.value;
  const Progress = progress.value;
  return (
    <>
      <p class="note">{t.outdated}</p>
      {!canBeAsked ? null : !isAsked ? (
        <button type="button" class="text-button" onClick={() => (state.presentTravel.value = true)}>
          {t.compute}
        </button>
      ) : Progress && analysis ? (
        <Progress analysis={analysis} />
      ) : (
        <p class="note waiting" role="status">
          {words.analysis.loading}
        </p>
      )}
    </>
  );
}

function SeatRow({ way, network }: { way: WayTo; network: Network }): JSX.Element {
  const { language } = useAtlas();
  const county = network.counties.get(way.code);
  return (
    <WayRow kind="county" way={way} name={county ? seatName(county, language) : way.code} network={network} />
  );
}

function WayRow({
  kind,
  way,
  name,
  network,
}: {
  kind: 'town' | 'county';
  way: WayTo;
  name: ComponentChildren;
  network: Network;
}): JSX.Element {
  const { language } = useAtlas();
  const target: Selection = { kind, id: way.code };
  const mark = kind === 'town' && markOf(network, target);
  return (
    <li>
      <RecordButton target={target} class="row row-of-way">
        {mark && <Swatch symbol={mark} />}
        <span class="row-name">{name}</span>
        <span class="number row-way">{wayText(way, language)}</span>
      </RecordButton>
    </li>
  );
}
