import { DATUM } from '../../domain/answers/basis.ts';
import { mostExtreme } from '../../domain/extremes.ts';
import type { Detour } from '../../domain/answers/detour.ts';
import type { GapPlace, Gaps } from '../../domain/answers/gaps.ts';
import { TOWN_RADIUS_KM } from '../../domain/answers/gaps.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { ModelAxis, Site, SpatialModel } from '../model.ts';
import { countByStatus } from '../../domain/by-status.ts';
import { centralTownStatuses } from '../geometry/central-towns.ts';
import { checkAxes, checkWidthKm } from '../check.ts';
import { committeesOfSites } from './committees.ts';
import { type CountBuilder, countBuilder, doubtfulDistance, sharePassing } from './count-builder.ts';
import { detourFactors } from './detour.ts';
import { spurSteps } from '../geometry/new-spur.ts';
import { coverSteps, medianSteps } from '../geometry/new-town.ts';
import { regionFilter } from './region-filter.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { townCandidates } from '../geometry/town-candidates.ts';

export interface GapsOptions {
  /** Width of the corridors on each side, km. */
  widthKm: number;
  /** Code of a county, prefecture or the province. */
  region?: string;
  detour?: Detour;
  /** Service radius of a central town, km. */
  townRadiusKm?: number;
}

type GapsReach = Pick<Reach, 'axisIds' | 'nearest' | 'distanceM' | 'errorPct' | 'spread'>;

/** Number of the best steps of each kind in the answer. */
const STEPS = 5;

/**
 * The places of a region outside all corridors, and the positions where one more central town or one more spur would gain most (method note
 * `gaps`). A place exactly at the width is inside.
 * @throws RangeError where the network has no axis, the width or radius is not above 0 and at most 200 km, the region is unknown, a detour
 * factor is not within 1 to 5, or `reach` belongs to another network.
 */
export function gaps(
  model: SpatialModel,
  reach: GapsReach,
  { widthKm, region, detour: given, townRadiusKm = TOWN_RADIUS_KM }: GapsOptions,
): Gaps {
  checkWidthKm(widthKm);
  checkWidthKm(townRadiusKm);
  checkAxes(model);
  if (reach.distanceM.length !== model.sites.length)
    throw new RangeError(`reach of ${reach.distanceM.length} sites, network of ${model.sites.length}`);
  const { detour, factorOf } = detourFactors(model, given);
  const { holds, code, name } = regionFilter(model, region);
  const widthM = widthKm * 1000;
  const { beyond, of, places, unreached } = sitesBeyond(model, reach, holds, factorOf, widthM);

  const towns = model.sites.filter((site) => site.kind === 'town' && holds(site));
  const demand = model.ownPlaces
    ? model.sites.filter((site) => site.kind === 'village' && holds(site))
    : towns.filter((site) => site.committees > 0);
  const question = { demand, candidates: townCandidates(model, holds), factorOf };
  const cover = coverSteps(model, question, townRadiusKm * 1000);
  const gains = mostExtreme(cover.steps, STEPS, ({ gain }) => gain);
  const median = medianSteps(model, question);
  const spurs = spurSteps({
    demand: demand.filter(({ code: own }) => unreached.has(own)),
    candidates: towns.flatMap((site) => {
      const axis = unreached.get(site.code);
      return axis ? [{ site, axis }] : [];
    }),
    factorOf,
    widthM,
  });
  return {
    method: 'gaps',
    datum: DATUM,
    errorPct: reach.errorPct,
    dataDate: model.dataDate,
    straightLine: true,
    widthKm,
    region: { code, name },
    detour,
    axes: countByStatus(model.axes.map(({ status }) => status)),
    centralTowns: countByStatus(centralTownStatuses(model)),
    beyond: {
      villages: beyond.villages.count(),
      towns: beyond.towns.count(),
      committees: beyond.committees.count(),
    },
    of,
    places,
    cover: { radiusKm: townRadiusKm, ...cover, steps: gains.first, tied: gains.tied },
    median: { ...median, steps: median.steps.slice(0, STEPS) },
    spurs: spurs.slice(0, STEPS),
  };
}

/** Sites beyond the width: counts, places by decreasing number of committees, and how many sites the region has. */
function sitesBeyond(
  model: SpatialModel,
  reach: GapsReach,
  holds: (site: Site) => boolean,
  factorOf: (county: string) => number,
  widthM: number,
) {
  const committees = committeesOfSites(model);
  const axisById = new Map(model.axes.map((axis) => [axis.id, axis]));
  const nearestAxis = (i: number): ModelAxis => {
    const id = reach.axisIds[reach.nearest[i] as number] ?? '';
    const axis = axisById.get(id);
    if (!axis) throw new RangeError(`reach names axis ${id}, which the network has not`);
    return axis;
  };
  const { spreadOf } = buildSpreads(model);
  const { positions, nearestM } = reach.spread;
  const beyond = { villages: countBuilder(), towns: countBuilder(), committees: countBuilder() };
  const of: Gaps['of'] = { villages: 0, towns: 0, committees: 0 };
  const places: GapPlace[] = [];
  /** Codes of the towns and own places that are not certainly within a corridor. */
  const unreached = new Map<string, ModelAxis>();
  for (const [i, site] of model.sites.entries()) {
    if (!holds(site)) continue;
    const isCounted = site.kind === 'village' || !model.ownPlaces;
    if (isCounted) of[site.kind === 'town' ? 'towns' : 'villages']++;
    if (isCounted && site.kind === 'town') of.committees += site.committees;
    const factor = factorOf(site.county);
    const distanceM = reach.distanceM[i] as number;
    if ((distanceM + site.errorRadiusM) * factor <= widthM) continue;
    const axis = nearestAxis(i);
    if (site.kind === 'town' || model.ownPlaces) unreached.set(site.code, axis);
    if (!isCounted) continue;
    const certain = (distanceM - site.errorRadiusM) * factor > widthM;
    const spread = spreadOf[i] as number;
    const probability = certain ? 1 : sharePassing(nearestM, spread, positions, (m) => m * factor > widthM);
    const add = (builder: CountBuilder, weight: number): void =>
      certain ? builder.certain(weight) : builder.doubtful(spread, probability, weight);
    add(beyond[site.kind === 'town' ? 'towns' : 'villages'], 1);
    if (site.kind === 'town') add(beyond.committees, site.committees);
    const ofPositions = nearestM.subarray(spread * positions, (spread + 1) * positions);
    const doubtful = spread < 0 ? undefined : doubtfulDistance(ofPositions.map((m) => m * factor));
    places.push({
      ...toPlace(site),
      certain,
      probability,
      committees: committees[i] as number,
      distanceM: doubtful?.meanM ?? distanceM * factor,
      axis: axis.id,
      ...(doubtful ? { doubtful } : {}),
    });
  }
  places.sort(
    (a, b) => b.committees - a.committees || b.distanceM - a.distanceM || (a.code < b.code ? -1 : 1),
  );
  return { beyond, of, places, unreached };
}

const toPlace = ({ code, name, kind, county, town, lonLat, rural, programme, island }: Site) => ({
  code,
  name,
  kind,
  county,
  town,
  lonLat,
  rural,
  programme: programme !== undefined,
  island,
});
