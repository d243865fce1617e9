import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicM } from '../../../src/spatial/geometry/geodesic-m.ts';
import { type Cell, CELLS_PER_DEGREE, insideRing } from './grid.ts';
import { type Site, buildZones } from './zones.ts';

/** A county of a quarter degree, near 29° N. */
const [WEST, SOUTH, SIZE] = [120, 29, 0.25];
const corner = (x: number, y: number): Cell => [
  (WEST + x) * CELLS_PER_DEGREE,
  (SOUTH + y) * CELLS_PER_DEGREE,
];
const county = {
  code: '330327',
  name: '苍南县',
  rings: [[corner(0, 0), corner(SIZE, 0), corner(SIZE, SIZE), corner(0, SIZE), corner(0, 0)]],
};
const SUCCESSORS = ['330327', '330383'];
const town = (now: string, lon: number, lat: number): Site => ({
  code: `${now}100000`,
  county: now,
  lon,
  lat,
});
const ordinate = fc.double({ min: 0.01, max: SIZE - 0.01, noNaN: true });
const place = fc.tuple(ordinate, ordinate);

describe('zonesOf', () => {
  it('gives every place to the county of the nearest town', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 6 }),
        fc.array(place, { minLength: 1, maxLength: 6 }),
        place,
        (stay, go, [x, y]) => {
          const sites = [
            ...stay.map(([lon, lat]) => town('330327', WEST + lon, SOUTH + lat)),
            ...go.map(([lon, lat]) => town('330383', WEST + lon, SOUTH + lat)),
          ];
          const awayM = (code: string): number =>
            Math.min(
              ...sites
                .filter((site) => site.county === code)
                .map(({ lon, lat }) => geodesicM([lon, lat], [WEST + x, SOUTH + y])),
            );
          const [stays, goes] = [awayM('330327'), awayM('330383')];
          fc.pre(Math.abs(stays - goes) > 60);
          const holders = buildZones(county, SUCCESSORS, sites).filter(({ rings }) =>
            rings.some((ring) =>
              insideRing([(WEST + x) * CELLS_PER_DEGREE, (SOUTH + y) * CELLS_PER_DEGREE], ring),
            ),
          );
          expect(holders.map(({ to }) => to)).toEqual([stays < goes ? '330327' : '330383']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('ignores places of other counties and places beyond the edge', () => {
    const sites = [town('330327', 120.05, 29.1), town('330383', 120.2, 29.1)];
    const strangers = [town('330326', 120.1, 29.1), town('330383', 119.9, 29.1)];
    expect(buildZones(county, SUCCESSORS, [...strangers, ...sites])).toEqual(
      buildZones(county, SUCCESSORS, sites),
    );
  });

  it('uses villages only where a successor has no town', () => {
    const village = { code: '330327101215', county: '330383', lon: 120.2, lat: 29.1, quality: 'ok' };
    const doubted = { ...village, code: '330327101216', lat: 29.2, quality: 'far_from_town' };
    const towns = [town('330327', 120.05, 29.1), town('330383', 120.2, 29.2)];
    const goneTo = (sites: Site[]): unknown => buildZones(county, SUCCESSORS, sites)[1]?.rings.length;
    expect(goneTo([...towns, village])).toBe(1);
    expect(goneTo([towns[0] as Site, village, { ...village, lat: 29.15 }])).toBe(2);
    expect(goneTo([towns[0] as Site, village, doubted])).toBe(1);
  });

  it('uses a village whose position was doubtful only because its county has changed', () => {
    const moved = {
      code: '330327101215',
      county: '330383',
      lon: 120.2,
      lat: 29.1,
      quality: 'other_county_check',
    };
    expect(buildZones(county, SUCCESSORS, [town('330327', 120.05, 29.1), moved])[1]?.rings).toHaveLength(1);
  });

  it('names a successor without any place', () => {
    expect(() => buildZones(county, SUCCESSORS, [town('330327', 120.05, 29.1)])).toThrow('went to 330383');
  });
});
