import { batch } from '@preact/signals';
import { SITE_ROLES } from '../domain/own-sites.ts';
import type { LayerRef } from '../domain/run-time-layer.ts';
import { entryOfLayer, type SheetLayerEntry } from '../domain/sheet-layer.ts';
import type { AtlasState } from './atlas-state.ts';
import type { PrintSettings } from './print-types.ts';
import { shownLayers } from './run-time-layers.ts';
import { SITE_SETTINGS } from './settings.ts';

/** Settings that apply to one region only. */
const OF_REGION: ReadonlySet<string> = new Set(['region', 'scale', 'title', 'subtitle', 'filter']);

/** Settings of a print that differ from those it was opened with, i.e. the reader's own; `undefined` for one that was removed. */
function listChanges(given: PrintSettings | null, settings: PrintSettings): [string, unknown][] {
  const before: Record<string, unknown> = { ...given };
  const after: Record<string, unknown> = { ...settings };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => [key, after[key]]);
}

/**
 * Opens the print with a sheet of this region as the live map shows it, dated today. Settings that the reader made for it earlier in this visit are
 * restored; of the settings made for another sheet, those that do not depend on the region: paper, content, author.
 */
export function openPrint(state: AtlasState, region: PrintSettings['region']): void {
  const given = settingsFor(state, region);
  const prints = state.prints.peek();
  const same = prints.find((print) => JSON.stringify(print.opened) === JSON.stringify(region));
  const last = prints.at(-1);
  const changes = same
    ? listChanges(same.given, same.settings)
    : last
      ? listChanges(last.given, last.settings).filter(([key]) => !OF_REGION.has(key))
      : [];
  const settings = Object.fromEntries(
    Object.entries({ ...given, ...Object.fromEntries(changes) }).filter(([, value]) => value !== undefined),
  ) as unknown as PrintSettings;
  if (settings.addedLayers) settings.addedLayers = refreshed(state, settings.addedLayers);
  batch(() => {
    state.printRefused.value = [];
    state.printGiven.value = given;
    state.printSettings.value = settings;
    if (state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
  });
}

/** The layers of an earlier sheet of this visit, each as it is on the map now. */
function refreshed(
  state: AtlasState,
  layers: NonNullable<PrintSettings['addedLayers']>,
): NonNullable<PrintSettings['addedLayers']> {
  return Object.fromEntries(
    Object.entries(layers).map(([id, entry]) => {
      const layer = state.runTimeLayers.peek().find((each) => each.id === id);
      const isDrawn = typeof entry === 'string' || entry.drawn !== false;
      return [id, layer ? { ...entryOf(state, layer), ...(isDrawn ? {} : { drawn: false }) } : entry];
    }),
  );
}

/** Resets all settings to those of a newly opened print; the region stays if a sheet can be made of it. */
export function resetPrint(state: AtlasState): void {
  const failure = state.printing.peek()?.shown.peek().failure;
  const isOfRegion =
    failure !== undefined &&
    failure !== null &&
    (['unknown-region', 'empty-frame', 'empty-region'].includes(failure.kind) ||
      ('path' in failure && failure.path.startsWith('region')));
  const region: unknown = state.printSettings.peek()?.region;
  const given = settingsFor(
    state,
    region && !isOfRegion ? (region as PrintSettings['region']) : { kind: 'province' },
  );
  batch(() => {
    state.printRefused.value = [];
    state.printGiven.value = given;
    state.printSettings.value = given;
  });
}

/** What a sheet says of a layer as it is on the map. */
export function entryOf(state: AtlasState, { id, name }: LayerRef): SheetLayerEntry {
  const own = state.ownLayers.value?.layers.value ?? [];
  const at = own.findIndex((layer) => layer.id === id);
  const layer = own[at];
  return layer ? entryOfLayer(layer, at) : { name };
}

/** Layers as they are on the map, and those that the analysis asks with, drawn or not. */
function layerSettings(state: AtlasState): Pick<PrintSettings, 'addedLayers' | 'ownPoints'> {
  const drawn = shownLayers(state);
  const isAsking = state.widthKm.peek() !== null;
  const ownPoints: NonNullable<PrintSettings['ownPoints']> = {};
  for (const role of SITE_ROLES) {
    const id = isAsking ? state[SITE_SETTINGS[role]].peek() : null;
    if (id !== null && state.runTimeLayers.peek().some((layer) => layer.id === id)) ownPoints[role] = id;
  }
  const asked = state.runTimeLayers
    .peek()
    .filter((layer) => Object.values(ownPoints).includes(layer.id) && !drawn.includes(layer));
  const entries = [
    ...drawn.map((layer) => [layer.id, entryOf(state, layer)] as const),
    ...asked.map((layer) => [layer.id, { ...entryOf(state, layer), drawn: false }] as const),
  ];
  return {
    ...(entries.length > 0 ? { addedLayers: Object.fromEntries(entries) } : {}),
    ...(Object.keys(ownPoints).length > 0 ? { ownPoints } : {}),
  };
}

/** A sheet of a region as the live map shows it. */
function settingsFor(state: AtlasState, region: PrintSettings['region']): PrintSettings {
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const { documentedOnly, ...rest } = state.filter.peek();
  const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const corridorKm = state.widthKm.peek();
  const source = state.basemaps.peek()?.sheetSource();
  return {
    version: 1,
    region,
    date,
    language: state.language.peek(),
    ...(documentedOnly ? { documentedOnly } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(corridorKm ? { corridorKm } : {}),
    ...(source ? { basemap: { source } } : {}),
    ...layerSettings(state),
  };
}
