import { mostExtreme } from '../../domain/extremes.ts';
import type { TravelCatchments, TravelPlace } from '../../domain/answers/travel.ts';
import type { Site, SpatialModel } from '../model.ts';
import { centralTowns } from '../geometry/central-towns.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { nearestCentral } from '../geometry/nearest-central.ts';
import { regionFilter } from './region-filter.ts';
import type { TravelField } from '../geometry/travel/times.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { computePercentiles, secondsOfSpreads, timesOfSites, toWay } from './travel-sites.ts';

/**
 * The central town that each village of a region reaches first (in any county), beside the one that is nearest by straight line; and the
 * `farthest` villages, which need longest. Distances are geodesic.
 * @param field times from the central towns, in the order of `centralTowns`
 * @throws RangeError where the network has no central town, or for an unknown region
 */
export function travelCatchments(
  model: SpatialModel,
  field: TravelField,
  { farthest, region }: { farthest: number; region?: string },
): TravelCatchments {
  const { towns } = centralTowns(model);
  const { holds, code } = regionFilter(model, region);
  const nearest = nearestCentral(model);
  const { spreadOf } = buildSpreads(model);
  const ofSpreads = secondsOfSpreads(model, field);
  const reaching = new Set<string>();
  const places: TravelPlace[] = [];
  let of = 0;
  for (const [i, found] of timesOfSites(model, field).entries()) {
    const site = model.sites[i] as Site;
    if (site.kind !== 'village') continue;
    const town = found && towns[found.source];
    if (town) reaching.add(town.code);
    if (!holds(site)) continue;
    of++;
    if (!town) continue;
    const straight = nearest(site);
    places.push({
      code: site.code,
      name: site.name,
      county: site.county,
      town: town.code,
      straightTown: straight.town.code,
      townM: geodesicM(site.lonLat, town.lonLat),
      straightTownM: straight.distanceM,
      ...toWay(found),
      certain: site.errorRadiusM + town.errorRadiusM === 0,
      ...computePercentiles(ofSpreads[spreadOf[i] as number]),
    });
  }
  const differ = places
    .filter((place) => place.town !== place.straightTown)
    .sort((a, b) => b.townM - b.straightTownM - (a.townM - a.straightTownM) || (a.code < b.code ? -1 : 1));
  return {
    dataDate: model.dataDate,
    speeds: field.surface.speeds,
    region: code,
    towns: reaching.size,
    of,
    differing: differ.length,
    unreached: of - places.length,
    differ,
    farthest: mostExtreme(places, farthest, ({ seconds }) => seconds),
  };
}
