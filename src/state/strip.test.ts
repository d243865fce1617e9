import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat, Station, Status } from '../domain/records.ts';
import { buildStrip } from './strip.ts';
import type { StripLine } from './strip.ts';

const village = (code: string, km: number): Station => ({ kind: 'village', code, km });
const SEAT: Station = { kind: 'seat', code: '330000', km: 0 };
/** Positions on a grid of hundredths of a degree. */
const at = (x: number, y = 0): LonLat => [120 + x / 100, 29 + y / 100];

/** Codes as text: `seat a(around) [branch] b`. */
const write = ({ stops }: StripLine): string =>
  stops
    .map(
      ({ station, around, branches }) =>
        station.code +
        (around.length > 0 ? `(${around.map(({ code }) => code).join(' ')})` : '') +
        branches.map((line) => ` [${write(line)}]`).join(''),
    )
    .join(' ');

function strip(parts: LonLat[][], places: Record<string, LonLat>, stations: Station[]): string {
  const geometry = { type: 'MultiLineString' as const, coordinates: parts };
  const drawn = {
    stations,
    geometry,
    status: 'documented' as const,
    lineStatus: parts.map((): Status => 'documented'),
  };
  return write(buildStrip(drawn, ({ code }) => places[code]));
}

describe('stripOf', () => {
  const places = { '330000': at(0), a: at(1), b: at(2), c: at(1, 1), d: at(1, 2), e: at(0, -1) };

  it('follows the main line, whatever the order of the stations', () => {
    expect(strip([[at(0), at(1), at(2)]], places, [village('b', 2), SEAT, village('a', 1)])).toBe(
      '330000 a b',
    );
  });

  it('attaches a branch to the last stop before its junction', () => {
    const parts = [
      [at(0), at(1), at(2)],
      [at(1), at(1, 1), at(1, 2)],
    ];
    expect(
      strip(parts, places, [SEAT, village('a', 1), village('b', 2), village('c', 2), village('d', 3)]),
    ).toBe('330000 a [c d] b');
  });

  it('states for every line whether it is documented', () => {
    const drawn = {
      stations: [SEAT, village('a', 1), village('c', 2)],
      geometry: {
        type: 'MultiLineString' as const,
        coordinates: [
          [at(0), at(1)],
          [at(1), at(1, 1)],
        ],
      },
      status: 'documented' as const,
      lineStatus: ['documented', 'modelled'] as const,
    };
    const main = buildStrip(drawn, ({ code }) => (places as Record<string, LonLat>)[code]);
    expect(main.status).toBe('documented');
    expect(main.stops.flatMap(({ branches }) => branches.map(({ status }) => status))).toEqual(['modelled']);
  });

  it('keeps lines that separate at the seat apart', () => {
    const parts = [
      [at(0), at(1)],
      [at(0), at(0, -1)],
      [at(0), at(1, 1)],
    ];
    expect(strip(parts, places, [SEAT, village('a', 1), village('e', 1), village('c', 1)])).toBe(
      '330000 [e] [c] a',
    );
  });

  it('attaches a branch of a branch to the stop where its own line leaves', () => {
    // The second branch leaves the first one at a bend, before any of its stops.
    const parts = [
      [at(0), at(2)],
      [at(0), at(0.5, 1), at(1, 1)],
      [at(0.5, 1), at(1, 2)],
    ];
    expect(strip(parts, places, [SEAT, village('b', 2), village('c', 2), village('d', 2.5)])).toBe(
      '330000 [c] [d] b',
    );
  });

  it('places a village that is off the line at its town, or at the stop nearest by chainage', () => {
    const town: Station = { kind: 'town', code: '330723101000', km: 1 };
    const parts = [[at(0), at(1), at(2)]];
    const known = { ...places, '330723101000': at(1), '330723101201': at(5), x: at(6) };
    expect(
      strip(parts, known, [SEAT, town, village('b', 2), village('330723101201', 2), village('x', 1.9)]),
    ).toBe('330000 330723101000(330723101201) b(x)');
  });

  it('shows every station once', () => {
    const point = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .map(([x, y]) => at(x, y));
    const line = fc.array(point, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.array(fc.option(point), { maxLength: 12 }),
        (parts, points) => {
          const stations = points.map((_, i) => village(`v${i}`, i));
          const known = Object.fromEntries(points.flatMap((p, i) => (p ? [[`v${i}`, p]] : [])));
          const shown = strip(parts, known, stations)
            .split(/[^v\d]+/)
            .filter(Boolean);
          expect(shown.sort()).toEqual(stations.map(({ code }) => code).sort());
        },
      ),
    );
  });
});
