/** The peer of the start-up bench: plain MapLibre with three GeoJSON sources of one simple layer each. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import axes from '../../../geodata/axes.geojson?url&no-inline';
import towns from '../../../geodata/towns.geojson?url&no-inline';
import villages from '../../../geodata/villages.geojson?url&no-inline';

const absolute = (url: string): string => new URL(url, import.meta.url).href;

setWorkerUrl(absolute(workerUrl));
const map = new MapLibreMap({
  container: 'map',
  bounds: [
    [118, 27],
    [123, 31.2],
  ],
  attributionControl: false,
  style: {
    version: 8,
    sources: {
      axes: { type: 'geojson', data: absolute(axes) },
      towns: { type: 'geojson', data: absolute(towns) },
      villages: { type: 'geojson', data: absolute(villages) },
    },
    layers: [
      { id: 'axes', type: 'line', source: 'axes', paint: { 'line-color': '#b33', 'line-width': 2 } },
      {
        id: 'villages',
        type: 'circle',
        source: 'villages',
        paint: { 'circle-color': '#383', 'circle-radius': 2 },
      },
      { id: 'towns', type: 'circle', source: 'towns', paint: { 'circle-color': '#338', 'circle-radius': 4 } },
    ],
  },
});
map.once('idle', () => {
  map.getContainer().dataset['mapState'] = 'idle';
});
