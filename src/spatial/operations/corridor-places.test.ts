import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import type { Site } from '../model.ts';
import { random, realModel, testSite } from '../test-model.ts';
import { corridor } from './corridor.ts';
import { reach } from './reach.ts';

const WIDTH_KM = 5;
/**
 * Metres by which the outline may stray from the true one: chords of a quarter circle (0.05 % of the width), lengths in
 * the plane it is made in (0.05 %), straight edges of 10 km (1 m) and rounding (0.1 m). Places this close to 5 km may fall
 * on either side.
 */
const BAND_M = WIDTH_KM * 1000 * (0.0005 + 0.0005) + 1.1;

/** Whether a place lies in an area, its polygons asked only where their boxes hold it. */
function finder(area: Polygon | MultiPolygon): (at: LonLat) => boolean {
  const polygons = (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).map((coordinates) => {
    const outer = coordinates[0] as Position[];
    const [lon, lat] = [outer.map(([x = NaN]) => x), outer.map(([, y = NaN]) => y)];
    const box = [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)] as const;
    return { box, geometry: { type: 'Polygon' as const, coordinates } };
  });
  return (at) =>
    polygons.some(
      ({ box: [west, south, east, north], geometry }) =>
        at[0] >= west &&
        at[0] <= east &&
        at[1] >= south &&
        at[1] <= north &&
        booleanPointInPolygon([...at], geometry),
    );
}

describe('the corridor drawn and distances', () => {
  const model = realModel();
  const drawn = finder(corridor(model, { widthKm: WIDTH_KM }).geometry);
  const land = finder(model.province.geometry);

  /**
   * What lies within the width by distance but not in the outline, or the other way round, beyond the band. The outline is of
   * land only: what the province's border leaves to the sea or to a neighbour must not be in it, however near an axis.
   */
  function disagreements(sites: readonly Site[]): string[] {
    const { distanceM } = reach({ ...model, sites });
    return sites.flatMap(({ name, lonLat }, s) => {
      const m = distanceM[s] as number;
      const [inside, onLand] = [drawn(lonLat), land(lonLat)];
      const agree = inside === (onLand && m <= WIDTH_KM * 1000);
      if (agree || (onLand && Math.abs(m - WIDTH_KM * 1000) <= BAND_M)) return [];
      const where = `${onLand ? 'on land' : 'off the land'}, ${inside ? 'in' : 'not in'} the outline`;
      return [`${name} ${lonLat.join(' ')}: ${m.toFixed(1)} m from an axis, ${where}`];
    });
  }

  it('hold the same places, save within the band', () => {
    expect(disagreements(model.sites)).toEqual([]);
  });

  it('hold the same points scattered over land, sea and neighbours, save within the band', () => {
    const next = random(20_000);
    const scattered = Array.from({ length: 20_000 }, (_, i) =>
      testSite(`${i}`, [118 + 4.8 * next(), 27.1 + 4.1 * next()]),
    );
    expect(scattered.filter(({ lonLat }) => !land(lonLat)).length).toBeGreaterThan(5000);
    expect(disagreements(scattered)).toEqual([]);
  });
});
