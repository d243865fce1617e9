import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Five decimals: about one metre. Applied to every coordinate of a geometry. */
function roundCoordinates(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e5) / 1e5;
  return Array.isArray(value) ? value.map(roundCoordinates) : value;
}

/** A feature with a numeric id, which the map's feature state needs. */
export function feature<P extends object>(
  id: number,
  properties: P,
  geometry: Geometry,
): Feature<Geometry, P> {
  if (geometry.type === 'GeometryCollection')
    throw new TypeError(`feature ${id}: a geometry collection cannot be drawn`);
  const coordinates = roundCoordinates(geometry.coordinates);
  return { type: 'Feature', id, properties, geometry: { type: geometry.type, coordinates } as Geometry };
}

export const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

/** Writes one record on each line, so that a changed record is one changed line. Ends with a line feed. */
export function recordsJson(records: readonly unknown[]): string {
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

/** A feature collection with one feature a line. */
export function collectionJson({ features }: FeatureCollection): string {
  return `{"type":"FeatureCollection","features":${recordsJson(features).trimEnd()}}\n`;
}
