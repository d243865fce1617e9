/**
 * The layers of the compiled ground: the name of each in the vector tiles of the map (geodata/ground/ground.pmtiles), and the file of geodata/ground/
 * that sheets are made from. Pipeline, style, addresses and sheets derive their layers from this list; geodata/build/ground/layers.ts has the
 * features of each layer.
 */
export const GROUND_LAYERS = {
  land: 'land.geojson',
  water: 'water.geojson',
  rivers: 'rivers.geojson',
  roads: 'roads.geojson',
  railways: 'railways.geojson',
  stations: 'stations.geojson',
  builtup: 'built-up.geojson',
  summits: 'summits.geojson',
  airports: 'airports.geojson',
  names: 'names.geojson',
  bands: 'bands.geojson',
} as const;

/** Name of a layer in the tiles. */
export type GroundLayer = keyof typeof GROUND_LAYERS;
/** File of a layer. */
export type GroundFile = (typeof GROUND_LAYERS)[GroundLayer];
export const GROUND_FILES: readonly GroundFile[] = Object.values(GROUND_LAYERS);
