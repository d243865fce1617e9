import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../domain/distance.ts';
import type { LonLat } from '../domain/records.ts';
import { readCoordinate, readPosition } from './coordinate-text.ts';
import { computeZone } from '../domain/datum.ts';
import { DATUMS, guessDatum, namedDatum, shiftM, toWgs84 } from './datum.ts';
import type { Datum, NamedPosition } from './datum.ts';

/** Two made-up counties side by side, 120–121° and 121–122° E. */
const countyAt = ([lon, lat]: LonLat): string | undefined =>
  lat < 28 || lat > 30 || lon < 120 || lon > 122 ? undefined : lon < 121 ? '330723' : '330727';

/** Thirty places, some of them so near the border of the two counties that a shift of 500 m changes their county. */
const PLACES: { at: LonLat; county: string }[] = Array.from({ length: 30 }, (_, i) => {
  const at: LonLat = [i < 15 ? 120.2 + i / 20 : 120.9985 + (i - 15) / 5000, 28.4 + (i % 10) / 10];
  return { at, county: countyAt(at) ?? '' };
});

const gridOf = (datum: Datum): { epsg: number } => {
  if (datum.kind !== 'gauss-kruger') throw new Error('no grid');
  const zone = computeZone(datum.zoneDeg, datum.centralMeridianDeg);
  const first =
    datum.zoneDeg === 3 ? (datum.prefixed ? 4513 - 25 : 4534 - 25) : datum.prefixed ? 4491 - 13 : 4502 - 13;
  return { epsg: first + zone };
};
const hasCs2cs = spawnSync('cs2cs', ['--version']).error === undefined;

describe('conversion to WGS 84', () => {
  it.skipIf(!hasCs2cs)(
    'agrees with cs2cs of PROJ within 1 m for every grid (skipped where cs2cs is not installed)',
    () => {
      for (const datum of DATUMS.filter(({ kind }) => kind === 'gauss-kruger')) {
        const meridian = datum.kind === 'gauss-kruger' ? datum.centralMeridianDeg : 0;
        const places = [-2.9, -1.5, -0.01, 0, 0.7, 1.5, 2.9].flatMap((off) =>
          [27.1, 29.3, 31.2].map((lat) => [meridian + off, lat]),
        );
        const text = execFileSync('cs2cs', ['-f', '%.4f', 'EPSG:4490', `EPSG:${gridOf(datum).epsg}`], {
          input: places.map(([lon, lat]) => `${lat} ${lon}`).join('\n'),
        }).toString();
        text
          .trim()
          .split('\n')
          .forEach((line, i) => {
            const [north = NaN, east = NaN] = line.trim().split(/\s+/).map(Number);
            const at = toWgs84({ datum, swapped: false })(east, north);
            expect(
              distanceM(at as LonLat, places[i] as LonLat),
              `${JSON.stringify(datum)} ${places[i]?.join()}`,
            ).toBeLessThan(1);
            expect(toWgs84({ datum, swapped: true })(north, east)).toEqual(at);
          });
      }
    },
  );

  it('undoes GCJ-02 and BD-09 within 1 m, anywhere in the province', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 118, max: 123, noNaN: true }),
        fc.double({ min: 27, max: 31.2, noNaN: true }),
        (lon, lat) => {
          for (const [kind, crs] of [
            ['gcj02', gcoord.GCJ02],
            ['bd09', gcoord.BD09],
          ] as const) {
            const [x, y] = gcoord.transform<LonLat>([lon, lat], gcoord.WGS84, crs);
            const at = toWgs84({ datum: { kind }, swapped: false })(x, y) as LonLat;
            expect(distanceM(at, [lon, lat])).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('gives null for values outside the range of a datum: metres as degrees, an easting without its zone', () => {
    expect(toWgs84({ datum: { kind: 'gcj02' }, swapped: false })(500_000, 3_200_000)).toBeNull();
    const prefixed: Datum = { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg: 120, prefixed: true };
    expect(toWgs84({ datum: prefixed, swapped: false })(500_000, 3_200_000)).toBeNull();
    expect(toWgs84({ datum: { kind: 'wgs84' }, swapped: false })(Number.NaN, 29)).toBeNull();
  });

  it('gives the shift of GCJ-02 in metres, and none for WGS 84 and projected coordinates', () => {
    const shift = shiftM({ datum: { kind: 'gcj02' }, swapped: false }, [
      [119.9, 28.9],
      [121.5, 29.8],
    ]);
    expect(shift?.meanM).toBeGreaterThan(300);
    expect(shift?.mostM).toBeLessThan(700);
    expect(shiftM({ datum: { kind: 'wgs84' }, swapped: false }, [[119.9, 28.9]])).toBeNull();
  });

  it('reads the well-known text of a .prj, and recognises datums older than CGCS2000', () => {
    const wkt =
      'PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const datum = namedDatum({ wkt }) as Datum;
    const at = toWgs84({ datum, swapped: false })(40_500_000, 3_200_000) as LonLat;
    const same = toWgs84({ datum: namedDatum({ epsg: 4528 }) as Datum, swapped: false })(
      40_500_000,
      3_200_000,
    );
    expect(distanceM(at, same as LonLat)).toBeLessThan(0.1);
    expect(namedDatum({ wkt: 'no well-known text' })).toBeNull();
    expect(namedDatum({ epsg: 4549 })).toEqual({
      kind: 'gauss-kruger',
      zoneDeg: 3,
      centralMeridianDeg: 120,
      prefixed: false,
    });
    expect(namedDatum({ epsg: 27700 })).toBeNull();
  });
});

describe('guess of the datum', () => {
  const asFile = (write: (at: LonLat) => readonly [number, number]): NamedPosition[] =>
    PLACES.map(({ at, county }) => {
      const [first, second] = write(at);
      return { first, second, county };
    });

  it.each([
    ['wgs84', { kind: 'wgs84' }, (at: LonLat) => at],
    ['gcj02', { kind: 'gcj02' }, (at: LonLat) => gcoord.transform<LonLat>(at, gcoord.WGS84, gcoord.GCJ02)],
    ['bd09', { kind: 'bd09' }, (at: LonLat) => gcoord.transform<LonLat>(at, gcoord.WGS84, gcoord.BD09)],
  ] as const)('tells %s by the places just beside a border', (_, datum, write) => {
    const guess = guessDatum(
      asFile((at) => write(at) as LonLat),
      countyAt,
    );
    expect(guess.choices[0]).toMatchObject({ datum, swapped: false, inside: 30 });
    expect(guess.isSure).toBe(true);
  });

  it('recognises latitude before longitude', () => {
    expect(
      guessDatum(
        asFile(([lon, lat]) => [lat, lon]),
        countyAt,
      ).choices[0],
    ).toMatchObject({ datum: { kind: 'wgs84' }, swapped: true });
  });

  it.each(DATUMS.filter(({ kind }) => kind === 'gauss-kruger'))(
    'tells the grid of %o, northing first as surveyors write it',
    (datum) => {
      const forward = gridForward(datum);
      const best = guessDatum(
        asFile((at) => forward(at)),
        countyAt,
      ).choices[0];
      expect(best).toMatchObject({ swapped: true, inside: 30 });
      // A 3° and a 6° grid of one meridian differ in the number of the zone alone.
      expect(best?.datum).toEqual(datum);
    },
  );

  it('is not sure if no place is near a border, unless known positions of the places decide', () => {
    const inland = asFile((at) => at).slice(0, 10);
    expect(guessDatum(inland, countyAt).isSure).toBe(false);
    const gcj = inland.map(({ first, second, county }) => {
      const [x, y] = gcoord.transform<LonLat>([first, second], gcoord.WGS84, gcoord.GCJ02);
      return { first: x, second: y, county: county ?? '' };
    });
    const known = new Map<number, LonLat>([[2, [inland[2]?.first ?? 0, (inland[2]?.second ?? 0) + 0.0002]]]);
    const guess = guessDatum(gcj, countyAt, null, known);
    expect(guess.choices[0]?.datum).toEqual({ kind: 'gcj02' });
    expect(guess.isSure).toBe(true);
  });

  it('finds nothing for numbers that are no positions', () => {
    expect(
      guessDatum(
        [
          { first: 3, second: 4 },
          { first: Number.NaN, second: 0 },
        ],
        countyAt,
      ),
    ).toMatchObject({ choices: [], isSure: false });
  });
});

const gridForward = (datum: Datum): ((at: LonLat) => readonly [number, number]) => {
  const convert = toWgs84({ datum, swapped: false });
  if (datum.kind !== 'gauss-kruger') throw new Error('no grid');
  const centre = 500_000 + (datum.prefixed ? computeZone(datum.zoneDeg, datum.centralMeridianDeg) * 1e6 : 0);
  // Newton's method on the conversion itself, so that the test needs no other formula.
  return ([lon, lat]) => {
    let [x, y] = [centre + (lon - datum.centralMeridianDeg) * 97_000, lat * 110_800];
    for (let i = 0; i < 20; i++) {
      const at = convert(x, y);
      if (!at) break;
      x += (lon - at[0]) * 97_000;
      y += (lat - at[1]) * 110_800;
    }
    return [y, x];
  };
};

describe('coordinates as text', () => {
  it.each([
    ['120.1234', 120.1234],
    ['120°12′30″', 120.208333],
    ['120°12\'30"E', 120.208333],
    ['东经120度12分30秒', 120.208333],
    ['E120-12-30', 120.208333],
    ['北纬29°27′', 29.45],
    ['１２０．５', 120.5],
    ['-3.5', -3.5],
    ['西经3.5', -3.5],
    ['3,250,000.5', 3_250_000.5],
    ['120 12 30.5', 120.208472],
    ['3 250 000.5', 3_250_000.5],
    [28.5, 28.5],
    ['29.45N', 29.45],
    ['120º07′60″', null],
    ['约29', null],
    ['', null],
    [null, null],
  ])('reads %s', (text, value) => {
    const read = readCoordinate(text);
    if (value === null) expect(read).toBeNull();
    else expect(read?.value).toBeCloseTo(value, 5);
  });

  it('says whether a coordinate is a longitude or a latitude if a word in the cell does', () => {
    expect(readCoordinate('北纬29°27′')).toMatchObject({ axis: 'lat', form: 'dms' });
    expect(readCoordinate('120.5E')).toMatchObject({ axis: 'lon', form: 'decimal' });
  });

  it.each([
    ['120.12,29.45', 120.12, 29.45],
    ['东经120°12′，北纬29°27′', 120.2, 29.45],
    ['29.45 120.12', 29.45, 120.12],
    ['(120.12、29.45)', 120.12, 29.45],
    ['120.12/29.45', 120.12, 29.45],
  ])('reads both coordinates in one cell: %s', (text, first, second) => {
    const read = readPosition(text);
    expect(read?.[0].value).toBeCloseTo(first, 5);
    expect(read?.[1].value).toBeCloseTo(second, 5);
  });

  it.each(['120.12', '甲村', '1,2,3', ''])('does not find two coordinates in %s', (text) => {
    expect(readPosition(text)).toBeNull();
  });
});
