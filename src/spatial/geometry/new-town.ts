import type { CoverStep, MedianStep } from '../../domain/answers/gaps.ts';
import type { CountyCode } from '../../domain/codes.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { listFacilities } from './central-towns.ts';
import { pointIndex, separationM } from './point-index.ts';
import { toTownSite } from './town-candidates.ts';

/** The towns whose committees are to be served, or own places of weight 1, the candidates for central towns, and the detour factor of roads. */
export interface TownQuestion {
  /** Towns with village committees, or own places. */
  demand: readonly Site[];
  candidates: readonly Site[];
  factorOf(county: CountyCode): number;
}

const around = ([lon, lat]: LonLat): [number, number, number, number] => [lon, lat, lon, lat];
const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

/** Distance from a town to a site that holds for every position within both error radii, metres. */
const surelyM = (town: Site, other: Site, factor: number): number =>
  (separationM(town.lonLat, other.lonLat) + town.errorRadiusM + other.errorRadiusM) * factor;

/**
 * One step of the maximal covering location problem (Church & ReVelle 1974): what each candidate would add to the committees
 * that surely lie within `radiusM` of a central town. Best first; candidates that add nothing are left out.
 */
export function coverSteps(
  model: SpatialModel,
  { demand, candidates, factorOf }: TownQuestion,
  radiusM: number,
): { covered: number; of: number; steps: CoverStep[] } {
  const central = listFacilities(model);
  const centralIndex = pointIndex(central.map(({ lonLat }) => lonLat));
  const candidateIndex = pointIndex(candidates.map(({ lonLat }) => lonLat));
  const gain = new Float64Array(candidates.length);
  let covered = 0;
  let of = 0;
  for (const town of demand) {
    of += town.committees;
    const factor = factorOf(town.county);
    const reachM = radiusM / factor;
    const within = (site: Site | undefined): boolean =>
      site !== undefined && surelyM(town, site, factor) <= radiusM;
    if (centralIndex.around(around(town.lonLat), reachM).some((i) => within(central[i])))
      covered += town.committees;
    else
      for (const i of candidateIndex.around(around(town.lonLat), reachM))
        if (within(candidates[i])) gain[i] = (gain[i] as number) + town.committees;
  }
  const steps = candidates
    .map((site, i) => ({ ...toTownSite(site), gain: gain[i] as number }))
    .filter((step) => step.gain > 0)
    .sort((a, b) => b.gain - a.gain || byCode(a, b));
  return { covered, of, steps };
}

/**
 * One step of the p-median problem (Hakimi 1964; greedy addition, Kuehn & Hamburger 1963; the step that adds a
 * town, without the exchange of towns of Teitz & Bart 1968): the committee-weighted mean distance to the nearest central town with each
 * candidate. Best first; candidates that shorten nothing are left out.
 */
export function medianSteps(
  model: SpatialModel,
  { demand, candidates, factorOf }: TownQuestion,
): { meanKm?: number; of: number; steps: MedianStep[] } {
  const central = listFacilities(model);
  const centralIndex = pointIndex(central.map(({ lonLat }) => lonLat));
  const candidateIndex = pointIndex(candidates.map(({ lonLat }) => lonLat));
  /** Committees times metres: now, and with each candidate more (saved) or, where there is none now, at all (spent). */
  const saved = new Float64Array(candidates.length);
  let total = 0;
  let of = 0;
  for (const town of demand) {
    of += town.committees;
    const weight = town.committees * factorOf(town.county);
    const nearest = centralIndex.nearest(town.lonLat);
    if (!nearest) {
      candidates.forEach(({ lonLat }, i) => {
        saved[i] = (saved[i] as number) - weight * separationM(town.lonLat, lonLat);
      });
      continue;
    }
    total += weight * nearest.distanceM;
    for (const i of candidateIndex.around(around(town.lonLat), nearest.distanceM)) {
      const shorterM = nearest.distanceM - separationM(town.lonLat, (candidates[i] as Site).lonLat);
      if (shorterM > 0) saved[i] = (saved[i] as number) + weight * shorterM;
    }
  }
  if (of === 0) return { of, steps: [] };
  const perPlaceKm = (sum: number): number => sum / of / 1000;
  const known = central.length > 0;
  const steps = candidates
    .map((site, i) => ({ site, saved: saved[i] as number }))
    .filter((step) => !known || step.saved > 0)
    .sort((a, b) => b.saved - a.saved || byCode(a.site, b.site))
    .map((step): MedianStep => {
      const meanKm = perPlaceKm(total - step.saved);
      return { ...toTownSite(step.site), meanKm, ...(known ? { gainKm: perPlaceKm(step.saved) } : {}) };
    });
  return { of, steps, ...(known ? { meanKm: perPlaceKm(total) } : {}) };
}
