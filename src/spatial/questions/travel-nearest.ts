import type { TravelNearest, TravelTown } from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { centralTowns, MAX_TOWNS } from '../geometry/central-towns.ts';
import { checkCount, checkLonLat } from '../check.ts';
import { locatorFor, SHORE_M } from '../geometry/county-at.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import type { TravelSurface } from '../geometry/travel/surface.ts';
import { timeAt } from '../geometry/travel/times.ts';
import { wayBetween } from '../geometry/travel/way.ts';
import { timesAround } from '../geometry/travel/times-around.ts';
import { landWay, toWay } from './travel-sites.ts';

/**
 * Limits, in seconds, that are tried one after the other until enough towns are reached, so that near towns are found without a search of
 * the whole province.
 */
const LIMITS_S = [1800, 3600, 7200, 14_400, Infinity];

/**
 * The `count` central towns that are reached first from a position, quickest first, equally quick ones in the order of the model; fewer
 * where fewer are reached. Times are the same in both directions (docs/data.md, “Travel time”).
 * @throws RangeError where the position lies outside China or outside the ground, `count` is not from 1 to 100 or the network has no
 * central town
 */
export function travelNearest(
  model: SpatialModel,
  surface: TravelSurface,
  lonLat: LonLat,
  count: number,
): TravelNearest {
  checkLonLat(lonLat, 'nearest towns');
  checkCount(count, 'nearest towns', MAX_TOWNS);
  const { towns } = centralTowns(model);
  const county = locatorFor(model).countyNear(lonLat, SHORE_M);
  const straightM = towns.map((town) => geodesicM(lonLat, town.lonLat));
  let reached: TravelTown[] = [];
  for (const limitS of LIMITS_S) {
    reached = timesAround(surface, lonLat, limitS, (field) =>
      towns.flatMap((town, i): TravelTown[] => {
        const found = landWay(timeAt(field, town.lonLat));
        if (!found) return [];
        const { code, name, lonLat: at } = town;
        const ownM = straightM[i] as number;
        return [
          {
            code,
            name,
            lonLat: at,
            ...toWay(found),
            straightM: ownM,
            straightRank: 1 + straightM.filter((m) => m < ownM).length,
            sameCounty: town.county === county,
            line: [],
          },
        ];
      }),
    );
    if (reached.length >= count) break;
  }
  return {
    dataDate: model.dataDate,
    speeds: surface.speeds,
    lonLat,
    ...(county === undefined ? {} : { county }),
    towns: reached
      .toSorted((a, b) => a.seconds - b.seconds)
      .slice(0, count)
      .map((town) => ({
        ...town,
        line: (wayBetween(surface, lonLat, town.lonLat)?.parts ?? []).flatMap(({ lonLats }) => lonLats),
      })),
  };
}
