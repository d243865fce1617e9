import type { LonLat } from '../../domain/records.ts';
import { DEFAULT_SPEEDS } from '../../domain/travel-speeds.ts';
import { travelSurface } from '../geometry/travel/surface.ts';
import { placeAt, testGround } from '../geometry/travel/testing/ground.ts';
import { travelTimes } from '../geometry/travel/times.ts';
import type { Site, SpatialModel } from '../model.ts';
import { testAxis, testModel, testSite } from './model.ts';

/**
 * 60 × 24 cells: a primary road along row 12 from column 4 to 40, the sea from column 46 on with an island, no ferry. Town A stands at the
 * western end of the road, B on foot north of its middle. A village at the road is nearer to B by straight line and reaches A first.
 */
const rows = Array.from({ length: 24 }, (_, row) =>
  Array.from({ length: 60 }, (__, column) =>
    column < 46 || (column > 51 && column < 56 && row > 8 && row < 16) ? '.' : 's',
  ).join(''),
);
export const ground = testGround(rows, [
  {
    class: 'primary',
    line: [
      [4.5, 12.5],
      [40.5, 12.5],
    ],
  },
]);
export const surface = travelSurface(ground, DEFAULT_SPEEDS);
export const [A, B, ROADSIDE, NORTH, ISLAND, UNSURE] = [
  placeAt(4.5, 12.5),
  placeAt(20.5, 4.5),
  placeAt(18.5, 12.5),
  placeAt(22.5, 4.5),
  placeAt(53.5, 12.5),
  placeAt(30.5, 12.5),
];
const town = (code: string, lonLat: LonLat, given: Partial<Site> = {}): Site =>
  testSite(code, lonLat, { kind: 'town', town: code, committees: 10, ...given });
const central = { programme: { status: 'documented', axis: 'axis-1' } } as const;
export const bare = testModel(
  [testAxis('axis-1', [[A, placeAt(12.5, 12.5)]])],
  [
    town('town-a', A, central),
    town('town-b', B, central),
    town('town-c', placeAt(40.5, 12.5), { name: '丙镇', committees: 7 }),
    town('town-d', placeAt(40.5, 6.5), { name: '丁镇', committees: 4 }),
    testSite('roadside', ROADSIDE),
    testSite('north', NORTH),
    testSite('island', ISLAND),
    testSite('unsure', UNSURE, { errorRadiusM: 6000 }),
  ],
);
export const model: SpatialModel = {
  ...bare,
  counties: bare.counties.map((county) => ({ ...county, seat: A })),
};
export const field = travelTimes(surface, [A, B]);
