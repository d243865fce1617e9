import type { JSX } from 'preact';
import type { Network, VillagePoint } from '../../domain/network.ts';
import { findPlace } from '../../state/places.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { selectionName } from '../names.ts';
import { nameOf, withinName } from '../../i18n/names.ts';
import { BatchText } from './batch-text.tsx';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { AxisReference, CountyReference, Nearby, Reference } from './links.tsx';
import { Position } from './position.tsx';
import { Strip } from './strip.tsx';
import { TravelSection } from './travel-section.tsx';

export function VillageProfile({
  village,
  network,
}: {
  village: VillagePoint;
  network: Network;
}): JSX.Element {
  const { state, t, language } = useAtlas();
  const selection = { kind: 'village', id: village.code } as const;
  const axis = network.axes.get(village.axis);
  const cluster = village.cluster === undefined ? undefined : network.clusters.get(village.cluster);
  // If the village lies in a town that is not a central town, the town's name is in the gazetteer.
  const town: Selection = { kind: network.towns.has(village.town) ? 'town' : 'place', id: village.town };
  const place = (code: string) => findPlace(state.gazetteer.value, state.places.value, code);
  const townPoint = network.towns.get(village.town)?.lonLat ?? place(village.town)?.lonLat;
  return (
    <Frame
      selection={selection}
      record={village}
      title={nameOf(village, language)}
      kind={t.kinds.village}
      within={withinName(village, network, language)}
      status={village.status}
    >
      <Details
        rows={[
          [
            t.profile.code,
            village.unlisted ? (
              <span class="aside">{t.unlisted}</span>
            ) : (
              <span class="number">{village.code}</span>
            ),
          ],
          [t.profile.town, <Reference target={town} name={selectionName(town, network, place, language)} />],
          [t.profile.county, <CountyReference code={village.county} network={network} />],
          [t.profile.axis, <AxisReference id={village.axis} network={network} />],
          [
            t.profile.cluster,
            cluster && (
              <Reference target={{ kind: 'cluster', id: cluster.id }} name={nameOf(cluster, language)} />
            ),
          ],
          [t.profile.batch, village.batch && <BatchText record={village} network={network} />],
          [
            t.profile.industries,
            village.industries.length > 0 && <span lang="zh-Hans">{village.industries.join('、')}</span>,
          ],
        ]}
      />
      <Position of="village" precision={village.precision} source={village.positionSource} />
      <Facts code={village.code} facts={village.facts} sources={village.sources} status={village.status} />
      {axis && <Strip axis={axis} network={network} current={selection} />}
      {village.precision === 'village' ? (
        <Nearby from={village.lonLat} except={village.code} network={network} />
      ) : (
        townPoint && <Nearby from={townPoint} town={village.town} network={network} />
      )}
      <TravelSection code={village.code} network={network} />
    </Frame>
  );
}
