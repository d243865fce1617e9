import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import { back } from '../../state/actions.ts';
import { isMissing, loadGazetteer, loadTitles } from '../../state/loading.ts';
import { findPlace } from '../../state/places.ts';
import type { Place } from '../../state/places.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { BackBar } from '../panel/back-bar.tsx';
import { AxisProfile } from './axis-profile.tsx';
import { ClusterProfile } from './cluster-profile.tsx';
import { CountyProfile } from './county-profile.tsx';
import { PlaceProfile } from './place-profile.tsx';
import { TownProfile } from './town-profile.tsx';
import { VillageProfile } from './village-profile.tsx';

/** The profile of the selection, shown in place of the panel. */
export function Profile({ selection }: { selection: Selection }): JSX.Element {
  const { state, t } = useAtlas();
  const network = state.network.value;
  const place =
    selection.kind === 'place' ? findPlace(state.gazetteer.value, state.places.value, selection.id) : null;
  useEffect(() => {
    // Names of towns that are not central towns are only in the gazetteer.
    if (selection.kind === 'village' || selection.kind === 'place' || selection.kind === 'cluster')
      void loadGazetteer(state);
    if (selection.kind === 'town' || selection.kind === 'village' || selection.kind === 'place')
      void loadTitles(state);
  }, [selection]);
  const content = network && renderProfile(selection, network, place);
  const waiting =
    network === null ||
    (selection.kind === 'cluster' && state.loadState.value !== 'ready') ||
    (selection.kind === 'place' && (state.gazetteer.value === null || state.places.value === null));
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

function renderProfile({ kind, id }: Selection, network: Network, place: Place | null): JSX.Element | null {
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
    case 'place':
      return place && <PlaceProfile place={place} network={network} />;
  }
}
