import { mostExtreme } from '../../domain/extremes.ts';
import type { CoverStep } from '../../domain/measures/gaps.ts';
import type { TravelGapPlace, TravelGaps } from '../../domain/measures/travel.ts';
import type { TravelSpeeds } from '../../domain/travel-speeds.ts';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis, Site, SpatialModel } from '../model.ts';
import { committeesOfSites } from './committees.ts';
import { displaced } from './displaced.ts';
import { distanceM } from './distance-m.ts';
import { pointIndex } from './point-index.ts';
import { regionFilter } from './region-filter.ts';
import { townCandidates, townSiteOf } from './town-candidates.ts';
import { timeAt, type TravelField } from './travel/times.ts';
import { timesAround } from './travel-around.ts';
import { landWay, timesOfSites, wayOf } from './travel-sites.ts';

/** How many of the best steps are told. */
const STEPS = 5;
/** Points along an axis are at most this far apart, metres: half a cell of the surface. */
const ALONG_M = 230;
/** Where a village that is known to its town may lie: so many directions, at these shares of its error radius. */
const DIRECTIONS = 8;
const SHARES = [0.5, 1];

/** Points along all lines of some axes, close enough to each other that a way begins anywhere on them. */
export function pointsAlong(axes: readonly ModelAxis[]): LonLat[] {
  return axes.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.flatMap((at, i): LonLat[] => {
        const next = line[i + 1];
        if (!next) return [at];
        const parts = Math.max(1, Math.ceil(distanceM(at, next) / ALONG_M));
        return Array.from({ length: parts }, (_, k) => [
          at[0] + ((next[0] - at[0]) * k) / parts,
          at[1] + ((next[1] - at[1]) * k) / parts,
        ]);
      }),
    ),
  );
}

/** No way is quicker than this, metres a second. */
const fastestMPerS = ({ roadKmh, walkKmh, offRoadFactor, riverKmh, lakeKmh, seaKmh }: TravelSpeeds): number =>
  Math.max(...Object.values(roadKmh), walkKmh * offRoadFactor, riverKmh, lakeKmh, seaKmh) / 3.6;

/** Whether a place lies within a limit for sure, beyond it for sure, or may do either. */
function sideOf(field: TravelField, site: Site, seconds: number | undefined, limitS: number) {
  const within = (s: number | undefined): boolean => s !== undefined && s <= limitS;
  const own = within(seconds);
  if (site.errorRadiusM === 0) return own ? 'within' : 'beyond';
  for (let k = 0; k < DIRECTIONS; k++)
    for (const share of SHARES) {
      const angle = (k * 2 * Math.PI) / DIRECTIONS;
      const m = share * site.errorRadiusM;
      const at = displaced(site.lonLat, [m * Math.sin(angle), m * Math.cos(angle)]);
      if (within(landWay(timeAt(field, at))?.seconds) !== own) return 'uncertain';
    }
  return own ? 'within' : 'beyond';
}

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
  const committees = committeesOfSites(model);
  const beyond: TravelGaps['beyond'] = {
    villages: { certain: 0, uncertain: 0 },
    towns: { certain: 0, uncertain: 0 },
    committees: { certain: 0, uncertain: 0 },
  };
  const of: TravelGaps['of'] = { villages: 0, towns: 0, committees: 0 };
  const places: TravelGapPlace[] = [];
  for (const [i, way] of timesOfSites(model, fromAxes).entries()) {
    const site = model.sites[i] as Site;
    if (!holds(site)) continue;
    const kind = site.kind === 'town' ? 'towns' : 'villages';
    of[kind]++;
    of.committees += site.committees;
    const side = sideOf(fromAxes, site, way?.seconds, limitS);
    if (side === 'within') continue;
    const count = side === 'beyond' ? 'certain' : 'uncertain';
    beyond[kind][count]++;
    beyond.committees[count] += site.committees;
    places.push({
      code: site.code,
      name: site.name,
      kind: site.kind,
      town: site.town,
      lonLat: site.lonLat,
      certain: count === 'certain',
      committees: committees[i] as number,
      ...(way ? { way: wayOf(way) } : {}),
    });
  }
  const secondsOf = ({ way }: TravelGapPlace): number => way?.seconds ?? Infinity;
  const longer = (a: TravelGapPlace, b: TravelGapPlace): number =>
    secondsOf(a) === secondsOf(b) ? 0 : secondsOf(b) - secondsOf(a);
  places.sort((a, b) => b.committees - a.committees || longer(a, b) || (a.code < b.code ? -1 : 1));
  return {
    dataDate: model.dataDate,
    speeds: fromAxes.surface.speeds,
    minutes,
    region: { code, name },
    beyond,
    of,
    places,
    cover: coverBy(model, fromTowns, holds, limitS),
  };
}

/**
 * What each town that could become a central one would newly bring within the limit. Ways are as long back as forth, so that it is enough
 * to look from each town that is not served yet which candidates it reaches.
 */
function coverBy(
  model: SpatialModel,
  fromTowns: TravelField,
  holds: (site: Site) => boolean,
  limitS: number,
): TravelGaps['cover'] {
  const times = timesOfSites(model, fromTowns);
  const candidates = townCandidates(model, holds);
  const index = pointIndex(candidates.map(({ lonLat }) => lonLat));
  const farthestM = limitS * fastestMPerS(fromTowns.surface.speeds);
  const gain = new Float64Array(candidates.length);
  let covered = 0;
  let of = 0;
  for (const [i, town] of model.sites.entries()) {
    if (town.kind !== 'town' || town.committees === 0 || !holds(town)) continue;
    of += town.committees;
    const seconds = times[i]?.seconds;
    if (seconds !== undefined && seconds <= limitS) {
      covered += town.committees;
      continue;
    }
    timesAround(fromTowns.surface, town.lonLat, limitS, (field) => {
      for (const k of index.around([...town.lonLat, ...town.lonLat], farthestM))
        if (landWay(timeAt(field, (candidates[k] as Site).lonLat)))
          gain[k] = (gain[k] as number) + town.committees;
    });
  }
  const steps = candidates.map((site, k): CoverStep => ({ ...townSiteOf(site), gain: gain[k] as number }));
  const gains = mostExtreme(
    steps.filter((step) => step.gain > 0).sort((a, b) => b.gain - a.gain || (a.code < b.code ? -1 : 1)),
    STEPS,
    (step) => step.gain,
  );
  return { covered, of, steps: gains.first, tied: gains.tied };
}
