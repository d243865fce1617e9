import { ownKeys } from '../state/own-keys.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** What is not there by then comes frame by frame. */
const LIMIT_MS = 4000;
/** Whoever touches the map gets its frames; a camera that is moved says so itself. */
const TOUCHES = ['pointermove', 'pointerdown', 'touchstart', 'wheel'] as const;

/**
 * Keeps a map from drawing while a stage comes in, but for one frame that asks for the tiles of its sources. MapLibre would draw
 * all of the map again for every part that arrives, with nothing new to see in most of these frames; in software each takes a
 * quarter of a second, and puts off the last, which alone shows the stage.
 */
export class FrameHold {
  readonly #map: MapLibreMap;
  readonly #limit: ReturnType<typeof setTimeout>;
  readonly #endByKey = ownKeys(() => this.end());
  #sources: readonly string[] | null = null;
  #asking = false;
  #asked = false;
  #ended = false;

  /** Frames are held from now on. */
  constructor(map: MapLibreMap) {
    this.#map = map;
    // MapLibre asks for every frame with this method of its class.
    map.triggerRepaint = () => {};
    map.on('sourcedata', this.#look);
    for (const event of ['error', 'movestart', 'remove'] as const) map.on(event, this.end);
    for (const touch of TOUCHES)
      map.getCanvasContainer().addEventListener(touch, this.end, { capture: true, passive: true });
    map.getCanvasContainer().addEventListener('keydown', this.#endByKey, { capture: true, passive: true });
    this.#limit = setTimeout(this.end, LIMIT_MS);
  }

  /** The style is as it is to be: asks for the tiles of its new sources, and draws when all of them are there. */
  drawWhenLoaded(sources: readonly string[]): void {
    this.#sources = sources;
    this.#look();
  }

  /** Lets the map draw. */
  readonly end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#limit);
    // The method of the class is there again.
    Reflect.deleteProperty(this.#map, 'triggerRepaint');
    this.#map.off('sourcedata', this.#look);
    for (const event of ['error', 'movestart', 'remove'] as const) this.#map.off(event, this.end);
    for (const touch of TOUCHES)
      this.#map.getCanvasContainer().removeEventListener(touch, this.end, { capture: true });
    this.#map.getCanvasContainer().removeEventListener('keydown', this.#endByKey, { capture: true });
    this.#map.triggerRepaint();
  };

  readonly #look = (): void => {
    const sources = this.#sources;
    // The frame that asks tells of its sources too.
    if (this.#ended || this.#asking || !sources) return;
    if (!this.#asked && sources.every((id) => isPicture(this.#map, id) || isLoaded(this.#map, id))) {
      this.#asking = true;
      // A frame updates the sources, places the names and draws. Only the first is wanted: nothing new can be seen yet.
      const { painter } = this.#map;
      painter.render = () => {};
      this.#map.redraw();
      Reflect.deleteProperty(painter, 'render');
      this.#asking = false;
      this.#asked = true;
    }
    // A picture has no tiles to ask for: the frame that shows it lays it on the map.
    const isThere = (id: string): boolean =>
      isPicture(this.#map, id) ? isLoaded(this.#map, id) : this.#map.isSourceLoaded(id);
    if (this.#asked && sources.every(isThere)) this.end();
  };
}

const isPicture = (map: MapLibreMap, id: string): boolean => map.getSource(id)?.type === 'image';
const isLoaded = (map: MapLibreMap, id: string): boolean => map.getSource(id)?.loaded() === true;
