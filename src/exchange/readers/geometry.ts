import type { Position } from 'geojson';
import type { FaultCode } from '../../domain/fault.ts';
import type { FlatGeometry } from '../content.ts';

/** The result of checking a geometry: usable parts, each of another dimension; none where it is empty. */
export interface CheckedGeometry {
  parts: FlatGeometry[];
  /** Whether heights or measures were left out. */
  heights: number;
  /** Number of positions of all parts. */
  vertices: number;
  isCollection: boolean;
}

/** A geometry that cannot be used. */
export class UnusableGeometry extends Error {
  readonly code: FaultCode & `geometry-${string}`;
  readonly value: string;

  constructor(code: UnusableGeometry['code'], value: unknown) {
    super(code);
    this.code = code;
    this.value = typeof value === 'string' ? value : JSON.stringify(value ?? null).slice(0, 200);
  }
}

/** Least number of positions of a ring, the first repeated at the end. */
const RING_POSITIONS = 4;

/**
 * Checks a geometry in the form of GeoJSON from any source: types, numbers, counts. Heights are left out, rings closed, empty parts
 * removed; a collection is divided into one geometry for points, one for lines and one for areas.
 * @param deepest collections inside each other
 * @throws UnusableGeometry
 */
export function checkGeometry(geometry: unknown, deepest: number): CheckedGeometry {
  const check = new Check(deepest);
  check.take(geometry, 0);
  return check.result();
}

class Check {
  readonly #deepest: number;
  readonly #points: Position[] = [];
  readonly #lines: Position[][] = [];
  readonly #areas: Position[][][] = [];
  #heights = 0;
  #vertices = 0;
  #isCollection = false;

  constructor(deepest: number) {
    this.#deepest = deepest;
  }

  take(geometry: unknown, depth: number): void {
    if (geometry === null || geometry === undefined) return;
    // A geometry that the reader of the format could not decode.
    if (geometry instanceof UnusableGeometry) throw geometry;
    if (typeof geometry !== 'object') throw new UnusableGeometry('geometry-type', geometry);
    const { type, coordinates, geometries } = geometry as Record<string, unknown>;
    switch (type) {
      case 'Point':
        return void this.#point(coordinates);
      case 'MultiPoint':
        return list(coordinates).forEach((each) => this.#point(each));
      case 'LineString':
        return this.#line(coordinates);
      case 'MultiLineString':
        return list(coordinates).forEach((each) => this.#line(each));
      case 'Polygon':
        return this.#area(coordinates);
      case 'MultiPolygon':
        return list(coordinates).forEach((each) => this.#area(each));
      case 'GeometryCollection':
        this.#isCollection = true;
        if (depth >= this.#deepest) throw new UnusableGeometry('geometry-type', 'GeometryCollection …');
        return list(geometries).forEach((each) => this.take(each, depth + 1));
      default:
        throw new UnusableGeometry('geometry-type', type ?? geometry);
    }
  }

  #position(value: unknown): Position {
    if (!Array.isArray(value)) throw new UnusableGeometry('geometry-coordinates', value);
    const [x, y] = value as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      throw new UnusableGeometry('geometry-coordinates', value);
    if (value.length > 2) this.#heights++;
    this.#vertices++;
    return [x, y];
  }

  #point(value: unknown): void {
    // A point without a position is [] in GeoJSON and two NaN in the binary formats.
    const isEmpty = Array.isArray(value) && (value.length === 0 || value.slice(0, 2).every(Number.isNaN));
    if (!isEmpty) this.#points.push(this.#position(value));
  }

  #line(value: unknown): void {
    const positions = list(value).map((each) => this.#position(each));
    if (positions.length === 1) throw new UnusableGeometry('geometry-coordinates', value);
    if (positions.length > 0) this.#lines.push(positions);
  }

  #area(value: unknown): void {
    const rings = list(value).flatMap((each) => {
      const ring = list(each).map((position) => this.#position(position));
      const [first, last] = [ring[0], ring.at(-1)];
      if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push([...first]);
      if (ring.length > 0 && ring.length < RING_POSITIONS)
        throw new UnusableGeometry('geometry-coordinates', each);
      return ring.length > 0 ? [ring] : [];
    });
    if (rings.length > 0) this.#areas.push(rings);
  }

  result(): CheckedGeometry {
    const parts: FlatGeometry[] = [];
    const [point, line, area] = [this.#points[0], this.#lines[0], this.#areas[0]];
    if (point)
      parts.push(
        this.#points.length === 1
          ? { type: 'Point', coordinates: point }
          : { type: 'MultiPoint', coordinates: this.#points },
      );
    if (line)
      parts.push(
        this.#lines.length === 1
          ? { type: 'LineString', coordinates: line }
          : { type: 'MultiLineString', coordinates: this.#lines },
      );
    if (area)
      parts.push(
        this.#areas.length === 1
          ? { type: 'Polygon', coordinates: area }
          : { type: 'MultiPolygon', coordinates: this.#areas },
      );
    return {
      parts,
      heights: this.#heights,
      vertices: this.#vertices,
      isCollection: this.#isCollection && parts.length > 1,
    };
  }
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnusableGeometry('geometry-coordinates', value);
  return value as unknown[];
}
