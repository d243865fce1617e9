import type { FlatLines } from './flat-lines.ts';
import { offsetFinder } from './offset-finder.ts';

/** Numbers that stand in `xy` for one segment. */
export const NUMBERS = 5;

/** Straight ways between two vertices, told by their numbers, and the axis of each, ascending. */
export interface Segments {
  start: Int32Array;
  end: Int32Array;
  axis: Int32Array;
}

/** Every piece of some lines as a segment. */
export const toSegments = ({ from, axis }: FlatLines): Segments => ({
  start: from,
  end: from.map((vertex) => vertex + 1),
  axis,
});

/** Segments in one plane, laid anew for each place. Take the arrays after `lay`: it may replace them. */
export interface SegmentPlane {
  /** Of each segment: where it begins (east, north), its way from there (east, north), metres, and one over its squared length or 0. */
  xy: Float64Array;
  /** Segments of one axis follow each other: those of group g are `begins[g]` to `begins[g + 1] - 1`. */
  begins: Int32Array;
  groups: number;
  /** Puts these segments, ascending, into the plane around a position (degrees). */
  lay(lon: number, lat: number, chosen: Int32Array): void;
  /** Where a position (degrees) lies in the plane of the last `lay`: metres east and north, overwritten by the next call. */
  locate(lon: number, lat: number): Float64Array;
}

/** Azimuthal equidistant plane: scale within 0.003 % and straight to 0.3 m as far as 80 km from its middle. */
export function segmentPlane(lines: FlatLines, { start, end, axis }: Segments): SegmentPlane {
  const { xy: at, setOrigin, findOffsetOf, findOffset } = offsetFinder(lines);
  const plane: SegmentPlane = {
    xy: new Float64Array(0),
    begins: new Int32Array(lines.axes + 1),
    groups: 0,
    lay(lon, lat, chosen) {
      if (plane.xy.length < chosen.length * NUMBERS) plane.xy = new Float64Array(chosen.length * NUMBERS * 2);
      const { xy, begins } = plane;
      setOrigin(lon, lat);
      let groups = 0;
      let last = -1;
      let current = -1;
      for (let p = 0, n = 0; p < chosen.length; p++, n += NUMBERS) {
        const segment = chosen[p] as number;
        if (axis[segment] !== current) {
          current = axis[segment] as number;
          begins[groups++] = p;
        }
        // Most segments begin where the one before them ends.
        if (start[segment] !== last) findOffsetOf(start[segment] as number);
        const ax = at[0] as number;
        const ay = at[1] as number;
        last = end[segment] as number;
        findOffsetOf(last);
        const dx = (at[0] as number) - ax;
        const dy = (at[1] as number) - ay;
        const squaredM = dx * dx + dy * dy;
        xy[n] = ax;
        xy[n + 1] = ay;
        xy[n + 2] = dx;
        xy[n + 3] = dy;
        xy[n + 4] = squaredM > 0 ? 1 / squaredM : 0;
      }
      begins[groups] = chosen.length;
      plane.groups = groups;
    },
    locate(lon, lat) {
      findOffset(lon, lat);
      return at;
    },
  };
  return plane;
}

/**
 * Squared metres from a position in the plane to the segment whose numbers begin at `n`. The foot is kept between the ends without a branch, which would
 * be taken as good as at random and cost more than the rest.
 */
export function squaredToSegment(xy: Float64Array, n: number, px: number, py: number): number {
  const wx = px - (xy[n] as number);
  const wy = py - (xy[n + 1] as number);
  const dx = xy[n + 2] as number;
  const dy = xy[n + 3] as number;
  const along = (wx * dx + wy * dy) * (xy[n + 4] as number);
  const t = (Math.abs(along) - Math.abs(along - 1) + 1) / 2;
  const ex = wx - t * dx;
  const ey = wy - t * dy;
  return ex * ex + ey * ey;
}
