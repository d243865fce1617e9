import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { layerColumnKind, type OwnLayer, type RowOrder, valueText } from '../../domain/own-layer.ts';
import { ownFileWords, words } from '../../i18n/index.ts';
import { moveCamera } from '../../state/actions.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';
import { openRow } from '../../state/run-time-layers.ts';
import { useAtlas } from '../atlas.ts';
import { type ShownRow, useRows } from './table-rows.ts';

/** Height of a row, px: fixed, so that only the rows in view need to be rendered. */
const ROW_PX = 32;
/** Number of rows rendered above and below those in view. */
const SPARE = 12;
/** Half the side of the map view around a single point, degrees. */
const AROUND_DEG = 0.02;

/** Firefox draws nothing beyond 17.9 million px: in a longer table the scroll position is scaled. */
const MOST_PX = 15_000_000;

/** The rows of an own layer that pass its filter. Opening a row opens its feature on the map, and the reverse. */
export function LayerTable({ id }: { id: string }): JSX.Element | null {
  const { state } = useAtlas();
  const own = state.ownLayers.value;
  const layer = own?.layers.value.find((each) => each.id === id);
  // With a key: rows, order and scroll position of the table before would be shown under the headings of this layer.
  return own && layer ? <Rows key={id} own={own} layer={layer} /> : null;
}

function Rows({ own, layer }: { own: OwnLayers; layer: OwnLayer }): JSX.Element {
  const { state, language } = useAtlas();
  const { id } = layer;
  const [order, setOrder] = useState<RowOrder | null>(null);
  const [top, setTop] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const open = state.openRow.value;
  const height = scroller.current?.clientHeight ?? 400;
  // The number of rows is known with the first answer.
  const known = useRef(0);
  const fullPx = known.current * ROW_PX;
  const heightPx = Math.min(fullPx, MOST_PX);
  /** Ratio of the height of all rows to the height that is scrolled. */
  const factor = heightPx > height ? (fullPx - height) / (heightPx - height) : 1;
  const topPx = top * factor;
  const first = Math.max(0, Math.floor(topPx / ROW_PX) - SPARE);
  const last = Math.ceil((topPx + height) / ROW_PX) + SPARE;
  const shown = useRows(own, layer, { order, first, last, open: open?.layer === id ? open.row : null });
  const { count = 0, openAt = -1, rows = [] } = shown ?? {};
  known.current = count;
  const start = shown?.first ?? 0;
  const abovePx = Math.max(0, start * ROW_PX - topPx + top);
  const belowPx = Math.max(0, Math.min(count * ROW_PX, MOST_PX) - abovePx - rows.length * ROW_PX);
  useEffect(() => {
    const view = scroller.current;
    if (!view || openAt < 0) return;
    const [from, to] = [view.scrollTop, view.scrollTop + view.clientHeight - 2 * ROW_PX];
    const at = (openAt * ROW_PX) / factor;
    if (at < from || at > to) view.scrollTop = Math.max(0, at - view.clientHeight / 2);
  }, [openAt]);
  const { table: t } = ownFileWords.in(language);
  const go = ({ row, box }: ShownRow): void => {
    openRow(state, { layer: id, row });
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
        <span class="note">{shown ? t.count(count.toLocaleString(language)) : t.waiting}</span>
        <button type="button" class="text-button" onClick={() => (state.openTable.value = null)}>
          {words(language).close}
        </button>
      </header>
      <div
        ref={scroller}
        class="layer-table-body"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table aria-rowcount={count + 1}>
          <Head layer={layer} order={order} onOrder={setOrder} />
          <tbody>
            {abovePx > 0 && <tr aria-hidden="true" style={{ height: `${abovePx}px` }} />}
            {rows.map((each, i) => (
              <Row key={each.row} layer={layer} shown={each} index={start + i + 2} onGo={() => go(each)} />
            ))}
            {belowPx > 0 && <tr aria-hidden="true" style={{ height: `${belowPx}px` }} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Headings: a click sorts by the column ascending, then descending, then in the order of the file. */
function Head({
  layer,
  order,
  onOrder,
}: {
  layer: OwnLayer;
  order: RowOrder | null;
  onOrder: (order: RowOrder | null) => void;
}): JSX.Element {
  const { language } = useAtlas();
  const sort = (column: number): void => {
    if (order?.column !== column) onOrder({ column, descending: false });
    else onOrder(order.descending ? null : { column, descending: true });
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" class="number">
          {ownFileWords.in(language).table.row}
        </th>
        {layer.columns.map((name, i) => (
          <th
            key={i}
            scope="col"
            class={layerColumnKind(layer, i) === 'number' ? 'number' : undefined}
            aria-sort={order?.column === i ? (order.descending ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" onClick={() => sort(i)}>
              {name}
              <span aria-hidden="true">{order?.column === i ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** One row of the table, marked while it is open, and highlighted on the map while the pointer is on it. */
function Row({
  layer,
  shown: { row, number, values, box },
  index,
  onGo,
}: {
  layer: OwnLayer;
  shown: ShownRow;
  index: number;
  onGo: () => void;
}): JSX.Element {
  const { state, language } = useAtlas();
  const { id } = layer;
  const open = state.openRow.value;
  return (
    <tr
      aria-rowindex={index}
      data-open={open?.layer === id && open.row === row}
      onMouseEnter={() => (state.hoverRow.value = { layer: id, row })}
      onMouseLeave={() => (state.hoverRow.value = null)}
      onClick={onGo}
    >
      <th scope="row" class="number">
        <button
          type="button"
          aria-label={ownFileWords.in(language).table.show(String(number))}
          disabled={!box}
          onClick={(event) => {
            event.stopPropagation();
            onGo();
          }}
        >
          {number}
        </button>
      </th>
      {layer.columns.map((_, column) => (
        <td key={column} class={layerColumnKind(layer, column) === 'number' ? 'number' : undefined}>
          {valueText(values[column])}
        </td>
      ))}
    </tr>
  );
}
