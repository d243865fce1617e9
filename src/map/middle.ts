import type { LineString, MultiLineString, Position } from 'geojson';
import type { Course } from '../../styles/sources.ts';

export interface Middle {
  at: Position;
  /** Direction class of the line there. */
  course: Course;
}

/** The point half-way along the longest part of a line, by planar length, for placing a name. */
export function lineMiddle(geometry: LineString | MultiLineString): Middle {
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const longest = parts.reduce((best, part) => (length(part) > length(best) ? part : best));
  let left = length(longest) / 2;
  for (let k = 1; k < longest.length; k++) {
    const [a, b] = [longest[k - 1]!, longest[k]!];
    const step = distance(a, b);
    if (step >= left && step > 0) {
      const t = left / step;
      return { at: [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)], course: measureCourse(a, b) };
    }
    left -= step;
  }
  return { at: longest[0]!, course: 'flat' };
}

/** Tangent of 22.5°: closer to horizontal or vertical a line is neither rising nor falling. */
const LEVEL = Math.tan(Math.PI / 8);

function measureCourse(a: Position, b: Position): Course {
  const [dx, dy] = offset(a, b);
  if (Math.abs(dy) <= Math.abs(dx) * LEVEL) return 'flat';
  if (Math.abs(dx) <= Math.abs(dy) * LEVEL) return 'steep';
  return dx > 0 === dy > 0 ? 'rising' : 'falling';
}

const length = (line: readonly Position[]): number =>
  line.reduce((sum, point, k) => (k === 0 ? 0 : sum + distance(line[k - 1]!, point)), 0);

/** Offset east and north, in degrees of latitude. */
function offset(a: Position, b: Position): [east: number, north: number] {
  const shrink = Math.cos((((a[1]! + b[1]!) / 2) * Math.PI) / 180);
  return [(b[0]! - a[0]!) * shrink, b[1]! - a[1]!];
}

const distance = (a: Position, b: Position): number => Math.hypot(...offset(a, b));
