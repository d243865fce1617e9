import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import type { Point, Polygon } from 'geojson';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../domain/distance.ts';
import type { LonLat } from '../../domain/records.ts';
import { converterTo, projJson } from './coordinates.ts';
import { DATUM_KINDS, EXPORT_DATUMS, isGrid } from './datums.ts';

const at = (lon: number, lat: number): Point => ({ type: 'Point', coordinates: [lon, lat] });
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const PLACES = [117.6, 118.9, 120, 121.3, 122.9].flatMap((lon) =>
  [27.1, 29.3, 31.2].map((lat) => [lon, lat] as const),
);

describe('coordinates of an export', () => {
  it.skipIf(!has('cs2cs'))(
    'agree with cs2cs of PROJ within 1 cm (skipped where cs2cs is not installed)',
    () => {
      for (const datum of EXPORT_DATUMS.filter(isGrid)) {
        const out = execFileSync('cs2cs', ['-f', '%.4f', 'EPSG:4490', `EPSG:${DATUM_KINDS[datum].epsg}`], {
          input: PLACES.map(([lon, lat]) => `${lat} ${lon}`).join('\n'),
        }).toString();
        const lines = out.trim().split('\n');
        expect(lines).toHaveLength(PLACES.length);
        for (const [i, line] of lines.entries()) {
          const [northM = NaN, eastM = NaN] = line.trim().split(/\s+/).map(Number);
          const [lon, lat] = PLACES[i] as readonly [number, number];
          const [x = NaN, y = NaN] = converterTo(datum)(at(lon, lat)).coordinates;
          expect(Math.hypot(x - eastM, y - northM)).toBeLessThan(0.01);
        }
      }
    },
  );

  it('are converted back to WGS 84 within 1 m from GCJ-02 and BD-09, some hundred metres away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 118, max: 123, noNaN: true }),
        fc.double({ min: 27, max: 31.5, noNaN: true }),
        (lon, lat) => {
          for (const [datum, from] of [
            ['gcj02', gcoord.GCJ02],
            ['bd09', gcoord.BD09],
          ] as const) {
            const moved = converterTo(datum)(at(lon, lat)).coordinates as LonLat;
            expect(distanceM(moved, [lon, lat])).toBeGreaterThan(100);
            expect(distanceM(moved, [lon, lat])).toBeLessThan(2000);
            const back = gcoord.transform([...moved], from, gcoord.WGS84) as LonLat;
            expect(distanceM(back, [lon, lat])).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('are unchanged in WGS 84 and CGCS2000, and keep the parts of a geometry', () => {
    const hole: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [120, 29],
          [121, 29],
          [121, 30],
          [120, 29],
        ],
        [
          [120.4, 29.1],
          [120.5, 29.1],
          [120.5, 29.2],
          [120.4, 29.1],
        ],
      ],
    };
    expect(converterTo('wgs84')(hole)).toEqual(hole);
    expect(converterTo('cgcs2000')(hole)).toEqual(hole);
    const grid = converterTo('cgcs2000-120')(hole).coordinates;
    expect(grid.map((ring) => ring.length)).toEqual([4, 4]);
    expect(grid[0]?.[0]?.[0]).toBeCloseTo(500_000, 3);
    expect(
      converterTo('gcj02')({ type: 'GeometryCollection', geometries: [at(120, 29)] }).geometries[0],
    ).toEqual(converterTo('gcj02')(at(120, 29)));
  });

  it.skipIf(!has('projinfo'))(
    'have the PROJJSON of the EPSG register (skipped where projinfo is not installed)',
    () => {
      for (const datum of EXPORT_DATUMS) {
        const { epsg } = DATUM_KINDS[datum];
        if (epsg === undefined || datum === 'wgs84') continue;
        const register = JSON.parse(
          execFileSync('projinfo', [`EPSG:${epsg}`, '-o', 'PROJJSON', '-q']).toString(),
        ) as Record<string, unknown>;
        const { $schema: _, ...ours } = projJson(datum) as Record<string, unknown>;
        expect(register).toMatchObject(ours);
      }
      expect(projJson('gcj02')).toBeNull();
    },
  );
});
