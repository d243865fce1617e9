import gcoord from 'gcoord';
import type { Geometry, Position } from 'geojson';
import proj4 from 'proj4';
import { gaussKruger } from '../../domain/datum.ts';
import { DATUM_KINDS, isGrid } from './datums.ts';
import type { ExportDatum } from './datums.ts';

/** Decimals of written coordinates: 1 cm in degrees, 1 mm in metres. */
const decimalsOf = (datum: ExportDatum): number => (isGrid(datum) ? 3 : 7);

/** Converts WGS 84 degrees to a datum. CGCS2000 is taken as WGS 84: the two are centimetres apart. */
function forwardTo(datum: ExportDatum): (position: Position) => Position {
  const { centralMeridianDeg } = DATUM_KINDS[datum];
  if (centralMeridianDeg !== undefined) {
    const grid = proj4(gaussKruger(centralMeridianDeg));
    return ([lon = NaN, lat = NaN]) => grid.forward([lon, lat]);
  }
  if (datum !== 'gcj02' && datum !== 'bd09') return (position) => position;
  const to = datum === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  return ([lon = NaN, lat = NaN]) => gcoord.transform([lon, lat], gcoord.WGS84, to);
}

/** Converts geometries of WGS 84 to a datum and rounds them; x is longitude or easting, y latitude or northing. */
export function converterTo(datum: ExportDatum): <T extends Geometry>(geometry: T) => T {
  const forward = forwardTo(datum);
  const decimals = decimalsOf(datum);
  const position = (at: Position): Position =>
    forward(at)
      .slice(0, 2)
      .map((value) => Number(value.toFixed(decimals)));
  const deep = (coordinates: unknown): unknown =>
    Array.isArray(coordinates) && typeof coordinates[0] === 'number'
      ? position(coordinates as Position)
      : (coordinates as unknown[]).map(deep);
  return <T extends Geometry>(geometry: T): T =>
    geometry.type === 'GeometryCollection'
      ? { ...geometry, geometries: geometry.geometries.map(converterTo(datum)) }
      : { ...geometry, coordinates: deep(geometry.coordinates) as Position };
}

/** PROJJSON of a datum for GeoParquet, with its EPSG code; null where there is no code. After EPSG 4490 and 4548 to 4550. */
export function projJson(datum: ExportDatum): object | null {
  const { epsg, centralMeridianDeg } = DATUM_KINDS[datum];
  if (epsg === undefined || datum === 'wgs84') return datum === 'wgs84' ? CRS84 : null;
  if (centralMeridianDeg === undefined) return { $schema: SCHEMA, type: 'GeographicCRS', ...CGCS2000 };
  const meridian = `Gauss-Kruger CM ${centralMeridianDeg}E`;
  const zone = `3-degree ${meridian}`;
  const parameter = (name: string, value: number, unit: string, code: number): object => ({
    name,
    value,
    unit,
    id: { authority: 'EPSG', code },
  });
  return {
    $schema: SCHEMA,
    type: 'ProjectedCRS',
    name: `CGCS2000 / ${zone}`,
    base_crs: CGCS2000,
    conversion: {
      // In EPSG the zones of 117° and 123° have the conversions of the 6° zones.
      name: centralMeridianDeg === 120 ? zone : meridian,
      method: { name: 'Transverse Mercator', id: { authority: 'EPSG', code: 9807 } },
      parameters: [
        parameter('Latitude of natural origin', 0, 'degree', 8801),
        parameter('Longitude of natural origin', centralMeridianDeg, 'degree', 8802),
        parameter('Scale factor at natural origin', 1, 'unity', 8805),
        parameter('False easting', 500_000, 'metre', 8806),
        parameter('False northing', 0, 'metre', 8807),
      ],
    },
    coordinate_system: {
      subtype: 'Cartesian',
      axis: [
        { name: 'Northing', abbreviation: 'X', direction: 'north', unit: 'metre' },
        { name: 'Easting', abbreviation: 'Y', direction: 'east', unit: 'metre' },
      ],
    },
    id: { authority: 'EPSG', code: epsg },
  };
}

const SCHEMA = 'https://proj.org/schemas/v0.5/projjson.schema.json';
const axis = (name: string, abbreviation: string, direction: string): object => ({
  name,
  abbreviation,
  direction,
  unit: 'degree',
});

const CGCS2000 = {
  name: 'China Geodetic Coordinate System 2000',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'China 2000',
    ellipsoid: { name: 'CGCS2000', semi_major_axis: 6_378_137, inverse_flattening: 298.257222101 },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [axis('Geodetic latitude', 'Lat', 'north'), axis('Geodetic longitude', 'Lon', 'east')],
  },
  id: { authority: 'EPSG', code: 4490 },
};

/** The default of GeoParquet; written all the same, for readers that need it. */
const CRS84 = {
  $schema: SCHEMA,
  type: 'GeographicCRS',
  name: 'WGS 84 (CRS84)',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'World Geodetic System 1984',
    ellipsoid: { name: 'WGS 84', semi_major_axis: 6_378_137, inverse_flattening: 298.257223563 },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [axis('Geodetic longitude', 'Lon', 'east'), axis('Geodetic latitude', 'Lat', 'north')],
  },
  id: { authority: 'OGC', code: 'CRS84' },
};
