import { type OwnLayer, valueText } from '../../domain/own-layer.ts';
import type { LonLat } from '../../domain/records.ts';
import type { RowRef } from '../../domain/run-time-layer.ts';
import type { AtlasState } from '../atlas-state.ts';
import { layersBox } from './box.ts';

/** What a row holds, for a pop-up. */
export interface RowDetails {
  title: string;
  entries: readonly { name: string; text: string }[];
  /** Where it is shown; null where the row has no position. */
  lonLat: LonLat | null;
}

/** Columns of a pop-up and characters of each value; the table has the rest. */
const MOST_ENTRIES = 30;
const LONGEST = 200;

const known = new WeakMap<OwnLayer['rows'][number], { of: OwnLayer; details: RowDetails }>();

/** What the row that is open holds; null where none is. */
export function openRowDetails(state: AtlasState): RowDetails | null {
  const ref = state.openRow.value;
  const layer = state.ownLayers.value?.layers.value.find(({ id }) => id === ref?.layer);
  const row = ref && layer?.rows[ref.row];
  if (!layer || !row) return null;
  const before = known.get(row);
  if (before?.of === layer) return before.details;
  const { columns, settings } = layer;
  const texts = columns.map((name, i) => ({ name, text: valueText(row.values[i]).slice(0, LONGEST) }));
  const box = layersBox([{ rows: [row] }]);
  const details: RowDetails = {
    title: settings.label === null ? '' : (texts[settings.label]?.text ?? ''),
    entries: texts.filter(({ text }, i) => text !== '' && i !== settings.label).slice(0, MOST_ENTRIES),
    lonLat: box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
  };
  known.set(row, { of: layer, details });
  return details;
}

/** Opens a row of a run-time layer, or closes it. */
export function openRow(state: Pick<AtlasState, 'openRow'>, ref: RowRef | null): void {
  const before = state.openRow.peek();
  if (before?.layer !== ref?.layer || before?.row !== ref?.row) state.openRow.value = ref;
}
