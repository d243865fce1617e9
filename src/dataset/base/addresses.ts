import aliases from '../../../geodata/aliases.json?url&no-inline';
import axes from '../../../geodata/axes.geojson?url&no-inline';
import catalogue from '../../../geodata/catalogue.json?url&no-inline';
import clusters from '../../../geodata/clusters.json?url&no-inline';
import counties from '../../../geodata/counties.geojson?url&no-inline';
import gazetteer from '../../../geodata/gazetteer.json?url&no-inline';
import groundTiles from '../../../geodata/ground/ground.pmtiles?url&no-inline';
import groundRelief from '../../../geodata/ground/relief.webp?url&no-inline';
import lakes from '../../../geodata/lakes.json?url&no-inline';
import neighbours from '../../../geodata/neighbours.geojson?url&no-inline';
import places from '../../../geodata/places.json?url&no-inline';
import prefectures from '../../../geodata/prefectures.geojson?url&no-inline';
import programme from '../../../geodata/programme.json?url&no-inline';
import province from '../../../geodata/province.geojson?url&no-inline';
import register from '../../../geodata/register.json?url&no-inline';
import shores from '../../../geodata/shores.json?url&no-inline';
import sources from '../../../geodata/sources.json?url&no-inline';
import stories from '../../../geodata/stories.json?url&no-inline';
import travelPlaces from '../../../geodata/travel/places.json?url&no-inline';
import titles from '../../../geodata/titles.json?url&no-inline';
import towns from '../../../geodata/towns.geojson?url&no-inline';
import villages from '../../../geodata/villages.geojson?url&no-inline';
import type { Addresses } from './files.ts';

/** Addresses of the ground of the map: vector tiles in one archive, and the relief. */
export const GROUND_URLS = { tiles: groundTiles, relief: groundRelief } as const;

/** Addresses of the base files for page and workers; hashed by the build, always on the page's own origin. */
export const PAGE_ADDRESSES = {
  'aliases.json': aliases,
  'axes.geojson': axes,
  'catalogue.json': catalogue,
  'clusters.json': clusters,
  'counties.geojson': counties,
  'gazetteer.json': gazetteer,
  'lakes.json': lakes,
  'neighbours.geojson': neighbours,
  'places.json': places,
  'prefectures.geojson': prefectures,
  'programme.json': programme,
  'province.geojson': province,
  'register.json': register,
  'shores.json': shores,
  'sources.json': sources,
  'stories.json': stories,
  'travel/places.json': travelPlaces,
  'titles.json': titles,
  'towns.geojson': towns,
  'villages.geojson': villages,
} as const satisfies Addresses;
