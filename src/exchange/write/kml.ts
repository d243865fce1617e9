import { toKML } from '@placemarkio/tokml';
import type { ExportTable } from '../export/table.ts';
import { buildFeatures } from './rows.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** KML 2.2, WGS 84 by definition; the fields of the table are the extended data of each placemark. */
export function writeKml(table: ExportTable): Uint8Array {
  const features = buildFeatures(table, 'wgs84').map(({ properties, ...feature }) => ({
    ...feature,
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
  }));
  return new TextEncoder().encode(`${DECLARATION}\n${toKML({ type: 'FeatureCollection', features })}\n`);
}
