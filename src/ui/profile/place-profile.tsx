import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { Place } from '../../state/places.ts';
import { useAtlas } from '../atlas.ts';
import { divisionName, nameOf } from '../../i18n/names.ts';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { CountyReference, Nearby } from './links.tsx';
import { TravelSection } from './travel-section.tsx';

export function PlaceProfile({ place, network }: { place: Place; network: Network }): JSX.Element {
  const { t, language } = useAtlas();
  const { county } = place;
  return (
    <Frame
      selection={{ kind: 'place', id: place.code }}
      record={place}
      title={nameOf(place, language)}
      kind={t.kinds.place}
      within={divisionName(county, network, language)}
      located={place.lonLat !== undefined}
    >
      <p class="empty">{t.profile.place}</p>
      {place.formerStandIn && <p class="note">{t.profile.formerStandIn}</p>}
      <Details
        rows={[
          [
            t.profile.code,
            place.unlisted ? (
              <span class="aside">{t.unlisted}</span>
            ) : (
              <span class="number">{place.code}</span>
            ),
          ],
          [t.profile.county, <CountyReference code={county} network={network} />],
          [
            t.profile.villageCommittees,
            place.villageCommittees !== undefined &&
              t.profile.villageCommitteesValue(place.villageCommittees),
          ],
        ]}
      />
      <Facts code={place.code} facts={place.facts} sources={place.sources} />
      {place.lonLat && <Nearby from={place.lonLat} except={place.code} network={network} />}
      <TravelSection code={place.code} network={network} />
    </Frame>
  );
}
