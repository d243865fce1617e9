import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import type { Site } from '../model.ts';
import { random, realModel, testSite } from '../test-model.ts';
import { corridor } from './corridor.ts';
import { reach } from './reach.ts';

const WIDTHS_KM = [1, 5, 10, 20];
/** One long, one short, one with branches, one on the coast. */
const SINGLE = ['axis-330723', 'axis-330784', 'axis-331124', 'axis-330225'];
/**
 * Metres by which the outline may stray from the true one: chords of a quarter circle (0.05 % of the width), lengths in
 * the plane it is made in (0.05 %), straight edges of 10 km (1 m) and rounding (0.1 m). Places this close to the width may fall
 * on either side.
 */
const bandM = (widthKm: number): number => widthKm * 1000 * (0.0005 + 0.0005) + 1.1;
/** Places of the network that do so, by axes and width: docs/data.md lists them too. */
const IN_BAND: Record<string, string[]> = {};

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
  const land = finder(model.province.geometry);
  const next = random(20_000);
  const scattered = Array.from({ length: 20_000 }, (_, i) =>
    testSite(`${i}`, [118 + 4.8 * next(), 27.1 + 4.1 * next()]),
  );
  const onLand = new Map([...model.sites, ...scattered].map((site) => [site, land(site.lonLat)]));

  /**
   * What lies within the width by distance but not in the outline, or the other way round, inside the band and beyond it. The outline
   * is of land only: what the province's border leaves to the sea or to a neighbour must not be in it, however near an axis.
   */
  function disagreements(axes: readonly string[] | undefined, widthKm: number, sites: readonly Site[]) {
    const chosen = axes ? model.axes.filter(({ id }) => axes.includes(id)) : model.axes;
    const drawn = finder(corridor(model, { ...(axes ? { axes } : {}), widthKm }).geometry);
    const { distanceM } = reach({ ...model, axes: chosen, sites });
    const [inBand, beyond]: [string[], string[]] = [[], []];
    sites.forEach((site, s) => {
      const m = distanceM[s] as number;
      const [inside, dry] = [drawn(site.lonLat), onLand.get(site) === true];
      if (inside === (dry && m <= widthKm * 1000)) return;
      const near = dry && Math.abs(m - widthKm * 1000) <= bandM(widthKm);
      const where = `${dry ? 'on land' : 'off the land'}, ${inside ? 'in' : 'not in'} the outline`;
      (near ? inBand : beyond).push(`${site.name} ${m.toFixed(1)} m, ${where}`);
    });
    return { inBand, beyond };
  }
  const cases = WIDTHS_KM.flatMap((widthKm) =>
    [undefined, ...SINGLE.map((id) => [id])].map((axes) => ({
      widthKm,
      axes,
      name: axes?.join() ?? 'all axes',
    })),
  );

  it.each(cases)(
    'hold the same places at $widthKm km of $name, save within the band',
    ({ widthKm, axes, name }) => {
      const { inBand, beyond } = disagreements(axes, widthKm, model.sites);
      expect(beyond).toEqual([]);
      expect(inBand).toEqual(IN_BAND[`${name}, ${widthKm} km`] ?? []);
    },
  );

  it('hold the same points scattered over land, sea and neighbours, save within the band', () => {
    expect(scattered.filter((site) => onLand.get(site) === false).length).toBeGreaterThan(5000);
    for (const widthKm of WIDTHS_KM) expect(disagreements(undefined, widthKm, scattered).beyond).toEqual([]);
  });
});
