import { mostExtreme } from '../../domain/extremes.ts';
import type { CoverStep } from '../../domain/answers/gaps.ts';
import type { TravelGapPlace, TravelGaps } from '../../domain/answers/travel.ts';
import type { TravelSpeeds } from '../../domain/travel-speeds.ts';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis, Site, SpatialModel } from '../model.ts';
import { sharePassing } from './count-builder.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { pointIndex } from '../geometry/point-index.ts';
import { placesBeyond } from './places-beyond.ts';
import { regionFilter } from './region-filter.ts';
import { townCandidates, toTownSite } from '../geometry/town-candidates.ts';
import { timeAt, type TravelField } from '../geometry/travel/times.ts';
import { timesAround } from '../geometry/travel/times-around.ts';
import { computePercentiles, landWay, secondsOfSpreads, timesOfSites, toWay } from './travel-sites.ts';

/** Number of the best steps in the answer. */
const STEPS = 5;
/** Points along an axis are at most this far apart, metres: half a cell of the surface. */
const ALONG_M = 230;

/** Points along all lines of axes, so close that a way can begin anywhere on them. */
export function pointsAlong(axes: readonly ModelAxis[]): LonLat[] {
  return axes.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.flatMap((at, i): LonLat[] => {
        const next = line[i + 1];
        if (!next) return [at];
        const parts = Math.max(1, Math.ceil(geodesicM(at, next) / ALONG_M));
        return Array.from({ length: parts }, (_, k) => [
          at[0] + ((next[0] - at[0]) * k) / parts,
          at[1] + ((next[1] - at[1]) * k) / parts,
        ]);
      }),
    ),
  );
}

/** Upper bound of the speed of any way, metres a second. */
const fastestMPerS = ({ roadKmh, walkKmh, offRoadFactor, riverKmh, lakeKmh, seaKmh }: TravelSpeeds): number =>
  Math.max(...Object.values(roadKmh), walkKmh * offRoadFactor, riverKmh, lakeKmh, seaKmh) / 3.6;

/**
 * The places of a region from which no axis is reached within a travel time, and the towns that as central towns would bring most
 * committees within it: one step of maximal covering (Church & ReVelle 1974), as in `gaps`. A place exactly at the limit is within.
 * @param fromAxes times from the points of `pointsAlong`
 * @param fromTowns times from the central towns, in the order of `centralTowns`
 * @throws RangeError where the network has no central town, or the region is unknown
 */
export function travelGaps(
  model: SpatialModel,
  fromAxes: TravelField,
  fromTowns: TravelField,
  { minutes, region }: { minutes: number; region?: string },
): TravelGaps {
  const { holds, code, name } = regionFilter(model, region);
  const limitS = minutes * 60;
  const times = timesOfSites(model, fromAxes);
  const ofSpreads = secondsOfSpreads(model, fromAxes);
  return {
    dataDate: model.dataDate,
    speeds: fromAxes.surface.speeds,
    minutes,
    region: { code, name },
    ...placesBeyond<TravelGapPlace>(
      model,
      holds,
      (_site, i, spread) => {
        const way = times[i];
        const seconds = ofSpreads[spread] ?? [way?.seconds ?? Infinity];
        const probability = sharePassing(seconds, 0, seconds.length, (s) => s > limitS);
        if (probability === 0) return undefined;
        const figures = { ...(way ? { way: toWay(way) } : {}), ...computePercentiles(ofSpreads[spread]) };
        return { certain: probability === 1, probability, figures };
      },
      ({ way }) => way?.seconds ?? Infinity,
    ),
    cover: coverBy(model, fromTowns, holds, limitS),
  };
}

/**
 * What each candidate for a central town would newly bring within the limit. Ways take the same time in both directions, so it is enough to
 * search from each town that is not served yet for the candidates within the limit; or, as own places may be many, from each candidate for the places.
 */
function coverBy(
  model: SpatialModel,
  fromTowns: TravelField,
  holds: (site: Site) => boolean,
  limitS: number,
): TravelGaps['cover'] {
  const times = timesOfSites(model, fromTowns);
  const candidates = townCandidates(model, holds);
  const farthestM = limitS * fastestMPerS(fromTowns.surface.speeds);
  const demandKind = model.ownPlaces ? 'village' : 'town';
  const unserved: Site[] = [];
  let covered = 0;
  let of = 0;
  for (const [i, site] of model.sites.entries()) {
    if (site.kind !== demandKind || site.committees === 0 || !holds(site)) continue;
    of += site.committees;
    const seconds = times[i]?.seconds;
    if (seconds !== undefined && seconds <= limitS) covered += site.committees;
    else unserved.push(site);
  }
  const [origins, goals] = model.ownPlaces ? [candidates, unserved] : [unserved, candidates];
  const index = pointIndex(goals.map(({ lonLat }) => lonLat));
  const gain = new Float64Array(candidates.length);
  for (const [o, { lonLat }] of origins.entries()) {
    const near = index.around([...lonLat, ...lonLat], farthestM);
    if (near.length === 0) continue;
    timesAround(fromTowns.surface, lonLat, limitS, (field) => {
      for (const g of near) {
        if (!landWay(timeAt(field, (goals[g] as Site).lonLat))) continue;
        const [candidate, served] = model.ownPlaces ? [o, g] : [g, o];
        gain[candidate] = (gain[candidate] as number) + (unserved[served] as Site).committees;
      }
    });
  }
  const steps = candidates.map((site, k): CoverStep => ({ ...toTownSite(site), gain: gain[k] as number }));
  const gains = mostExtreme(
    steps.filter((step) => step.gain > 0).sort((a, b) => b.gain - a.gain || (a.code < b.code ? -1 : 1)),
    STEPS,
    (step) => step.gain,
  );
  return { covered, of, steps: gains.first, tied: gains.tied };
}
