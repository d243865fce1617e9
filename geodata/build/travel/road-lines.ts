import type { LineString, Position } from 'geojson';
import type { RoadClass, RoadName } from '../../../src/spatial/geometry/travel/ground.ts';
import { nearestOn } from '../../../src/spatial/geometry/lines.ts';
import type { Row } from '../ground/read-inputs.ts';
import { toClass, type RoadRow } from '../ground/roads.ts';

/** A road of the source. */
export interface RoadLine extends RoadName {
  class: RoadClass;
  line: Position[];
}

/** Motorways are connected with other roads by ramps only; all others are connected at grade. */
export const isMotorway = ({ class: of }: { class: RoadClass }): boolean => of === 'motorway';

export const placeKey = ([lon = 0, lat = 0]: Position): string => `${lon.toFixed(5)} ${lat.toFixed(5)}`;

/** Roads with at least one vertex that is wanted; a road that returns to its start is divided in two. */
export function readRoads(
  rows: readonly Row<RoadRow, LineString>[],
  isWanted: (at: Position) => boolean,
): RoadLine[] {
  return rows
    .filter(({ geometry }) => geometry.coordinates.some(isWanted))
    .flatMap(({ properties: { class: of, name, ref }, geometry: { coordinates } }) => {
      const road = (line: Position[]): RoadLine => ({
        class: toClass(of),
        ...(name === undefined ? {} : { name }),
        ...(ref === undefined ? {} : { ref }),
        line,
      });
      const isRing = placeKey(coordinates[0] as Position) === placeKey(coordinates.at(-1) as Position);
      const middle = coordinates.length >> 1;
      if (!isRing) return [road(coordinates)];
      return coordinates.length < 4
        ? []
        : [road(coordinates.slice(0, middle + 1)), road(coordinates.slice(middle))];
    });
}

/** A position on a road: exactly a vertex, or between two. */
export interface RoadPlace {
  road: number;
  at: Position;
  /** Number of the segment, and the share of the segment before the position. */
  along: number;
}

export function placeOnRoad(roads: readonly RoadLine[], road: number, at: Position): RoadPlace {
  const { line } = roads[road] as RoadLine;
  const vertex = line.findIndex((of) => placeKey(of) === placeKey(at));
  if (vertex >= 0) return { road, at: line[vertex] as Position, along: vertex };
  const foot = nearestOn(at, line);
  const rounded = foot.at.map((degrees) => Math.round(degrees * 1e5) / 1e5);
  const same = line.findIndex((of) => placeKey(of) === placeKey(rounded));
  return same >= 0
    ? { road, at: line[same] as Position, along: same }
    : { road, at: rounded, along: foot.segment + foot.share };
}
