declare module 'shpjs' {
  import type { Geometry } from 'geojson';
  /** Geometries of a .shp, null for an empty one. Without the text of a .prj coordinates stay as they are. */
  export function parseShp(shp: DataView): (Geometry | null)[];
}
