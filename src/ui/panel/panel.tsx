import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { localeOf, nextLanguage, words } from '../../i18n/index.ts';
import { back, closePrint, notify, openList, setFlavour, setLanguage } from '../../state/actions.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { encodeLink } from '../../state/link.ts';
import type { LinkState } from '../../state/link.ts';
import { buildLink } from '../../state/link-state.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { AnalysisSection } from '../analysis/section.tsx';
import { useAtlas } from '../atlas.ts';
import { DrawerHandle } from '../drawer.tsx';
import { usePanelFocus } from '../focus.ts';
import { Guard } from '../guard.tsx';
import { Failures, LateFaults, MapFaults, NoticeLine } from '../notices.tsx';
import { Profile } from '../profile/profile.tsx';
import { PrintView, withPrintMemory } from '../print/open-print.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { Home, filterToRegion } from './home.tsx';
import { ListView } from './list-view.tsx';

/** The panel: title and search always, below them the profile, a list, or filters and legend. */
export function Panel(): JSX.Element {
  const { state, t } = useAtlas();
  const panel = useRef<HTMLElement>(null);
  usePanelFocus(panel);
  const selection = state.selection.value;
  const list = state.list.value;
  const settings = state.printSettings.value;
  // Rendering its text and loading its fonts would delay the map.
  const begun = state.textMayCome.value;
  return (
    <aside
      ref={panel}
      id="panel"
      class="panel"
      aria-label={t.panelLabel}
      data-drawer={state.drawer.value}
      data-view={settings || selection || list ? 'detail' : 'home'}
      aria-busy={!begun}
    >
      {begun && (
        <>
          <Guard part="drawer">
            <DrawerHandle />
          </Guard>
          <header class="panel-head">
            <Guard part="masthead">
              <Masthead />
            </Guard>
            <Guard part="search" onDefaults={() => (state.searchText.value = '')}>
              <SearchBox />
            </Guard>
          </header>
          <Guard part="print">
            <PaperLine />
          </Guard>
          <Guard part="notices" of={state.notice.value} onClose={() => notify(state, null)}>
            <NoticeLine />
          </Guard>
          <div class="panel-body" id="panel-body">
            <Guard part="notices" of={state.failures.value}>
              <Failures />
            </Guard>
            <Guard part="notices" of={state.mapFaults.value}>
              <MapFaults />
            </Guard>
            <Guard part="notices" of={state.lateFaults.value}>
              <LateFaults />
            </Guard>
            <View />
            {!settings && (selection?.kind === 'axis' || selection?.kind === 'county') && <AnalysisSection />}
          </div>
        </>
      )}
    </aside>
  );
}

/** What the panel shows: the settings of the print, a profile, a list, or filters and legend. */
function View(): JSX.Element {
  const { state } = useAtlas();
  const selection = state.selection.value;
  const list = state.list.value;
  const settings = state.printSettings.value;
  if (settings)
    return (
      <Guard
        part="print"
        of={settings}
        onClose={() => closePrint(state)}
        onDefaults={() => withPrintMemory(state, ({ resetPrint }) => resetPrint(state))}
      >
        <PrintView settings={settings} />
      </Guard>
    );
  if (selection)
    return (
      <Guard part="profile" of={selection} onClose={() => back(state)}>
        <Profile selection={selection} />
      </Guard>
    );
  if (list)
    return (
      <Guard part="list" of={list} onClose={() => openList(state, null)}>
        <ListView kind={list} />
      </Guard>
    );
  return <Home />;
}

/** Printed only, in place of the map, which browsers do not print: where a sheet with the map can be made. */
function PaperLine(): JSX.Element {
  const { state, t, language } = useAtlas();
  const { origin, pathname, search } = location;
  const address = (link: LinkState): string => `${origin}${pathname}${search}#${encodeLink(link)}`;
  const link = buildLink(state);
  const sheet: LinkState = { ...link, print: { version: 1, region: shownRegion(state), language } };
  return (
    <p class="paper-only">
      {t.print.mapElsewhere} <a href={address(sheet)}>{address(link)}</a>
    </p>
  );
}

/** The region of what is open, or of the filter. */
function shownRegion({ selection, filter }: AtlasState): PrintSettings['region'] {
  if (selection.value?.kind === 'axis') return { kind: 'axis', id: selection.value.id };
  if (selection.value?.kind === 'county') return { kind: 'county', code: selection.value.id };
  return filterToRegion(filter.value);
}

function Masthead(): JSX.Element {
  const { state, t, language } = useAtlas();
  const dark = state.flavour.value === 'dark';
  const other = nextLanguage(language);
  const { tag, ownName } = localeOf(other);
  return (
    <div class="masthead">
      <h1 tabIndex={-1}>
        <span class="title">{t.title}</span>
        <span class="title-other" lang={tag}>
          {words(other).title}
        </span>
      </h1>
      <div class="toggles">
        <button type="button" class="toggle" lang={tag} onClick={() => setLanguage(state, other)}>
          {ownName}
        </button>
        <button type="button" class="toggle" onClick={() => setFlavour(state, dark ? 'light' : 'dark')}>
          {dark ? t.toLight : t.toDark}
        </button>
      </div>
    </div>
  );
}
