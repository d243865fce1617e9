import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import type { Network, TownPoint } from '../../domain/network.ts';
import { useAtlas } from '../atlas.ts';
import { nameOf, withinName } from '../../i18n/names.ts';
import { BatchText } from './batch-text.tsx';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { AxisReference, CountyReference, Nearby } from './links.tsx';
import { Position } from './position.tsx';
import { Strip } from './strip.tsx';
import { TravelSection } from './travel-section.tsx';

export function TownProfile({ town, network }: { town: TownPoint; network: Network }): JSX.Element {
  const { t, language } = useAtlas();
  const selection = { kind: 'town', id: town.code } as const;
  const axis = network.axes.get(town.axis);
  const track =
    town.track &&
    `${recordWords(language).tracks[town.track]}${town.trackStatus ? t.trackStatus[town.trackStatus] : ''}`;
  return (
    <Frame
      selection={selection}
      record={town}
      title={nameOf(town, language)}
      kind={t.kinds.town}
      within={withinName(town, network, language)}
      status={town.status}
    >
      <Details
        rows={[
          [t.profile.code, <span class="number">{town.code}</span>],
          [t.profile.track, track ?? <span class="aside">{t.trackUnknown}</span>],
          [t.profile.batch, town.batch && <BatchText record={town} network={network} />],
          [t.profile.county, <CountyReference code={town.county} network={network} />],
          [t.profile.axis, <AxisReference id={town.axis} network={network} />],
          [t.profile.villageCommittees, t.profile.villageCommitteesValue(town.villageCommittees)],
        ]}
      />
      <Position of="town" precision={town.precision} source={town.positionSource} />
      <Facts code={town.code} facts={town.facts} sources={town.sources} status={town.status} />
      {axis && <Strip axis={axis} network={network} current={selection} />}
      <Nearby from={town.lonLat} except={town.code} network={network} />
      <TravelSection code={town.code} network={network} />
    </Frame>
  );
}
