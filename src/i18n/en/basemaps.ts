import type { BasemapWords } from '../zh/basemaps.ts';

/** Words about basemaps from outside, in English. */
export const basemaps: BasemapWords = {
  title: 'Basemap',
  lead: 'The atlas has a ground of its own. Another one can take its place: vector tiles are drawn in the style of the atlas, pictures as they are, both under the axes.',
  own: 'The atlas’s own',
  choose: 'Basemap in use',
  add: 'Add a basemap',
  close: 'Close',
  kind: 'Kind',
  kinds: {
    file: 'PMTiles file (stays on this device)',
    vector: 'Address of vector tiles (OpenMapTiles schema)',
    tianditu: 'Tianditu (with your own key)',
    raster: 'Address of picture tiles (XYZ)',
    wmts: 'WMTS service',
    dem: 'Height tiles (drawn as hillshade)',
  },
  file: 'Choose a PMTiles file',
  noFile: 'No file chosen yet',
  address: 'Address',
  examples: {
    vector: 'https://…/{z}/{x}/{y}.pbf, ….pmtiles or a TileJSON',
    raster: 'https://…/{z}/{x}/{y}.png',
    wmts: 'Address of GetCapabilities, or of tiles with {z} {y} {x}',
    dem: 'https://…/{z}/{x}/{y}.png',
  },
  key: 'Key',
  keyNote: 'The key is stored on this device only; it is in no link and in no exported file.',
  keyTaken: 'The key in the address is stored apart; {key} stands in its place.',
  noKey: 'key missing',
  look: 'Layer',
  looks: { vec: 'Map', img: 'Imagery', ter: 'Terrain' },
  tianditu: {
    names: { vec: 'Tianditu map', img: 'Tianditu imagery', ter: 'Tianditu terrain' },
    attribution: '© Tianditu',
  },
  names: 'With names',
  datum: 'Datum',
  datums: { wgs84: 'WGS 84 / CGCS2000', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)' },
  datumNote:
    'Make sure that the tiles are in WGS 84 or CGCS2000: those in GCJ-02 would be 400 to 600 m off in Zhejiang.',
  encoding: 'Encoding',
  encodings: { terrarium: 'Terrarium', mapbox: 'Mapbox Terrain-RGB' },
  tileSize: 'Side of a tile (pixels)',
  zooms: 'Zoom levels',
  lowest: 'Lowest zoom level',
  highest: 'Highest zoom level',
  name: 'Name',
  attribution: 'Attribution (always shown on the map)',
  readCapabilities: 'Read the description of the service',
  layer: 'Layer and matrix set',
  leftOut: (count) =>
    `${count} further combinations of layer and matrix set are not in Web Mercator and cannot be used.`,
  noLayers: 'This service has no layer of pictures in Web Mercator (EPSG:3857).',
  notWmts: 'What this address answers is no description of a WMTS.',
  test: 'Test',
  testing: 'Testing…',
  reachable: (lowest, highest) => `It can be used, zoom levels ${lowest} to ${highest}.`,
  save: 'Add and use',
  saveAnyway: 'Add it all the same',
  opacity: 'Opacity',
  percent: (value) => `${value}%`,
  remove: 'Remove',
  removeSure: (name) => `Remove the basemap “${name}”?`,
  settingsOf: (name) => `Settings of ${name}`,
  settings: 'Settings',
  setKey: 'Store the key',
  retry: 'Try again',
  dead: (name, fault) =>
    `The basemap “${name}” cannot be used: it ${fault}. The atlas’s own ground is shown instead; nothing else is affected.`,
  empty: 'There are no tiles here.',
  loading: 'Loading the basemap…',
  drawn: 'Water, roads and the like are those of this basemap.',
  drawnPictures: 'Sheets do not print pictures: they are too coarse for paper.',
  notStored:
    'The browser did not keep this basemap (no room, or storage is not allowed); it has to be added again after the page is closed.',
  fileMissing: 'The file is not on this device; choose it again.',
  notAllowed: (origin, allowed) =>
    `This site is not allowed to ask ${origin}. Whoever runs it can add the origin to basemapOrigins in site.config.json and build it again${allowed.length === 0 ? '' : ` (allowed now: ${allowed.join(', ')})`}.`,
  linked: (name, origin) =>
    `The link uses the basemap “${name}” (${origin}), which is not on this device. It is asked for tiles only after you add it.`,
  linkedFile: (name, file) =>
    `The link uses the basemap “${name}”, the file “${file}”, which is not on this device. Choose that file.`,
  forgetLinked: 'Do without',
  takeLinked: 'Add and use',
  problems: {
    name: (value) => `A name has 1 to 60 characters and cannot be ${value}`,
    attribution: (value) => `An attribution has at most 400 characters and cannot be ${value}`,
    zooms: (value) =>
      `Zoom levels are whole numbers from 0 to 22, the lowest not above the highest, and cannot be ${value}`,
    opacity: (value) => `The opacity is from 10% to 100% and cannot be ${value}`,
    kind: (value) => `There is no kind of basemap called ${value}`,
  },
  addresses: {
    empty: () => 'An address is needed',
    'too-long': (value) => `An address has at most 400 characters: ${value}`,
    'not-an-address': (value) =>
      `“${value}” is no address; those of other sites begin with https://, those of this site with /`,
    scheme: (value) => `Only https: and http: can be used, not ${value}`,
    credentials: (value) =>
      `An address cannot contain a user name and password (${value}); write a key as a parameter`,
    placeholder: (value) =>
      `${value} is not known; there are {z} {x} {y}, {-y} for rows counted from the south, and {key}`,
    'no-placeholders': (value) => `“${value}” needs {z}, {x} and {y}`,
    keys: (value) =>
      `The address at ${value} has several keys, of which only one can be stored; keep one of them`,
    grid: (value) => `Tiles of ${value} are cut in degrees; the map needs those in Web Mercator (EPSG:3857)`,
    gcj02: (value) =>
      `The tiles of ${value} are in GCJ-02, 400 to 600 m off in Zhejiang: they cannot lie under the axes`,
    bd09: (value) => `The tiles of ${value} are in BD-09, up to 1 km off: they cannot lie under the axes`,
  },
};
