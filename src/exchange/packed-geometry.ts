import type { FlatGeometry } from './content.ts';
import { GEOMETRY_TYPES, type PackedGeometry } from './packed.ts';
import { growingBytes, growingIntegers, growingNumbers } from './packed-column.ts';

/** Collects geometries one after the other. */
export class GeometryBuilder {
  readonly #types = growingBytes();
  readonly #coordinates = growingNumbers();
  #positionCount = 0;
  #ends: Record<'groups' | 'paths' | 'positions', ReturnType<typeof growingIntegers>> | null = null;
  #groupCount = 0;
  #pathCount = 0;

  /** @param at from 0, one more than in the call before */
  add(at: number, geometry: FlatGeometry | null): void {
    if (geometry?.type !== 'Point' && !this.#ends) this.#beginEnds(at);
    const type = geometry === null ? 0 : GEOMETRY_TYPES.indexOf(geometry.type) + 1;
    this.#types.reserve(at + 1)[at] = type;
    for (const group of geometry === null ? [] : toGroups(geometry)) {
      for (const path of group) {
        const coordinates = this.#coordinates.reserve(2 * (this.#positionCount + path.length));
        for (const [x = NaN, y = NaN] of path) {
          coordinates[2 * this.#positionCount] = x;
          coordinates[2 * this.#positionCount + 1] = y;
          this.#positionCount++;
        }
        if (this.#ends)
          this.#ends.positions.reserve(this.#pathCount + 1)[this.#pathCount++] = this.#positionCount;
      }
      if (this.#ends) this.#ends.paths.reserve(this.#groupCount + 1)[this.#groupCount++] = this.#pathCount;
    }
    if (this.#ends) this.#ends.groups.reserve(at + 1)[at] = this.#groupCount;
  }

  /** All features so far were single points, whose ends are implied; now they must be stored. */
  #beginEnds(count: number): void {
    const counted = (): ReturnType<typeof growingIntegers> => {
      const ends = growingIntegers();
      const array = ends.reserve(count);
      for (let i = 0; i < count; i++) array[i] = i + 1;
      return ends;
    };
    this.#ends = { groups: counted(), paths: counted(), positions: counted() };
    this.#groupCount = this.#pathCount = count;
  }

  finish(count: number): PackedGeometry {
    return {
      types: this.#types.cut(count),
      coordinates: this.#coordinates.cut(2 * this.#positionCount),
      ends: this.#ends && {
        groups: this.#ends.groups.cut(count),
        paths: this.#ends.paths.cut(this.#groupCount),
        positions: this.#ends.positions.cut(this.#pathCount),
      },
    };
  }
}

/** Adds positions in paths and groups, see `PackedGeometry`. */
function toGroups(geometry: FlatGeometry): readonly (readonly (readonly (readonly number[])[])[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[[geometry.coordinates]]];
    case 'MultiPoint':
    case 'LineString':
      return [[geometry.coordinates]];
    case 'MultiLineString':
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates;
  }
}
