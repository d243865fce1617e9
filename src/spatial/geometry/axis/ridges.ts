import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import { COVER, type TravelGround } from '../travel/ground.ts';
import type { Heights } from '../heights.ts';
import type { Avoided } from './cost.ts';
import type { LaidLine } from './lay.ts';
import { alongLine, heightAt, lowestPassM, findRidges } from './line-audit.ts';

/** Height, in metres up and down again, of a ridge that an axis must not cross where another way avoids it. */
export const RIDGE_M = 300;
/** Another way avoids a ridge where it stays this far below its top, metres. */
export const ROUND_M = 100;
const STEP_M = 200;

/** A ridge on a line of an axis, metres above the sea. */
export interface CrossedRidge {
  /** On a road, which has a pass or a tunnel there; otherwise the line is this atlas's. */
  onRoad: boolean;
  at: LonLat;
  topM: number;
  /** Highest point of the lowest way over land from one foot of the ridge to the other. */
  passM: number;
  /** Where the line is `RIDGE_M` below the top before and after it. */
  feet: [LonLat, LonLat];
}

/** The ridges that the lines of an axis cross. */
export function crossedRidges(
  lines: readonly Pick<LaidLine, 'points' | 'course'>[],
  heights: Heights,
  { cover }: Pick<TravelGround, 'cover'>,
): CrossedRidge[] {
  const isOpen = (cell: number): boolean => cover[cell] === COVER.land || cover[cell] === COVER.river;
  return lines.flatMap(({ points, course }) => {
    const places = alongLine(points, STEP_M);
    const heightsM = places.map(({ at }) => heightAt(heights, at));
    return findRidges(heightsM, RIDGE_M).map(({ before, top, after }): CrossedRidge => {
      const topM = heightsM[top] as number;
      const isLow = (i: number): boolean => topM - (heightsM[i] as number) >= RIDGE_M;
      let [first, last] = [top, top];
      while (first > before && !isLow(first)) first--;
      while (last < after && !isLow(last)) last++;
      const feet = [first, last].map((i) => places[i]?.at as LonLat) as [LonLat, LonLat];
      return {
        onRoad: isRoad(points, course, places[top]?.alongM ?? 0),
        at: places[top]?.at as LonLat,
        topM,
        passM: lowestPassM(heights, ...feet, isOpen),
        feet,
      };
    });
  });
}

function isRoad(points: readonly LonLat[], course: LaidLine['course'], alongM: number): boolean {
  let goneM = 0;
  const vertex = points.findIndex((at, i) => {
    if (i > 0) goneM += geodesicM(points[i - 1] as LonLat, at);
    return i > 0 && goneM >= alongM - 1;
  });
  const kind = course.find(({ to }) => to >= vertex)?.kind;
  return kind === 'motorway' || kind === 'trunk' || kind === 'primary' || kind === 'construction';
}

export const goesRound = ({ onRoad, topM, passM }: CrossedRidge): boolean =>
  !onRoad && topM - passM > ROUND_M;

/** High ground around a ridge that another way avoids. */
export function avoidedAt({ feet: [a, b], passM }: CrossedRidge): Avoided {
  const pad = Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  return {
    west: Math.min(a[0], b[0]) - pad,
    east: Math.max(a[0], b[0]) + pad,
    south: Math.min(a[1], b[1]) - pad,
    north: Math.max(a[1], b[1]) + pad,
    aboveM: passM + ROUND_M / 2,
  };
}
