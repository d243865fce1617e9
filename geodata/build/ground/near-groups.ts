import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { eastMPerDegree, M_PER_DEGREE, planarM } from '../../../src/spatial/geometry/planar.ts';

/**
 * Groups points that lie within `mostM` metres of the first point of their group, and replaces each group by its mean, to five decimals. A
 * point alone keeps its position.
 */
export function nearGroups(points: readonly Position[], mostM: number): Position[] {
  const index = new Flatbush(Math.max(1, points.length));
  for (const [lon = NaN, lat = NaN] of points) index.add(lon, lat, lon, lat);
  if (points.length === 0) return [];
  index.finish();
  const group = Array.from(points, () => -1);
  const groups: Position[][] = [];
  points.forEach((point, i) => {
    if (group[i] !== -1) return;
    const members = [point];
    group[i] = groups.length;
    // Distance is measured from the first point only, so that a long row of points does not become one group.
    const [lon = NaN, lat = NaN] = point;
    const [dx, dy] = [mostM / eastMPerDegree(lat), mostM / M_PER_DEGREE];
    for (const j of index.search(lon - dx, lat - dy, lon + dx, lat + dy).toSorted((a, b) => a - b))
      if (group[j] === -1 && planarM(point, points[j] as Position) <= mostM) {
        group[j] = groups.length;
        members.push(points[j] as Position);
      }
    groups.push(members);
  });
  const middles = groups.map((members): Position => {
    if (members.length === 1) return members[0] as Position;
    const sum = members.reduce(([x = 0, y = 0], [lon = 0, lat = 0]) => [x + lon, y + lat], [
      0, 0,
    ] as Position);
    return sum.map((value) => Math.round((value / members.length) * 1e5) / 1e5);
  });
  return group.map((number) => middles[number] as Position);
}
