import type { Polygon } from 'geojson';
import { areaKm2, cleaned, difference, intersection, union } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { AreaIndex } from '../../../src/spatial/geometry/edges.ts';
import { FRAME, boundsRing } from './frame.ts';
import { computeBounds } from '../../../src/spatial/geometry/planar.ts';
import type { Row } from './read-inputs.ts';

export interface LandPart {
  kind: 'province' | 'neighbour';
  name?: string;
  areaKm2: number;
  polygon: Rings;
}

/**
 * Outside the shores of 2017 no source says to which province new land and islands belong. This line is drawn by hand after the sea
 * borders of maps: from the mouth of 杭州湾 between 大金山岛 (上海) and the 嵊泗 islands, and from 沙埕港 between the 北关岛 and 七星岛 of 苍南 and the 台山列岛 of
 * 福建. Its western edge runs inland, well inside the province.
 */
const PROVINCE_SEA: Rings = [
  [
    [120.4, 27.22],
    [120.46, 27.165],
    [120.5, 27.14],
    [120.62, 27.08],
    [120.76, 27.02],
    [121, 26.95],
    [123.3, 26.9],
    [123.3, 31.08],
    [122.3, 31],
    [121.9, 30.72],
    [121.5, 30.64],
    [121.3, 30.68],
    [121.26, 30.695],
    [121.2, 30.68],
    [120.9, 30.5],
    [120, 30],
    [120, 28],
    [120.35, 27.4],
    [120.4, 27.22],
  ],
];
/** A hole of land smaller than this comes from the seams of the source's tiles, km². */
const SMALLEST_HOLE_KM2 = 0.02;
const SMALLEST_ISLET_KM2 = 0.008;

/**
 * Land of the frame, divided between the province and its neighbours: OpenStreetMap's land and, where it has none, the islets of GSHHG. An
 * island belongs as a whole to the side that has the greater part of its shore.
 */
export function joinLand(
  shores: readonly Row<{ kind: string; name?: string }, Polygon>[],
  islets: readonly Row<object, Polygon>[],
  province: readonly Rings[],
  neighbours: readonly Rings[],
): LandPart[] {
  const rings = [...shores, ...islets].map(({ geometry }) => geometry.coordinates);
  const land = intersection(union(...rings.flatMap((of) => cleaned([of]))), [[boundsRing(FRAME)]])
    .map(([outer = [], ...holes]): Rings => [
      outer,
      ...holes.filter((hole) => areaKm2([hole]) >= SMALLEST_HOLE_KM2),
    ])
    .filter((polygon) => areaKm2(polygon) >= SMALLEST_ISLET_KM2);
  const ours = difference(union(...province, PROVINCE_SEA), neighbours);
  const mainland = land.reduce((one, other) => (areaKm2(other) > areaKm2(one) ? other : one));
  const part = (kind: LandPart['kind'], polygon: Rings): LandPart => ({
    kind,
    ...findName(polygon, shores),
    areaKm2: areaKm2(polygon),
    polygon,
  });
  const territory = new AreaIndex(ours);
  return [
    ...intersection([mainland], ours).map((polygon) => part('province', polygon)),
    ...difference([mainland], ours).map((polygon) => part('neighbour', polygon)),
    ...land
      .filter((polygon) => polygon !== mainland)
      .map((polygon) => {
        const [outer = []] = polygon;
        const inside = outer.filter((at) => territory.holding(at) !== -1).length;
        return part(inside * 2 >= outer.length ? 'province' : 'neighbour', polygon);
      }),
  ];
}

/** The name of the source polygon that a polygon comes from, found by its bounding box. */
function findName(
  [outer = []]: Rings,
  shores: readonly Row<{ name?: string }, Polygon>[],
): { name?: string } {
  const box = computeBounds(outer);
  const found = shores.find(
    ({ properties, geometry }) =>
      properties.name !== undefined &&
      computeBounds(geometry.coordinates[0] ?? []).every(
        (edge, i) => Math.abs(edge - (box[i] ?? NaN)) < 0.002,
      ),
  );
  return found?.properties.name === undefined ? {} : { name: found.properties.name };
}
