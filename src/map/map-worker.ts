import MapLibreWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker';

/** Starts MapLibre's worker before MapLibre, whose code this file does not load. */
export const startMapWorker = (): globalThis.Worker => new MapLibreWorker();
