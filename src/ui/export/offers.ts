import { useEffect, useMemo } from 'preact/hooks';
import { isLarge, type OwnLayer } from '../../domain/own-layer.ts';
import { ownCode, SITE_ROLES } from '../../domain/own-sites.ts';
import type { LonLat } from '../../domain/records.ts';
import type { RunTimeLayer } from '../../domain/run-time-layer.ts';
import { geometryKind } from '../../domain/run-time-layer.ts';
import type { ExportContext } from '../../exchange/export/context.ts';
import { buildTables } from '../../exchange/export/exportable.ts';
import type { Exportable } from '../../exchange/export/exportable.ts';
import { ownLayerHead, packOwnLayer } from '../../exchange/export/own-layer.ts';
import type { ExportTable } from '../../exchange/export/table.ts';
import type { TableSource } from '../../exchange/write/order.ts';
import { packTable } from '../../exchange/write/pack.ts';
import { analysisWords, ownFileWords, siteWords } from '../../i18n/index.ts';
import { ownSourceText } from '../../i18n/own-source-text.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { sourcesOfSites } from '../../state/own-sites.ts';
import { isMissing, loadGazetteer } from '../../state/loading.ts';
import { findPlace } from '../../state/places.ts';
import { useAnalysisWords, useOwnPointName, useSiteNames } from '../analysis/own-words.ts';
import { conditionsText, scopeText } from '../analysis/texts.ts';
import { useAtlas } from '../atlas.ts';

/** What a part of the page exports: a part of the atlas, or a layer of the reader's own. */
export type Exported = Exportable | { kind: 'own-layer'; id: string };

/** A table that can be saved, as the panel shows it. */
export interface Offer {
  title: string;
  fileName: string;
  conditions: string | null;
  /** Null where it is known only once the rows are looked at. */
  rowCount: number | null;
  isSpatial: boolean;
  /** Whether some rows are lines or areas. */
  hasShapes: boolean;
  source(): Promise<TableSource>;
}

/** What can be saved of a part of the page; nothing until it is there. */
export function useOffers(of: Exported): readonly Offer[] {
  const tables = useTables(of);
  const own = useOwnLayer(of);
  return useMemo(() => (own ? [own] : tables.map(tableOffer)), [tables, own]);
}

const tableOffer = (table: ExportTable): Offer => ({
  title: table.about.title,
  fileName: table.fileName,
  conditions: table.about.conditions,
  rowCount: table.rows.length,
  isSpatial: table.isSpatial,
  hasShapes: table.rows.some(({ geometry }) => geometry !== null && geometry.type !== 'Point'),
  source: () => packTable(table),
});

function useOwnLayer(of: Exported): Offer | null {
  const { state, language } = useAtlas();
  const id = of.kind === 'own-layer' ? of.id : null;
  const layer = state.ownLayers.value?.layers.value.find((each) => each.id === id);
  const drawn = state.runTimeLayers.value.find((each) => each.id === id);
  return useMemo((): Offer | null => {
    if (!layer) return null;
    const { filter } = layer.settings;
    const { panel } = ownFileWords.in(language);
    const isFiltered = filter !== null && filter.value.trim() !== '';
    const conditions = isFiltered
      ? `${layer.columns[filter.column] ?? ''} ${panel.tests[filter.test]} ${filter.value.trim()}`
      : null;
    const made = ownLayerHead(layer, conditions, language);
    const { fileName, isSpatial } = made.head;
    return {
      title: layer.settings.name,
      fileName,
      conditions,
      rowCount: isFiltered ? null : rowCountOf(layer),
      isSpatial,
      hasShapes: hasShapes(layer, drawn),
      source: () => packOwnLayer(layer, made),
    };
  }, [layer, drawn, language]);
}

const rowCountOf = (layer: OwnLayer): number => (isLarge(layer) ? layer.packed.rowCount : layer.rows.length);

const hasShapes = (layer: OwnLayer, drawn: RunTimeLayer | undefined): boolean =>
  isLarge(layer)
    ? (drawn?.tiled?.kinds.some((kind) => !kind.endsWith(':point')) ?? false)
    : layer.rows.some(({ geometry }) => geometry !== null && geometryKind(geometry) !== 'point');

/** Whether the rows of a table can be places that are not in the network; their positions are in the gazetteer. */
const namesPlaces = ({ kind }: Exported): boolean =>
  kind !== 'own-layer' && kind !== 'layer' && kind !== 'record' && kind !== 'programme';

/** Tables of the chosen subject; none until the network and the positions of all rows are loaded. */
function useTables(of: Exported): readonly ExportTable[] {
  const { state, language } = useAtlas();
  useEffect(() => {
    if (namesPlaces(of)) void loadGazetteer(state);
  }, [state, of.kind]);
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  const places = state.places.value;
  const filter = state.filter.value;
  const conditions = useConditions(state);
  const ownSites = useOwnSites(state);
  const isWaiting = namesPlaces(of) && !gazetteer && !isMissing(state, 'place');
  return useMemo(() => {
    if (!network || isWaiting || of.kind === 'own-layer') return [];
    const context: ExportContext = {
      network,
      language,
      filter,
      conditions,
      positionOf: (code) => findPlace(gazetteer, places, code)?.lonLat,
      ...(ownSites ? { ownSites } : {}),
    };
    return buildTables(of, context);
  }, [network, isWaiting, language, filter, conditions, ownSites, gazetteer, places, ...Object.values(of)]);
}

/** Scope of the figures of the analysis; tables of layers and records state their own. */
function useConditions(state: AtlasState): string | null {
  const { language, t: page } = useAtlas();
  const scope = state.analysis.value?.scope.value;
  const network = state.network.value;
  if (!scope || !network) return null;
  const t = analysisWords.in(language);
  const filtered = scope.records ? conditionsText(scope.records, language, page) : '';
  return [scopeText(scope, network, language, t), filtered === '' ? '' : t.scope.filtered(filtered)]
    .filter((text) => text !== '')
    .join(' ');
}

/** What the tables state about own points in place of central towns or villages. */
function useOwnSites(state: AtlasState): ExportContext['ownSites'] {
  const { language } = useAtlas();
  const names = useSiteNames();
  const ownName = useOwnPointName();
  const choice = state.analysis.value?.ownSites.choice.value;
  const { methods } = useAnalysisWords().how;
  const sites = state.analysis.value?.ownSites;
  const sources = sites ? sourcesOfSites(state, sites) : [];
  return useMemo(() => {
    const s = siteWords.in(language);
    const standIns = SITE_ROLES.flatMap((role) => {
      const name = names[role];
      return name === undefined ? [] : [s.conditions[role](name)];
    });
    if (standIns.length === 0) return undefined;
    const layers = SITE_ROLES.flatMap(
      (role) => state.analysis.peek()?.ownSites.chosen[role].peek()?.points ?? [],
    );
    const found = new Map(
      layers.flatMap(({ layer, lonLats, rows }) => {
        const parts = new Map<number, number>();
        return rows.map((row, i) => {
          const part = (parts.get(row) ?? 0) + 1;
          parts.set(row, part);
          return [ownCode(layer.id, row, part), { lonLat: lonLats[i] as LonLat, layer: layer.name }] as const;
        });
      }),
    );
    return {
      standIns: standIns.map((text) => text.replace(/[。.]$/, '')).join(' · '),
      sources: sources.map((source) => ownSourceText(source, language)),
      methods,
      find: (code) => {
        const own = found.get(code);
        return (
          own && { name: ownName(code) ?? code, lonLat: own.lonLat, positionSource: s.position(own.layer) }
        );
      },
    };
  }, [choice, language, names.facilities, names.places, JSON.stringify(sources)]);
}
