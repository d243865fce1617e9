import { isObject } from '../../domain/is-object.ts';
import * as v from 'valibot';
import { FileError } from './failure.ts';
import type { FileName } from './files.ts';
import { badCoordinate } from './coordinates.ts';
import type { GeometryType } from './coordinates.ts';

const shapeError = (file: FileName, path: string, detail: string): FileError =>
  new FileError(file, { kind: 'shape', path, detail });

/**
 * The value itself, after checking its shape.
 * @throws FileError with the path of the first invalid value.
 */
export function parseValue<T>(
  file: FileName,
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  at = '',
): T {
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = [at, v.getDotPath(issue)].filter(Boolean).join('.');
  throw shapeError(file, path || '(root)', issue.message);
}

interface Feature {
  properties: unknown;
  geometry: { type: GeometryType; coordinates: unknown };
}

/**
 * Checked properties and geometry of each feature of a FeatureCollection.
 * @throws FileError with the path of the first invalid value.
 */
export function parseFeatures<T, G extends { type: GeometryType }>(
  file: FileName,
  schema: v.GenericSchema<unknown, T>,
  types: readonly G['type'][],
  value: unknown,
): { properties: T; geometry: G }[] {
  if (!isObject(value) || !Array.isArray(value['features']))
    throw shapeError(file, 'features', 'Expected a FeatureCollection');
  return value['features'].map((feature: unknown, i) => {
    const at = `features.${i}`;
    if (!hasGeometry(feature)) throw shapeError(file, `${at}.geometry`, 'Expected a geometry');
    const { geometry } = feature;
    if (!types.includes(geometry.type))
      throw shapeError(file, `${at}.geometry.type`, `Expected ${types.join(' | ')}`);
    const bad = badCoordinate(geometry.type, geometry.coordinates);
    if (bad !== null) throw shapeError(file, `${at}.${bad}`, 'Expected longitude and latitude in degrees');
    const properties = parseValue(file, schema, feature.properties, `${at}.properties`);
    return { properties, geometry: geometry as unknown as G };
  });
}

const hasGeometry = (feature: unknown): feature is Feature =>
  isObject(feature) && isObject(feature['geometry']);
