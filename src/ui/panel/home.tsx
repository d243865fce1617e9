import type { JSX } from 'preact';
import type { Filter } from '../../domain/filter.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { clearFilter, openList, moveCamera } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import { AnalysisSection } from '../analysis/section.tsx';
import { Guard } from '../guard.tsx';
import { AppliedLists } from '../lists/applied-lists.tsx';
import { FileEntrance } from '../own-files/entrance.tsx';
import { PrintButton } from '../print/open-print.tsx';
import { Filters } from './filters.tsx';
import { Legend } from './legend.tsx';

/** The panel while nothing is selected. */
export function Home(): JSX.Element {
  const { state, t, later } = useAtlas();
  const { Programme, Stories, BasemapSection } = later.value ?? {};
  const dataDate = state.network.value?.dataDate ?? '';
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Guard part="filters" of={state.filter.value} onDefaults={() => clearFilter(state)}>
        <Filters />
      </Guard>
      <AnalysisSection />
      <Guard part="files">
        <FileEntrance />
        <AppliedLists />
      </Guard>
      <Guard part="legend" of={state.counts.value}>
        <Legend />
      </Guard>
      {BasemapSection && (
        <Guard part="basemap">
          <BasemapSection />
        </Guard>
      )}
      {Stories && (
        <Guard part="stories" of={state.stories.value}>
          <Stories />
        </Guard>
      )}
      {Programme && (
        <Guard part="programme" of={state.network.value}>
          <Programme />
        </Guard>
      )}
      <footer class="panel-foot">
        <p class="foot-actions">
          <button type="button" class="text-button" onClick={() => openList(state, 'cluster')}>
            {t.legend.openList(t.list.tabs.cluster)}
          </button>
          <PrintButton class="text-button" region={filterToRegion(state.filter.value)} />
          <button type="button" class="text-button" onClick={() => moveCamera(state, { to: 'province' })}>
            {t.zoomToProvince}
          </button>
        </p>
        {dataDate !== '' && <p class="note">{t.dataDate(dataDate)}</p>}
      </footer>
    </>
  );
}

/** The region of the present filter. */
export function filterToRegion({ county, prefecture }: Filter): PrintSettings['region'] {
  if (county !== undefined) return { kind: 'county', code: county };
  return prefecture === undefined ? { kind: 'province' } : { kind: 'prefecture', code: prefecture };
}
