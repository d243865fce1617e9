import { isLarge, type OwnLayer, type OwnValue, type SmallLayer, valueText } from '../../domain/own-layer.ts';
import type { LonLat } from '../../domain/records.ts';
import type { RowRef } from '../../domain/run-time-layer.ts';
import type { AtlasState } from '../atlas-state.ts';
import type { Bbox } from '../../domain/view.ts';
import { rowsBox } from './box.ts';
import type { OpenedRow } from './large-layers.ts';

/** Content of a row, for a pop-up. */
export interface RowDetails {
  title: string;
  entries: readonly { name: string; text: string }[];
  /** Position of the pop-up; null if the row has none. */
  lonLat: LonLat | null;
}

/** Largest numbers of columns in a pop-up and of characters of each value; the table has the rest. */
const MOST_ENTRIES = 30;
const LONGEST = 200;

/** Cache by row: the same object for the same row of the same layer. */
const known = new WeakMap<object, { of: OwnLayer; details: RowDetails }>();

/** The content of the open row; null if none is open. */
export function openRowDetails(state: AtlasState): RowDetails | null {
  const ref = state.openRow.value;
  const own = state.ownLayers.value;
  const layer = own?.layers.value.find(({ id }) => id === ref?.layer);
  if (!ref || !layer) return null;
  const opened = isLarge(layer) ? largeRow(own?.large.openedRow.value, ref) : smallRow(layer, ref);
  if (!opened) return null;
  const before = known.get(opened.row);
  if (before?.of === layer) return before.details;
  const details = readDetails(layer, opened.values, opened.box());
  known.set(opened.row, { of: layer, details });
  return details;
}

interface Opened {
  /** The same object for the same row. */
  row: object;
  values: readonly OwnValue[];
  box(): Bbox | null;
}

function smallRow({ rows }: SmallLayer, { row: at }: RowRef): Opened | null {
  const row = rows[at];
  return row ? { row, values: row.values, box: () => rowsBox([row]) } : null;
}

/** The latest answer of the worker may still be for the row that was open before. */
function largeRow(row: OpenedRow | null | undefined, ref: RowRef): Opened | null {
  if (row?.layer !== ref.layer || row.row !== ref.row) return null;
  return { row, values: row.values, box: () => row.box };
}

function readDetails(
  { columns, settings }: OwnLayer,
  values: readonly OwnValue[],
  box: Bbox | null,
): RowDetails {
  const texts = columns.map((name, i) => ({ name, text: valueText(values[i]).slice(0, LONGEST) }));
  return {
    title: settings.label === null ? '' : (texts[settings.label]?.text ?? ''),
    entries: texts.filter(({ text }, i) => text !== '' && i !== settings.label).slice(0, MOST_ENTRIES),
    lonLat: box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
  };
}
