import { expect, it } from 'vitest';
import { placeAt, plain, testGround } from '../../../src/spatial/geometry/travel/testing/ground.ts';
import { placeTravel } from './place-travel.ts';

const ground = testGround(plain(60, 20), [
  {
    class: 'primary',
    line: [
      [3, 10],
      [57, 10],
    ],
  },
]);
const place = (code: string, county: string, x: number, y: number) => ({
  code,
  county,
  lonLat: placeAt(x, y),
});
const seats = [place('330101', '330101', 5, 9), place('330102', '330102', 55, 9)];
const central = [5, 20, 35, 50].map((x, i) => place(`33010100${i}000`, '330101', x, 11));
const village = place('330102001200', '330102', 48, 15);
const records = placeTravel(
  ground,
  [...central, village],
  central,
  seats,
  new Map([['330101001201', '330101001000']]),
);
const of = (code: string) => records.find((record) => record.code === code);

it('gives the three central towns nearest by time, without the town itself, and the seat of the county', () => {
  expect(of(village.code)?.towns.map(([code]) => code)).toEqual([
    '330101003000',
    '330101002000',
    '330101001000',
  ]);
  const [code, minutes, roadKm, offRoadKm, ...rest] = of(village.code)?.seat ?? [];
  expect(code).toBe('330102');
  // 2.8 km off the road at 5 km/h and 3 km at 45 km/h.
  expect(minutes).toBeGreaterThan(30);
  expect(roadKm).toBeGreaterThan(2);
  expect(offRoadKm).toBeGreaterThan(2);
  expect(rest).toEqual([]);
  expect(of('330101001000')?.towns).toHaveLength(3);
  expect(of('330101001000')?.towns.map(([town]) => town)).not.toContain('330101001000');
  expect(of('330101')?.seat).toBeUndefined();
});

it('gives a village of unknown position the times of its town, marked as such', () => {
  expect(of('330101001201')).toEqual({ ...of('330101001000'), code: '330101001201', at: '330101001000' });
});

it('is in the order of the codes, and names a county without a seat', () => {
  const codes = records.map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted());
  expect(() =>
    placeTravel(ground, [place('330199001000', '330199', 9, 9)], central, seats, new Map()),
  ).toThrow(/county 330199 has no seat/);
});
