import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import type { Site } from '../model.ts';
import { random, realModel, testSite } from '../testing/model.ts';
import { corridor } from './corridor.ts';
import { reach } from './reach.ts';

const WIDTHS_KM = [1, 5, 10, 20];
/** One long, one short, one with branches, one on the coast. */
const SINGLE = ['axis-053', 'axis-059', 'axis-083', 'axis-018'];
/**
 * Metres by which the outline may stray from the true one: chords of a quarter circle (0.03 % of the width), lengths in
 * the plane it is made in (0.01 %), straight edges of 3 km (0.1 m) and the grid (2 cm). Places this close to the width may fall
 * on either side.
 */
const bandM = (widthKm: number): number => widthKm * 1000 * (0.0003 + 0.0001) + 0.12;

/** Whether a place lies in an area, its polygons asked only where their boxes hold it. */
type Finder = (at: LonLat) => boolean;
function finder(area: Polygon | MultiPolygon): Finder {
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

/** Greatest number of places of one width that may lie in the band between the drawn and the true outline, and so be inside one and outside the other. */
const MOST_IN_BAND = 1;

describe('the corridor drawn and distances', () => {
  const model = realModel();
  const land = finder(model.province.geometry);
  const next = random(20_000);
  const scattered = Array.from({ length: 20_000 }, (_, i) =>
    testSite(`${i}`, [118 + 4.8 * next(), 27.1 + 4.1 * next()]),
  );
  const onLand = new Map([...model.sites, ...scattered].map((site) => [site, land(site.lonLat)]));
  const drawnAt = new Map(
    WIDTHS_KM.map((widthKm) => [widthKm, finder(corridor(model, { widthKm }).geometry)]),
  );
  const { distanceM: nearestM, axisIds, near } = reach(model);

  /**
   * What lies within the width by distance but not in the outline, or the other way round, inside the band and beyond it. The outline
   * is of land only: what the province's border leaves to the sea or to a neighbour must not be in it, however near an axis.
   */
  function disagreements(drawn: Finder, widthKm: number, sites: readonly Site[], metres: Float64Array) {
    const [inBand, beyond]: [string[], string[]] = [[], []];
    sites.forEach((site, s) => {
      const m = metres[s] as number;
      const [inside, dry] = [drawn(site.lonLat), onLand.get(site) === true];
      if (inside === (dry && m <= widthKm * 1000)) return;
      const close = dry && Math.abs(m - widthKm * 1000) <= bandM(widthKm);
      const where = `${dry ? 'on land' : 'off the land'}, ${inside ? 'in' : 'not in'} the outline`;
      (close ? inBand : beyond).push(`${site.name}: ${m.toFixed(1)} m, ${where}`);
    });
    return { inBand, beyond };
  }

  it.each(WIDTHS_KM)(
    'contain the same places of the network at %s km, except at most one within the stated error of the edge',
    (widthKm) => {
      const drawn = drawnAt.get(widthKm) as Finder;
      const { inBand, beyond } = disagreements(drawn, widthKm, model.sites, nearestM);
      expect(beyond).toEqual([]);
      expect(inBand.length, inBand.join()).toBeLessThanOrEqual(MOST_IN_BAND);
    },
  );

  it.each(SINGLE)(
    'contain the same places at each width of %s alone, except at most one within the stated error of the edge',
    (id) => {
      const axis = axisIds.indexOf(id);
      const metres = new Float64Array(model.sites.length).fill(Infinity);
      for (let i = near.start[axis] as number; i < (near.start[axis + 1] as number); i++)
        metres[near.site[i] as number] = near.distanceM[i] as number;
      for (const widthKm of WIDTHS_KM) {
        const drawn = finder(corridor(model, { axes: [id], widthKm }).geometry);
        const { inBand, beyond } = disagreements(drawn, widthKm, model.sites, metres);
        expect(beyond).toEqual([]);
        expect(inBand.length, inBand.join()).toBeLessThanOrEqual(MOST_IN_BAND);
      }
    },
  );

  it('contain the same of points scattered over land, sea and neighbours, except at most one within the stated error of the edge', () => {
    expect(scattered.filter((site) => onLand.get(site) === false).length).toBeGreaterThan(5000);
    const { distanceM } = reach({ ...model, sites: scattered });
    const found = WIDTHS_KM.map((widthKm) =>
      disagreements(drawnAt.get(widthKm) as Finder, widthKm, scattered, distanceM),
    );
    expect(found.flatMap(({ beyond }) => beyond)).toEqual([]);
    for (const { inBand } of found) expect(inBand.length, inBand.join()).toBeLessThanOrEqual(MOST_IN_BAND);
  });
});
