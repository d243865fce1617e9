import type { ExportWords } from '../../i18n/index.ts';
import type { ExportTable } from '../export/table.ts';
import { aboutObject } from './about.ts';
import type { ExportDatum } from './datums.ts';
import { DATUM_KINDS } from './datums.ts';
import { buildFeatures } from './rows.ts';

/**
 * GeoJSON (RFC 7946), with method and sources in the member `about`. Coordinates of other datums than WGS 84 name theirs in the member
 * `crs` of GeoJSON 2008, which GDAL and QGIS read; GCJ-02 and BD-09 have no name there.
 */
export function writeGeojson(table: ExportTable, datum: ExportDatum, t: ExportWords): Uint8Array {
  const { epsg } = DATUM_KINDS[datum];
  const collection = {
    type: 'FeatureCollection',
    name: table.fileName,
    ...(epsg === undefined || datum === 'wgs84'
      ? {}
      : { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } }),
    about: aboutObject(table, datum, t),
    features: buildFeatures(table, datum),
  };
  // One feature on each line, so that two files can be compared.
  const { features, ...head } = collection;
  const start = JSON.stringify(head).slice(0, -1);
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return new TextEncoder().encode(`${start},"features":[\n${lines}\n]}\n`);
}
