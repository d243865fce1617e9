import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { realModel } from '../test-model.ts';
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

describe('places in the corridor drawn and places counted by distance', () => {
  const model = realModel();
  const { geometry } = corridor(model, { widthKm: WIDTH_KM });
  const { distanceM } = reach(model);
  const drawn = finder(geometry);
  const land = finder(model.province.geometry);

  it('are the same, save within the band', () => {
    // The outline is of land only: a place that the province's border leaves in the sea or to a neighbour is never in it.
    const places = model.sites.map(({ name, kind, lonLat }, s) => ({
      name: `${kind} ${name} ${lonLat.join(' ')}`,
      m: distanceM[s] as number,
      inside: drawn(lonLat),
      onLand: land(lonLat),
    }));
    const differ = places.filter(({ m, inside, onLand }) => inside !== (onLand && m <= WIDTH_KM * 1000));
    expect(
      differ
        .filter(({ m, onLand }) => !onLand || Math.abs(m - WIDTH_KM * 1000) > BAND_M)
        .map(({ name, m, inside }) => `${name}: ${m.toFixed(1)} m, ${inside ? 'in' : 'not in'} the outline`),
    ).toEqual([]);
    console.log(places.length, places.filter((p) => p.inside).length, places.filter((p) => !p.onLand).length, places.filter((p) => !p.onLand && p.m <= 5000), differ, places.filter((p) => Math.abs(p.m - 5000) < 20));
  });
});
