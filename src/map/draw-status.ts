import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DrawState } from './options.ts';

/** How far the map is drawn, written to `data-map-state` of its container. */
export class DrawStatus {
  readonly #container: HTMLElement;
  #map: MapLibreMap | null = null;

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  /** Sets the map in the container, once it is created. */
  set map(map: MapLibreMap) {
    this.#map = map;
  }

  show(state: DrawState): void {
    this.#container.dataset['mapState'] = state;
  }

  /** Marks the map as loading before a change, and requests a frame so that MapLibre fires `idle` after it even if nothing changed. */
  busy(): void {
    // While loading, `idle` will be fired anyway, and another frame would delay it.
    if (['loading', 'lost'].includes(this.#container.dataset['mapState'] ?? '')) return;
    this.show('loading');
    this.#map?.triggerRepaint();
  }
}
