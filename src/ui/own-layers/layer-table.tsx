import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { columnKind, type OwnLayer, rowPasses, valueNumber, valueText } from '../../domain/own-layer.ts';
import { ownFileWords, words } from '../../i18n/index.ts';
import { moveCamera } from '../../state/actions.ts';
import { layersBox } from '../../state/own-layers/box.ts';
import { openRow } from '../../state/own-layers/rows.ts';
import { useAtlas } from '../atlas.ts';

/** Height of a row, px: fixed, so that only the rows in view need to be made. */
const ROW_PX = 32;
/** Rows made above and below those in view. */
const SPARE = 12;
/** Half the side of the map's view around a single point, degrees. */
const AROUND_DEG = 0.02;

interface Order {
  column: number;
  descending: boolean;
}

/** The rows of an own layer that pass its filter, tied to the map both ways: a row opens its feature, a feature its row. */
export function LayerTable({ id }: { id: string }): JSX.Element | null {
  const { state, language } = useAtlas();
  const layer = state.ownLayers.value?.layers.value.find((each) => each.id === id);
  const [order, setOrder] = useState<Order | null>(null);
  const [top, setTop] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => (layer ? sortedRows(layer, order) : []), [layer, order]);
  const open = state.openRow.value;
  const openAt = open?.layer === id ? rows.indexOf(open.row) : -1;
  useEffect(() => {
    const view = scroller.current;
    if (!view || openAt < 0) return;
    const [from, to] = [view.scrollTop, view.scrollTop + view.clientHeight - 2 * ROW_PX];
    const at = openAt * ROW_PX;
    if (at < from || at > to) view.scrollTop = Math.max(0, at - view.clientHeight / 2);
  }, [openAt]);
  if (!layer) return null;
  const { table: t } = ownFileWords.in(language);
  const height = scroller.current?.clientHeight ?? 400;
  const first = Math.max(0, Math.floor(top / ROW_PX) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_PX) + SPARE);
  const sort = (column: number): void =>
    setOrder(
      order?.column !== column
        ? { column, descending: false }
        : order.descending
          ? null
          : { column, descending: true },
    );
  const go = (row: number): void => {
    openRow(state, { layer: id, row });
    const box = layersBox([{ rows: layer.rows.slice(row, row + 1) }]);
    if (!box) return;
    const [west, south, east, north] = box;
    const isPoint = west === east && south === north;
    const by = isPoint ? AROUND_DEG : 0;
    moveCamera(state, { to: 'bbox', bbox: [west - by, south - by, east + by, north + by] });
  };
  return (
    <section class="layer-table" aria-label={t.title(layer.settings.name)}>
      <header class="layer-table-head">
        <h2>{layer.settings.name}</h2>
        <span class="note">{t.count(rows.length.toLocaleString(language))}</span>
        <button type="button" class="text-button" onClick={() => (state.openTable.value = null)}>
          {words(language).close}
        </button>
      </header>
      <div
        ref={scroller}
        class="layer-table-body"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" class="number">
                {t.row}
              </th>
              {layer.columns.map((name, i) => (
                <th
                  key={i}
                  scope="col"
                  class={columnKind(layer, i) === 'number' ? 'number' : undefined}
                  aria-sort={order?.column === i ? (order.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => sort(i)}>
                    {name}
                    <span aria-hidden="true">
                      {order?.column === i ? (order.descending ? ' ↓' : ' ↑') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <tr aria-hidden="true" style={{ height: `${first * ROW_PX}px` }} />}
            {rows.slice(first, last).map((row, i) => {
              const each = layer.rows[row];
              return (
                <tr
                  key={row}
                  aria-rowindex={first + i + 2}
                  data-open={open?.layer === id && open.row === row}
                  onMouseEnter={() => (state.hoverRow.value = { layer: id, row })}
                  onMouseLeave={() => (state.hoverRow.value = null)}
                  onClick={() => go(row)}
                >
                  <th scope="row" class="number">
                    <button
                      type="button"
                      aria-label={t.show(String(each?.number ?? ''))}
                      disabled={!each?.geometry}
                      onClick={(event) => {
                        event.stopPropagation();
                        go(row);
                      }}
                    >
                      {each?.number}
                    </button>
                  </th>
                  {layer.columns.map((_, column) => (
                    <td key={column} class={columnKind(layer, column) === 'number' ? 'number' : undefined}>
                      {valueText(each?.values[column])}
                    </td>
                  ))}
                </tr>
              );
            })}
            {last < rows.length && (
              <tr aria-hidden="true" style={{ height: `${(rows.length - last) * ROW_PX}px` }} />
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Indices of the rows that pass, in the order asked for; of equal values the one that the file has first. */
function sortedRows(layer: OwnLayer, order: Order | null): number[] {
  const { rows, settings } = layer;
  const passing = rows.flatMap((row, i) => (rowPasses(settings.filter, row) ? [i] : []));
  if (!order) return passing;
  const { column, descending } = order;
  const isNumber = columnKind(layer, column) === 'number';
  const collator = new Intl.Collator('zh', { numeric: true });
  const compare = (a: number, b: number): number => {
    const [x, y] = [rows[a]?.values[column], rows[b]?.values[column]];
    // Empty cells come last, whichever way.
    const [noX, noY] = [valueText(x) === '', valueText(y) === ''];
    if (noX || noY) return Number(noX) - Number(noY);
    const by = isNumber
      ? (valueNumber(x) ?? 0) - (valueNumber(y) ?? 0)
      : collator.compare(valueText(x), valueText(y));
    return descending ? -by : by;
  };
  return passing.toSorted((a, b) => compare(a, b) || a - b);
}
