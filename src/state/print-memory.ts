import { batch } from '@preact/signals';
import type { AtlasState } from './atlas-state.ts';
import type { PrintSettings } from './print-types.ts';
import { shownLayers } from './run-time-layers.ts';

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
  batch(() => {
    state.printRefused.value = [];
    state.printGiven.value = given;
    state.printSettings.value = settings;
    if (state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
  });
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

/** A sheet of a region as the live map shows it. */
function settingsFor(state: AtlasState, region: PrintSettings['region']): PrintSettings {
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const { documentedOnly, ...rest } = state.filter.peek();
  const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const corridorKm = state.widthKm.peek();
  const layers = shownLayers(state);
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
    ...(layers.length > 0
      ? { addedLayers: Object.fromEntries(layers.map(({ id, name }) => [id, name])) }
      : {}),
  };
}
