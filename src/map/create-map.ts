import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { GPUInitializationError, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import type { PaddingOptions } from 'maplibre-gl';
import type { MapView } from '../domain/view.ts';
import { FIT_MARGIN_PX, PROVINCE_BBOX } from './camera.ts';
import { NoWebGL2Error } from './errors.ts';

/** How far from the province the map can be dragged, in degrees. */
const MAX_BOUNDS: [[number, number], [number, number]] = [
  [112, 22],
  [130, 36.5],
];

/** Starts the worker of the map to come, so that it is compiled while the page is put together. To be called before `createMap`. */
export function startWorker(): void {
  // The bundler must see the worker, or the map stays blank without a word.
  setWorkerUrl(new URL(workerUrl, import.meta.url).href);
  prewarm();
}

/**
 * Makes the one map, without a style. North stays up and the view vertical: it is an atlas.
 * @throws NoWebGL2Error where the browser gives no WebGL 2 context.
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
      // A fade explains nothing, and each of its frames would draw the whole map again.
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.setPadding(padding);
    if (!view) map.fitBounds(PROVINCE_BBOX, { padding: FIT_MARGIN_PX, animate: false });
    return map;
  } catch (error) {
    if (error instanceof GPUInitializationError)
      throw new NoWebGL2Error('no WebGL 2 context', { cause: error });
    throw error;
  }
}
