import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  filterTest,
  isLarge,
  type OwnLayer,
  orderedRows,
  type OwnValue,
  type RowOrder,
  type SmallLayer,
  tableOfRows,
} from '../../domain/own-layer.ts';
import type { Bbox } from '../../domain/view.ts';
import { rowsBox } from '../../state/own-layers/box.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';

/** A row of a table in view. */
export interface ShownRow {
  row: number;
  /** Row of the file. */
  number: number;
  values: readonly OwnValue[];
  box: Bbox | null;
}

/** The part of a table that is in view. */
export interface ShownRows {
  /** Number of rows that pass the filter. */
  count: number;
  /** Position of the first of `rows` in the order. */
  first: number;
  rows: readonly ShownRow[];
  /** Position of the open row in the order; -1 if it is not among them. */
  openAt: number;
}

/** The requested part of a table. */
export interface Asked {
  order: RowOrder | null;
  first: number;
  last: number;
  /** The open row, if it belongs to this layer. */
  open: number | null;
}

/** The rows in view of a layer's table: at once if the page holds them, else when the worker has answered; null until its first answer. */
export function useRows(own: OwnLayers, layer: OwnLayer, asked: Asked): ShownRows | null {
  const { order, first, last, open } = asked;
  const small = useMemo(() => (isLarge(layer) ? null : orderRows(layer, order)), [layer, order]);
  const [answer, setAnswer] = useState<ShownRows | null>(null);
  const { filter } = layer.settings;
  useEffect(() => {
    if (!isLarge(layer)) return undefined;
    const aborting = new AbortController();
    const args = { layer: layer.id, order, from: first, to: last, find: open };
    void own.client.ask('table', args, 'table', aborting.signal).then((outcome) => {
      if (outcome.state !== 'done' || aborting.signal.aborted) return;
      const { count, rows, foundAt } = outcome.value;
      setAnswer({ count, first, rows, openAt: foundAt });
    });
    return () => aborting.abort();
  }, [layer.id, filter, order, first, last, open]);
  if (isLarge(layer)) return answer;
  if (!small) return null;
  const rows = Array.from(small.subarray(first, last), (row): ShownRow => {
    const { number = 0, values = [], geometry = null } = layer.rows[row] ?? {};
    return { row, number, values, box: rowsBox([{ geometry }]) };
  });
  return { count: small.length, first, rows, openAt: open === null ? -1 : small.indexOf(open) };
}

/** Indexes of the rows that pass the filter, in the requested order. */
function orderRows({ rows, settings }: SmallLayer, order: RowOrder | null): Uint32Array {
  const table = tableOfRows(rows);
  return orderedRows(table, filterTest(settings.filter, table), order);
}
