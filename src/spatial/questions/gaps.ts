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
import { doubtfulDistance, sharePassing } from './count-builder.ts';
import { detourFactors } from './detour.ts';
import { spurSteps } from '../geometry/new-spur.ts';
import { coverSteps, medianSteps } from '../geometry/new-town.ts';
import { placesBeyond } from './places-beyond.ts';
import { regionFilter } from './region-filter.ts';
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
  const { listed, unreached } = sitesBeyond(model, reach, holds, factorOf, widthM);

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
    ...listed,
    cover: { radiusKm: townRadiusKm, ...cover, steps: gains.first, tied: gains.tied },
    median: { ...median, steps: median.steps.slice(0, STEPS) },
    spurs: spurs.slice(0, STEPS),
  };
}

/** The places beyond the width, and the nearest axis of each town and own place that is not certainly within a corridor, by code. */
function sitesBeyond(
  model: SpatialModel,
  reach: GapsReach,
  holds: (site: Site) => boolean,
  factorOf: (county: string) => number,
  widthM: number,
) {
  const axisById = new Map(model.axes.map((axis) => [axis.id, axis]));
  const nearestAxis = (i: number): ModelAxis => {
    const id = reach.axisIds[reach.nearest[i] as number] ?? '';
    const axis = axisById.get(id);
    if (!axis) throw new RangeError(`reach names axis ${id}, which the network has not`);
    return axis;
  };
  const { positions, nearestM } = reach.spread;
  const isWithin = (site: Site, i: number): boolean =>
    ((reach.distanceM[i] as number) + site.errorRadiusM) * factorOf(site.county) <= widthM;

  const listed = placesBeyond<GapPlace>(
    model,
    holds,
    (site, i, spread) => {
      if (isWithin(site, i)) return undefined;
      const factor = factorOf(site.county);
      const distanceM = reach.distanceM[i] as number;
      const certain = (distanceM - site.errorRadiusM) * factor > widthM;
      const ofPositions = nearestM.subarray(spread * positions, (spread + 1) * positions);
      const doubtful = spread < 0 ? undefined : doubtfulDistance(ofPositions.map((m) => m * factor));
      return {
        certain,
        probability: certain ? 1 : sharePassing(nearestM, spread, positions, (m) => m * factor > widthM),
        figures: {
          county: site.county,
          rural: site.rural,
          programme: site.programme !== undefined,
          island: site.island,
          distanceM: doubtful?.meanM ?? distanceM * factor,
          axis: nearestAxis(i).id,
          ...(doubtful ? { doubtful } : {}),
        },
      };
    },
    ({ distanceM }) => distanceM,
  );
  const unreached = new Map<string, ModelAxis>();
  for (const [i, site] of model.sites.entries())
    if ((site.kind === 'town' || model.ownPlaces) && holds(site) && !isWithin(site, i))
      unreached.set(site.code, nearestAxis(i));
  return { listed, unreached };
}
