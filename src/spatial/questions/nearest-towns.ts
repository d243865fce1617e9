import geodesic from 'geographiclib-geodesic';
import { DATUM } from '../../domain/answers/basis.ts';
import { mostExtreme } from '../../domain/extremes.ts';
import type { NearestTowns, NearTown } from '../../domain/answers/nearest-towns.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { MAX_TOWNS, type CentralTown, centralTowns } from '../geometry/central-towns.ts';
import { checkCount, checkLonLat } from '../check.ts';
import { locatorFor, SHORE_M } from '../geometry/county-at.ts';

const { WGS84 } = geodesic.Geodesic;

/**
 * The `k` nearest central towns of a position (method note `nearest-towns`), nearest first, equally near ones in the order
 * of the model; fewer where the network has fewer. Distance and bearing are geodesic (Karney 2013).
 * @throws RangeError where the position lies outside China, `k` is not from 1 to 100 or the network has no central town.
 */
export function nearestTowns(model: SpatialModel, lonLat: LonLat, k: number): NearestTowns {
  const [lon, lat] = checkLonLat(lonLat, 'nearest towns');
  checkCount(k, 'nearest towns', MAX_TOWNS);
  const { towns, around } = centralTowns(model);
  const county = locatorFor(model).countyNear(lonLat, SHORE_M);
  const fromIsland = model.counties.some(({ code, terrain }) => code === county && terrain === 'island');
  const near = around([lon, lat, lon, lat], k)
    .toSorted((a, b) => a - b)
    .map((index): NearTown => {
      const { code, name, lonLat: at, programme, island, county: own } = towns[index] as CentralTown;
      const { s12 = NaN, azi1 = NaN } = WGS84.Inverse(lat, lon, at[1], at[0]);
      return {
        code,
        name,
        lonLat: at,
        distanceM: s12,
        bearingDeg: (azi1 + 360) % 360,
        sameCounty: own === county,
        ...(programme ? { axis: programme.axis } : {}),
        island: island || fromIsland,
      };
    });
  const { first, tied } = mostExtreme(near, k, ({ distanceM }) => -distanceM);
  return {
    method: 'nearest-towns',
    datum: DATUM,
    errorPct: 0,
    dataDate: model.dataDate,
    straightLine: true,
    lonLat,
    ...(county === undefined ? {} : { county }),
    towns: first,
    tied,
  };
}
