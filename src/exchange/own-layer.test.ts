import type { Point } from 'geojson';
import { expect, it } from 'vitest';
import { distanceM } from '../domain/distance.ts';
import type { LonLat } from '../domain/records.ts';
import { buildRows, guessReading, openContent } from './own-layer.ts';
import { unpacked } from './packed.ts';
import { readFiles } from './readers/read.ts';
import { makeInput } from './testing/read.ts';
import { makeShapefile } from './testing/shapefile.ts';

const grid = (
  zone: number,
  prefix: number | '' = zone,
  datum = 'China_Geodetic_Coordinate_System_2000',
): string =>
  `PROJCS["CGCS2000_3_Degree_GK_Zone_${zone}",GEOGCS["GCS_${datum}",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${prefix}500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${zone * 3}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

/** Position at which the first point of a shapefile is drawn, without a choice of the reader. */
async function firstPoint(x: number, y: number, prj?: string): Promise<LonLat> {
  const { shp, dbf } = makeShapefile([{ x, y, value: 'a' }]);
  const { contents, faults } = await readFiles([
    makeInput('a.shp', shp),
    makeInput('a.dbf', dbf),
    ...(prj === undefined ? [] : [makeInput('a.prj', prj)]),
  ]);
  expect(faults).toEqual([]);
  const opened = openContent(unpacked(contents[0]!));
  const [reading] = guessReading(opened, null).choices;
  const [row] = await buildRows(opened, null, reading!);
  expect(row?.geometry?.type).toBe('Point');
  return (row!.geometry as Point).coordinates as LonLat;
}

// Computed by cs2cs of PROJ 9, EPSG:4528, EPSG:4529 and EPSG:4550 to EPSG:4490.
it.each<[string, number, number, string | undefined, LonLat]>([
  ['of zone 40, as its .prj says', 40_510_000, 3_200_000, grid(40), [120.1025459, 28.9163293]],
  ['of zone 41, as its .prj says', 41_410_000, 3_200_000, grid(41), [122.0771356, 28.9132063]],
  // By its position it could also be in the zone of 120°.
  ['of the meridian of 123°, as its .prj says', 490_000, 3_200_000, grid(41, ''), [122.8974541, 28.9163293]],
  [
    'of degrees, as its .prj says',
    120.1,
    28.9,
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    [120.1, 28.9],
  ],
  ['without a .prj, by where it lies', 40_510_000, 3_200_000, undefined, [120.1025459, 28.9163293]],
  ['with a .prj that cannot be read, by where it lies', 120.1, 28.9, 'nonsense', [120.1, 28.9]],
])('a shapefile %s is drawn at its place', async (_, x, y, prj, at) => {
  expect(distanceM(await firstPoint(x, y, prj), at)).toBeLessThan(1);
});

it('has its headings and positions if two columns have the same heading', async () => {
  const csv = '名称,备注,备注,经度,纬度\n甲,a,b,120.1,29.1\n乙,a,b,120.2,29.2\n';
  const { contents } = await readFiles([makeInput('a.csv', csv)]);
  const { columns, positions, rowCount } = openContent(unpacked(contents[0]!));
  expect([columns, rowCount]).toEqual([['名称', '备注', '备注', '经度', '纬度'], 2]);
  expect(positions).toEqual({ kind: 'two', first: 3, second: 4 });
});

it('has the columns of all features, also one that only the last has', () => {
  const features = Array.from({ length: 30_000 }, (_, i) => ({
    type: 'Feature' as const,
    id: i + 1,
    geometry: null,
    properties: i === 29_999 ? { a: 1, late: 2 } : { a: 1 },
  }));
  const file = { name: 'a.geojson', sha256: '', modified: null, sizeBytes: 1 };
  const opened = openContent({ kind: 'features', file, layer: null, crs: null, features, faults: [] });
  expect(opened.columns).toEqual(['a', 'late']);
});
