import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DrawState } from './options.ts';

/**
 * How far the map is drawn, written to `data-map-state` of its container: the one attribute that the page itself does not read. Programs that operate
 * the page or take pictures of it, such as specs and benches, wait for it; a canvas tells nothing of itself.
 */
export class DrawStatus {
  readonly #container: HTMLElement;
  #map: MapLibreMap | null = null;
  #state: DrawState | null = null;

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  /** Sets the map in the container, once it is created. */
  set map(map: MapLibreMap) {
    this.#map = map;
  }

  show(state: DrawState): void {
    this.#state = state;
    this.#container.dataset['mapState'] = state;
  }

  /** Marks the map as loading before a change, and requests a frame so that MapLibre fires `idle` after it even if nothing changed. */
  busy(): void {
    // While loading, `idle` will be fired anyway, and another frame would delay it.
    if (this.#state === 'loading' || this.#state === 'lost') return;
    this.show('loading');
    this.#map?.triggerRepaint();
  }
}
