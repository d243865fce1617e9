import type { LonLat } from '../../../domain/records.ts';
import { EdgeIndex } from '../edges.ts';
import type { Heights } from '../heights.ts';
import type { NamedCourse } from './followed.ts';
import { alongLine } from './line-audit.ts';

/**
 * A part of a line is in a valley where most of it is within this distance of a drawn river or stream and the land around is hilly, metres.
 */
const RIVER_M = 1000;
const HILLY_M = 100;
/** Number of cells in each direction that count as around: some 1.3 km. */
const AROUND = 3;
const STEP_M = 300;

/** What a part off the roads follows: a valley, with the name of its river where the ground has one, or other land. */
export function valleyFinder(
  rivers: readonly NamedCourse[],
  heights: Heights,
): (line: readonly LonLat[]) => { kind: 'valley' | 'land'; name?: string } {
  const index = new EdgeIndex(rivers.map(({ line }) => line));
  const { width, height, bounds, metres } = heights;
  const [west, south, east, north] = bounds;
  const isHilly = ([lon, lat]: LonLat): boolean => {
    const column = Math.floor(((lon - west) / (east - west)) * width);
    const row = Math.floor(((north - lat) / (north - south)) * height);
    let [least, most] = [Infinity, -Infinity];
    for (let dy = -AROUND; dy <= AROUND; dy++)
      for (let dx = -AROUND; dx <= AROUND; dx++) {
        const of = metres[(row + dy) * width + column + dx];
        if (of !== undefined) [least, most] = [Math.min(least, of), Math.max(most, of)];
      }
    return most - least >= HILLY_M;
  };
  return (line) => {
    const places = alongLine(line, STEP_M).map(({ at }) => at);
    const near = places.map((at) => index.nearest(at, RIVER_M)).filter((foot) => foot !== null);
    const isValley = near.length * 2 > places.length && places.filter(isHilly).length * 2 > places.length;
    if (!isValley) return { kind: 'land' };
    const counts = new Map<string, number>();
    for (const { line: of } of near) {
      const name = rivers[of]?.name;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return most && most[1] * 2 > places.length ? { kind: 'valley', name: most[0] } : { kind: 'valley' };
  };
}
