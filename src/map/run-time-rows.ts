import { type Map as MapLibreMap, type PaddingOptions, type PointLike, Popup } from 'maplibre-gl';
import type { LonLat } from '../domain/records.ts';
import { type RowRef, TILE_LAYER } from '../domain/run-time-layer.ts';
import type { Subject } from '../../styles/subject.ts';
import type { RowDetails } from '../state/own-layers/rows.ts';
import { type CutLayerTile, serveLayerTiles } from './layer-tiles.ts';
import { REACHES_PX, type Pointing } from './pick.ts';

/** A row under a position. Points and lines take precedence over records of the atlas, areas do not. */
export interface PickedRow extends RowRef {
  isArea: boolean;
}

/** Space between a pop-up and the ring around its point, and least space to the edge of the free part of the map, px. */
const POPUP_GAP_PX = 14;

/** Rows of run-time layers on the map: the row under a position, highlighted rows, and the pop-up of the open row. */
export class RunTimeRows {
  readonly #map: MapLibreMap;
  readonly #busy: () => void;
  readonly #onClose: () => void;
  #marked: { state: 'selected' | 'hover'; ref: RowRef }[] = [];
  #popup: Popup | null = null;
  #details: RowDetails | null = null;
  #padding: PaddingOptions;

  /**
   * @param padding space of the map that panels cover, px
   * @param busy called before every change that has to be drawn
   * @param onClose called when the reader closes the pop-up
   */
  constructor(map: MapLibreMap, padding: PaddingOptions, busy: () => void, onClose: () => void) {
    this.#map = map;
    this.#padding = padding;
    this.#busy = busy;
    this.#onClose = onClose;
  }

  /** Sets the function that cuts tiles of large layers; null while there is none. */
  serve(cut: CutLayerTile | null): void {
    if (cut) serveLayerTiles(cut);
  }

  /** The topmost row at a position, CSS px; `null` if there is none. */
  pick(subjects: readonly Subject[], [x, y]: [x: number, y: number], pointing: Pointing): PickedRow | null {
    const layers = subjects
      .flatMap(({ id }) => ['point', 'crowd', 'line', 'area'].map((kind) => `${id}-${kind}`))
      .filter((id) => this.#map.getLayer(id));
    if (layers.length === 0) return null;
    for (const reach of REACHES_PX[pointing]) {
      const box: [PointLike, PointLike] = [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ];
      const [top] = this.#map.queryRenderedFeatures(box, { layers });
      if (top)
        return {
          layer: top.source,
          row: Number(top.properties['row']),
          isArea: top.layer.id.endsWith('-area'),
        };
    }
    return null;
  }

  /** Highlights the open row and the row under the pointer. */
  mark(selected: RowRef | null, hover: RowRef | null): void {
    this.#busy();
    for (const { state, ref } of this.#marked) this.#set(ref, { [state]: false });
    this.#marked = [
      ...(selected ? [{ state: 'selected' as const, ref: selected }] : []),
      ...(hover ? [{ state: 'hover' as const, ref: hover }] : []),
    ];
    for (const { state, ref } of this.#marked) this.#set(ref, { [state]: true });
  }

  /** Sets the space of the map that panels cover, px: an open pop-up is moved to the rest. */
  setPadding(padding: PaddingOptions): void {
    this.#padding = padding;
    if (this.#popup) this.#fit(this.#popup);
  }

  /** Shows the values of a row in a pop-up at its position; `null` closes it. */
  show(details: RowDetails | null, closeLabel: string): void {
    if (details === this.#details) return;
    this.#details = details;
    this.#popup?.off('close', this.#closed);
    this.#popup?.remove();
    this.#popup = null;
    if (!details?.lonLat) return;
    this.#popup = new Popup({
      closeOnClick: false,
      offset: POPUP_GAP_PX,
      padding: this.#padding,
      // The focus stays on the map or in the table from which the row was opened.
      focusAfterOpen: false,
      maxWidth: 'min(20rem, 80vw)',
      className: 'row-popup',
    })
      .setLngLat(details.lonLat as LonLat)
      .setDOMContent(buildContent(details))
      .addTo(this.#map);
    this.#popup.getElement().querySelector('button')?.setAttribute('aria-label', closeLabel);
    this.#popup.on('close', this.#closed);
    this.#fit(this.#popup);
  }

  /** Keeps a pop-up in the part of the map that nothing covers. It is above or below its point, which the camera has put in the middle. */
  #fit(popup: Popup): void {
    const { top = 0, bottom = 0 } = this.#padding;
    const freePx = this.#map.getContainer().clientHeight - top - bottom;
    popup.getElement().style.setProperty('--room', `${Math.round(freePx / 2 - 2 * POPUP_GAP_PX)}px`);
    popup.setPadding(this.#padding);
  }

  readonly #closed = (): void => {
    this.#popup = null;
    this.#details = null;
    this.#onClose();
  };

  #set({ layer, row }: RowRef, state: Record<string, boolean>): void {
    const source = this.#map.getSource(layer);
    const inTiles = source?.type === 'vector' ? { sourceLayer: TILE_LAYER } : {};
    if (source) this.#map.setFeatureState({ source: layer, id: row + 1, ...inTiles }, state);
  }
}

/** Elements with text nodes: nothing from a file is parsed as HTML. */
function buildContent({ title, entries }: RowDetails): HTMLElement {
  const element = <K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  const root = element('div');
  if (title !== '') root.append(element('h3', title));
  const list = element('dl');
  for (const { name, text } of entries) list.append(element('dt', name), element('dd', text));
  root.append(list);
  return root;
}
