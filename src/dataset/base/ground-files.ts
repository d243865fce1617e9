import airports from '../../../geodata/ground/airports.geojson?url&no-inline';
import bands from '../../../geodata/ground/bands.geojson?url&no-inline';
import builtUp from '../../../geodata/ground/built-up.geojson?url&no-inline';
import land from '../../../geodata/ground/land.geojson?url&no-inline';
import names from '../../../geodata/ground/names.geojson?url&no-inline';
import railways from '../../../geodata/ground/railways.geojson?url&no-inline';
import rivers from '../../../geodata/ground/rivers.geojson?url&no-inline';
import roads from '../../../geodata/ground/roads.geojson?url&no-inline';
import stations from '../../../geodata/ground/stations.geojson?url&no-inline';
import summits from '../../../geodata/ground/summits.geojson?url&no-inline';
import water from '../../../geodata/ground/water.geojson?url&no-inline';

/** Addresses of the ground of sheets; the map has the same ground as tiles (`GROUND_URLS`). */
export const SHEET_GROUND_URLS = {
  'airports.geojson': airports,
  'bands.geojson': bands,
  'built-up.geojson': builtUp,
  'land.geojson': land,
  'names.geojson': names,
  'railways.geojson': railways,
  'rivers.geojson': rivers,
  'roads.geojson': roads,
  'stations.geojson': stations,
  'summits.geojson': summits,
  'water.geojson': water,
} as const;
