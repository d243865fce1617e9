import type { PointMm } from '../drawing.ts';
import { type TurnedBox, turnedOverlap } from './turned-box.ts';

/** One letter of a name that is spread along a line. */
export interface SpreadLetter {
  letter: string;
  box: TurnedBox;
}

/** A line parametrised by the distance along it. */
interface Course {
  lengthMm: number;
  at(mm: number): PointMm;
}

/** Measured lines: a name is tried at many positions along one line. */
const courses = new WeakMap<readonly PointMm[], Course>();

/** Measures a line, so that positions can be found by the distance along it, mm. Cached, so the array must not change later. */
export function measureCourse(points: readonly PointMm[]): Course {
  const known = courses.get(points) ?? newCourse(points);
  courses.set(points, known);
  return known;
}

function newCourse(points: readonly PointMm[]): Course {
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    const [[x1, y1], [x2, y2]] = [points[i - 1] as PointMm, points[i] as PointMm];
    lengths.push((lengths[i - 1] as number) + Math.hypot(x2 - x1, y2 - y1));
  }
  const lengthMm = lengths.at(-1) ?? 0;
  return {
    lengthMm,
    at(mm) {
      let [low, high] = [0, points.length - 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((lengths[middle] as number) <= mm) low = middle;
        else high = middle;
      }
      const [a, b] = [points[low] as PointMm, points[high] as PointMm];
      const [from, to] = [lengths[low] as number, lengths[high] as number];
      const t = to === from ? 0 : Math.min(1, Math.max(0, (mm - from) / (to - from)));
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    },
  };
}

/** Largest angle between neighbouring letters, degrees. */
const MAX_TURN_DEG = 32;
/** The direction of a letter is that of the line over this many letter heights. */
const WINDOW = 2.2;

const turned = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/**
 * Places letters along a line, `stepMm` apart: from left to right, or from top to bottom if the line is steep, as Chinese names are read.
 * @param centreMm distance along the line of the middle of the name
 * @param offsetMm distance of the letters from the line, positive to the right in reading direction
 * @param letterWidthMm width of a letter including its slant, mm
 * @returns null if the line is too short or bends too sharply
 */
export function lettersAlong(
  points: readonly PointMm[],
  text: string,
  {
    centreMm,
    stepMm,
    offsetMm,
    sizeMm,
  }: { centreMm: number; stepMm: number; offsetMm: number; sizeMm: number },
  letterWidthMm: (letter: string) => number,
): SpreadLetter[] | null {
  const letters = [...text];
  const course = measureCourse(points);
  const reachMm = ((letters.length - 1) * stepMm) / 2;
  const [from, to] = [centreMm - reachMm, centreMm + reachMm];
  if (from < 0 || to > course.lengthMm) return null;
  const [[x1, y1], [x2, y2]] = [course.at(from), course.at(to)];
  const windowMm = WINDOW * sizeMm;
  const [wx1, wy1] = course.at(Math.max(0, from - windowMm));
  const [wx2, wy2] = course.at(Math.min(course.lengthMm, to + windowMm));
  const [dx, dy] = letters.length > 1 ? [x2 - x1, y2 - y1] : [wx2 - wx1, wy2 - wy1];
  const steep = Math.abs(dy) > Math.abs(dx);
  const backward = steep ? dy < 0 : dx < 0;
  const placed: SpreadLetter[] = [];
  for (const [i, letter] of letters.entries()) {
    const mm = backward ? to - i * stepMm : from + i * stepMm;
    const [a, b] = [
      course.at(Math.max(0, mm - windowMm)),
      course.at(Math.min(course.lengthMm, mm + windowMm)),
    ];
    const sign = backward ? -1 : 1;
    const angle = Math.atan2(sign * (b[1] - a[1]), sign * (b[0] - a[0]));
    // Offset from the chord of the smoothed line, so that a letter beside a bend does not lie in it.
    const at = course.at(mm);
    const middle: PointMm = [at[0] - Math.sin(angle) * offsetMm, at[1] + Math.cos(angle) * offsetMm];
    const rotateDeg = (angle * 180) / Math.PI - (steep ? 90 : 0);
    const before = placed.at(-1);
    const box = { middle, widthMm: letterWidthMm(letter), heightMm: sizeMm, rotateDeg };
    if (before && turned(before.box.rotateDeg, rotateDeg) > MAX_TURN_DEG) return null;
    // On the inner side of a bend letters are closer together than `stepMm`.
    if (before && turnedOverlap(before.box, box)) return null;
    placed.push({ letter, box });
  }
  return placed;
}
