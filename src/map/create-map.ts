import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { GPUInitializationError, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import type { PaddingOptions } from 'maplibre-gl';
import type { MapView } from '../domain/view.ts';
import { FIT_MARGIN_PX, PROVINCE_BBOX } from './camera.ts';
import { NoWebGL2Error } from './errors.ts';

/** Limits of panning, degrees. */
const MAX_BOUNDS: [[number, number], [number, number]] = [
  [112, 22],
  [130, 36.5],
];

/**
 * Has MapLibre use a worker that the page started before MapLibre was loaded. The worker is then compiled while the main thread compiles MapLibre and
 * waits for the graphics context. Call it before `createMap`.
 */
export function useWorker(worker: globalThis.Worker): void {
  // For more workers, which MapLibre starts in Safari. The URL must be visible to the bundler; otherwise the map stays blank without an error.
  setWorkerUrl(new URL(workerUrl, import.meta.url).href);
  const constructor = globalThis.Worker;
  // MapLibre takes no worker, only a URL, and calls the constructor at once.
  globalThis.Worker = function first() {
    globalThis.Worker = constructor;
    return worker;
  } as unknown as typeof globalThis.Worker;
  try {
    prewarm();
  } finally {
    globalThis.Worker = constructor;
  }
}

/**
 * Creates the map without a style, with north up and a vertical view.
 * @throws NoWebGL2Error if the browser provides no WebGL 2 context
 */
export function createMap(
  container: HTMLElement,
  view: MapView | null,
  padding: PaddingOptions,
): MapLibreMap {
  try {
    const map = new MapLibreMap({
      container,
      ...(view
        ? {
            center: [view.lon, view.lat],
            zoom: view.zoom,
            bearing: view.bearing ?? 0,
            pitch: view.pitch ?? 0,
          }
        : {}),
      minZoom: 4.5,
      maxZoom: 15,
      maxBounds: MAX_BOUNDS,
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      // No fading: each of its frames would redraw the whole map.
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.setPadding(padding);
    if (!view) map.fitBounds([...PROVINCE_BBOX], { padding: FIT_MARGIN_PX, animate: false });
    return map;
  } catch (error) {
    if (error instanceof GPUInitializationError)
      throw new NoWebGL2Error('no WebGL 2 context', { cause: error });
    throw error;
  }
}
