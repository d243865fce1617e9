import type { ComponentChildren, JSX } from 'preact';
import type { Network, RecordRef } from '../../domain/network.ts';
import { isTravelled, legToWay } from '../../domain/place-travel.ts';
import type { TravelLeg } from '../../domain/place-travel.ts';
import { wayText } from '../../i18n/travel-text.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { pageWords } from '../../i18n/index.ts';
import { markOf } from '../marks.ts';
import { nameOf, seatName } from '../../i18n/names.ts';
import { LeftOut, useIsPassing } from '../left-out.tsx';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';

/**
 * Estimated time and road length to the central towns that are quickest to reach, of which those are listed that pass the filter, and to the county seat, beside the straight lines of `Nearby`.
 * States if there is no way over land, bridges and ferries. Renders nothing for a place without a position, and until the times are loaded.
 */
export function TravelTimes({ code, network }: { code: string; network: Network }): JSX.Element | null {
  const { state, language } = useAtlas();
  const isPassing = useIsPassing();
  const t = pageWords(language).travelTimes;
  const place = state.placeTravel.value?.get(code);
  if (!place) return null;
  const towns = place.towns.filter(isTravelled);
  const refOf = ([id]: TravelLeg): RecordRef => ({ kind: 'town', id });
  const seat = place.seat && isTravelled(place.seat) ? place.seat : undefined;
  const county = network.counties.get(place.seat?.[0] ?? '');
  const row = (target: Selection, leg: TravelLeg, name: ComponentChildren): JSX.Element => {
    const mark = target.kind === 'town' && markOf(network, target);
    return (
      <li key={target.id}>
        <RecordButton target={target} class="row row-of-way">
          {mark && <Swatch symbol={mark} />}
          <span class="row-name">{name}</span>
          <span class="number row-way">{wayText(legToWay(leg), language)}</span>
        </RecordButton>
      </li>
    );
  };
  return (
    <section class="section" aria-labelledby="travel-title">
      <h3 id="travel-title">{t.title}</h3>
      <p class="note">
        {place.at !== undefined && `${t.at} `}
        {t.note}
      </p>
      <div class="links">
        <h4>{t.towns}</h4>
        {towns.length === 0 && <p class="note">{t.noTown}</p>}
        <ul>
          {towns
            .filter((leg) => isPassing(refOf(leg)))
            .map((leg) => {
              const town = network.towns.get(leg[0]);
              return row(refOf(leg), leg, town ? nameOf(town, language) : leg[0]);
            })}
        </ul>
        <LeftOut of={towns.map(refOf)} />
      </div>
      {place.seat && (
        <div class="links">
          <h4>{t.seat}</h4>
          {seat ? (
            <ul>
              {row({ kind: 'county', id: seat[0] }, seat, county ? seatName(county, language) : seat[0])}
            </ul>
          ) : (
            <p class="note">{t.noSeat}</p>
          )}
        </div>
      )}
    </section>
  );
}
