import { ownKeys } from '../state/own-keys.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** Longest hold, ms; after it, frames are drawn as data arrive. */
const LIMIT_MS = 4000;
/** Input events that end the hold; camera movements end it too. */
const TOUCHES = ['pointermove', 'pointerdown', 'touchstart', 'wheel'] as const;

/**
 * Suppresses frames while the sources of a stage load, except two that are not drawn: one requests their tiles, one places their names.
 * MapLibre would redraw the whole map for every tile that arrives, mostly without a visible change, and twice where names have come, since it
 * takes the first placement of new names for out of date. With software rendering each frame takes 250 ms and delays the last, which shows the
 * stage.
 */
export class FrameHold {
  readonly #map: MapLibreMap;
  readonly #onEnd: () => void;
  readonly #limit: ReturnType<typeof setTimeout>;
  readonly #endByKey = ownKeys(() => this.end());
  #sources: readonly string[] | null = null;
  #updating = false;
  #asked = false;
  #ended = false;

  /**
   * Starts to suppress frames.
   * @param onEnd called once when the next frame is drawn again
   */
  constructor(map: MapLibreMap, onEnd: () => void = () => {}) {
    this.#map = map;
    this.#onEnd = onEnd;
    // MapLibre requests every frame with this method of its class.
    map.triggerRepaint = () => {};
    map.on('sourcedata', this.#look);
    for (const event of ['error', 'movestart', 'remove'] as const) map.on(event, this.end);
    for (const touch of TOUCHES)
      map.getCanvasContainer().addEventListener(touch, this.end, { capture: true, passive: true });
    map.getCanvasContainer().addEventListener('keydown', this.#endByKey, { capture: true, passive: true });
    this.#limit = setTimeout(this.end, LIMIT_MS);
  }

  /** Requests the tiles of new sources, and draws when all of them have loaded. Call it when the style is complete. */
  drawWhenLoaded(sources: readonly string[]): void {
    this.#sources = sources;
    this.#look();
  }

  /** Ends the hold and draws. */
  readonly end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#limit);
    // Restores the method of the class.
    Reflect.deleteProperty(this.#map, 'triggerRepaint');
    this.#map.off('sourcedata', this.#look);
    for (const event of ['error', 'movestart', 'remove'] as const) this.#map.off(event, this.end);
    for (const touch of TOUCHES)
      this.#map.getCanvasContainer().removeEventListener(touch, this.end, { capture: true });
    this.#map.getCanvasContainer().removeEventListener('keydown', this.#endByKey, { capture: true });
    this.#map.triggerRepaint();
    this.#onEnd();
  };

  readonly #look = (): void => {
    const sources = this.#sources;
    // A frame fires source events too.
    if (this.#ended || this.#updating || !sources) return;
    if (!this.#asked && sources.every((id) => isPicture(this.#map, id) || isLoaded(this.#map, id))) {
      this.#updateWithoutDrawing();
      this.#asked = true;
    }
    // An image source has no tiles to request; the frame that shows it positions it.
    const isThere = (id: string): boolean =>
      isPicture(this.#map, id) ? isLoaded(this.#map, id) : this.#map.isSourceLoaded(id);
    if (!this.#asked || !sources.every(isThere)) return;
    this.#updateWithoutDrawing();
    this.end();
  };

  /** A frame updates sources, places names and draws. This one does not draw, and `idle` is not fired after it. */
  #updateWithoutDrawing(): void {
    const map = this.#map;
    const { painter } = map;
    this.#updating = true;
    painter.render = () => {};
    // MapLibre fires `idle` unless another frame is to follow.
    map.repaint = true;
    map.redraw();
    map.repaint = false;
    Reflect.deleteProperty(painter, 'render');
    this.#updating = false;
  }
}

const isPicture = (map: MapLibreMap, id: string): boolean => map.getSource(id)?.type === 'image';
const isLoaded = (map: MapLibreMap, id: string): boolean => map.getSource(id)?.loaded() === true;
