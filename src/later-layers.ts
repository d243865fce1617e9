import { effect } from '@preact/signals';
import { runTimeSubject } from '../styles/run-time.ts';
import { TILE_SOURCE_IDS } from '../styles/sources.ts';
import { words } from './i18n/index.ts';
import type { MapController } from './map/map-controller.ts';
import type { Analysis } from './state/analysis.ts';
import type { AtlasState } from './state/atlas-state.ts';
import { openRowDetails } from './state/own-layers/rows.ts';

/** Shows the answers of the engine on the map, for the life of the page. */
export async function connectAnalysis(
  state: AtlasState,
  map: MapController,
  analysis: Analysis,
): Promise<void> {
  const layers = await map.startAnalysis();
  layers.serve(analysis.cut);
  for (const source of TILE_SOURCE_IDS)
    effect(() => {
      const version = analysis.versions[source].value;
      void layers.setTiles(source, version).then(() => {
        if (version !== null) analysis.drawn(source, version);
      });
    });
  effect(() => layers.setAnswers(analysis.drawnAnswers.value));
  effect(() => {
    const scope = analysis.scope.value;
    const counties = [...(state.network.value?.counties.values() ?? [])];
    const inside = counties.filter(({ code, prefecture }) =>
      [code, prefecture].includes(scope?.region ?? ''),
    );
    void layers.setPlaceCounties(inside.length > 0 ? inside.map(({ code }) => code) : null);
  });
}

/** Shows run-time layers on the map, for the life of the page: a reader's own layers and scenarios. */
export async function connectRows(state: AtlasState, map: MapController): Promise<void> {
  const rows = await map.startRows();
  // Before the layers, which need its tiles.
  effect(() => rows.serve(state.ownLayers.value?.large.cutTile ?? null));
  effect(() => map.setRunTime(state.runTimeLayers.value.map(runTimeSubject)));
  effect(() => rows.mark(state.openRow.value, state.hoverRow.value));
  effect(() => rows.show(openRowDetails(state), words(state.language.value).close));
}
