import type { ExportWords } from '../../i18n/index.ts';
import { aboutObject } from './about.ts';
import type { ExportDatum } from './datums.ts';
import { DATUM_KINDS } from './datums.ts';
import { featureParts } from './rows.ts';
import type { TableParts } from './table-parts.ts';

const encoder = new TextEncoder();

/**
 * GeoJSON (RFC 7946), with method and sources in the member `about`. Coordinates of other datums than WGS 84 name theirs in the member
 * `crs` of GeoJSON 2008, which GDAL and QGIS read; GCJ-02 and BD-09 have no name there.
 */
export function* writeGeojson(
  table: TableParts,
  datum: ExportDatum,
  t: ExportWords,
): Generator<Uint8Array<ArrayBuffer>> {
  const { epsg } = DATUM_KINDS[datum];
  const head = {
    type: 'FeatureCollection',
    name: table.fileName,
    ...(epsg === undefined || datum === 'wgs84'
      ? {}
      : { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } }),
    about: aboutObject(table, datum, t),
  };
  yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"features":[\n`);
  let before = '';
  for (const features of featureParts(table, datum)) {
    // One feature on each line, so that two files can be compared.
    yield encoder.encode(before + features.map((feature) => JSON.stringify(feature)).join(',\n'));
    before = ',\n';
  }
  yield encoder.encode('\n]}\n');
}
