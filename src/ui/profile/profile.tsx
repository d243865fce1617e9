import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Gazetteer, Network } from '../../domain/network.ts';
import { back } from '../../state/actions.ts';
import { isMissing, wantGazetteer } from '../../state/loading.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { BackBar } from '../panel/back-bar.tsx';
import { AxisProfile } from './axis-profile.tsx';
import { ClusterProfile } from './cluster-profile.tsx';
import { CountyProfile } from './county-profile.tsx';
import { PlaceProfile } from './place-profile.tsx';
import { TownProfile } from './town-profile.tsx';
import { VillageProfile } from './village-profile.tsx';

/** The profile of the selection, in place of the panel. */
export function Profile({ selection }: { selection: Selection }): JSX.Element {
  const { state, t } = useAtlas();
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  useEffect(() => {
    // Names of towns that are not central ones are in the gazetteer only.
    if (selection.kind === 'village' || selection.kind === 'place') void wantGazetteer(state);
  }, [selection]);
  const content = network && profileOf(selection, network, gazetteer);
  const waiting =
    network === null ||
    (selection.kind === 'cluster' && state.loadState.value === 'loading') ||
    (selection.kind === 'place' && gazetteer === null);
  const missing = isMissing(state, selection.kind);
  return (
    <div class="view" key={`${selection.kind}:${selection.id}`}>
      <BackBar onBack={() => back(state)} />
      {content ?? (
        <p class="empty">
          {missing ? t.profile.fileMissing : waiting ? t.search.unready : t.profile.unknown}
        </p>
      )}
    </div>
  );
}

function profileOf(
  { kind, id }: Selection,
  network: Network,
  gazetteer: Gazetteer | null,
): JSX.Element | null {
  switch (kind) {
    case 'axis': {
      const axis = network.axes.get(id);
      return axis ? <AxisProfile axis={axis} network={network} /> : null;
    }
    case 'town': {
      const town = network.towns.get(id);
      return town ? <TownProfile town={town} network={network} /> : null;
    }
    case 'village': {
      const village = network.villages.get(id);
      return village ? <VillageProfile village={village} network={network} /> : null;
    }
    case 'county': {
      const county = network.counties.get(id);
      return county ? <CountyProfile county={county} network={network} /> : null;
    }
    case 'cluster': {
      const cluster = network.clusters.get(id);
      return cluster ? <ClusterProfile cluster={cluster} network={network} /> : null;
    }
    case 'place': {
      const place =
        gazetteer?.towns.find(({ code }) => code === id) ??
        gazetteer?.villages.find(({ code }) => code === id);
      return place ? <PlaceProfile place={place} network={network} /> : null;
    }
  }
}
