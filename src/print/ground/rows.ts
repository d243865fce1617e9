import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { type GroundFile, GROUND_LAYERS } from '../../domain/ground-layers.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';

/** Properties of the features in the compiled files that a sheet reads. */
interface GroundProperties {
  kind?: string;
  class?: string;
  ref?: string;
  name?: string;
  nameEn?: string;
  rank?: number;
  widthM?: number;
  inWater?: boolean;
  elevationM?: number;
  fromM?: number;
  areaKm2?: number;
  rotateDeg?: number;
  lineLonLat?: Position[];
}
export type GroundFeature = Feature<Geometry, GroundProperties>;
/** Features of the files that could be read. */
export type GroundRows = Partial<Record<GroundFile, readonly GroundFeature[]>>;

/** Features of the subjects that are the points of a layer of the ground: their key and the file. */
export const GROUND_POINTS: readonly { key: string; file: GroundFile }[] = SUBJECTS.flatMap(
  ({ sheet }) => sheet?.features ?? [],
).flatMap(({ key, pointsOf }) => (pointsOf ? [{ key, file: GROUND_LAYERS[pointsOf] }] : []));

const GEOMETRIES = new Set(['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);

/** Checks that a file is a GeoJSON feature collection. @throws Error if it is not */
export function checkRows(value: unknown): readonly GroundFeature[] {
  const features = (value as Partial<FeatureCollection> | null)?.features;
  if (!Array.isArray(features)) throw new Error('no features');
  for (const each of features as (Partial<Feature> | null)[]) {
    const geometry = each?.geometry;
    if (!geometry || !GEOMETRIES.has(geometry.type) || !('coordinates' in geometry) || !each.properties)
      throw new Error('a feature that is none');
  }
  return features as GroundFeature[];
}

/** Rings of the polygons of features; other geometries are skipped. */
export const areasOf = (features: readonly GroundFeature[]): Position[][][] =>
  features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? polygonsOf(geometry) : [],
  );
/** Lines of features; other geometries are skipped. */
export const linesOfGround = (features: readonly GroundFeature[]): Position[][] =>
  features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [],
  );
/** Position of a point feature; undefined for other geometries. */
export const pointOf = ({ geometry }: GroundFeature): LonLat | undefined =>
  geometry.type === 'Point' ? (geometry.coordinates as unknown as LonLat) : undefined;

/** Makes a test whether a feature is of one of these kinds. */
export const ofKind =
  (...kinds: string[]) =>
  ({ properties }: GroundFeature): boolean =>
    kinds.includes(properties.kind ?? '');

/**
 * Joins lines that meet end to end, so that dashes, ticks and casings continue. Where more than two meet, the first two are joined.
 */
export function joined(lines: readonly Position[][]): Position[][] {
  const key = ([lon, lat]: Position): string => `${lon},${lat}`;
  const ends = new Map<string, number[]>();
  lines.forEach((line, i) => {
    for (const end of [line[0], line.at(-1)]) if (end) ends.set(key(end), [...(ends.get(key(end)) ?? []), i]);
  });
  const used = new Set<number>();
  const nextAt = (end: Position): number | undefined => ends.get(key(end))?.find((i) => !used.has(i));
  const grown = (start: Position[]): Position[] => {
    const whole = [...start];
    for (;;) {
      const end = whole.at(-1) as Position;
      const next = nextAt(end);
      if (next === undefined) return whole;
      used.add(next);
      const line = lines[next] as Position[];
      whole.push(...(key(line[0] as Position) === key(end) ? line : line.toReversed()).slice(1));
    }
  };
  return lines.flatMap((line, i) => {
    if (used.has(i) || line.length < 2) return [];
    used.add(i);
    return [grown(grown(line).reverse()).reverse()];
  });
}
