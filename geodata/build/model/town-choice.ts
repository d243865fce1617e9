import type { County, LonLat } from '../../../src/domain/records.ts';
import { geodesicM } from '../../../src/spatial/geometry/geodesic-m.ts';
import type { Places } from '../gazetteer.ts';
import type { Seeds } from '../seeds/types.ts';
import type { ProgrammeTotals } from '../totals.ts';
import type { Candidate, CoverageProblem, Demand } from './coverage.ts';
import { type Evidence, type Titled, groupTitles } from './evidence.ts';

/** Service radius of a central town; the reason is given in docs/data.md. */
const RADIUS_M = 10_000;
/** A town within this distance of the county seat is taken for the seat itself, where every axis begins, and is no candidate. Metres. */
const SEAT_CLEARANCE_M = 3000;
/**
 * The number of village committees within the radius that evidence of weight 1 counts as (weight 1: places with such titles are documented
 * e times as often). At this value the choice covers at most one committee in sixty fewer than without evidence. Chosen from the table that
 * geodata/build/stand-ins.ts prints.
 */
const COMMITTEES_PER_WEIGHT = 15;
/** Counts with the titles of towns: an earlier official list of central towns or small-city pilots names it. */
const EARLIER_LIST = 'earlierCentralTown';

/** A town that may be a central town. */
interface TownCandidate extends Titled {
  lonLat: LonLat;
  earlier: boolean;
  priority: boolean;
  /** A source puts it on the programme. */
  programme: boolean;
  /** On the programme, or named as lying on a documented axis: chosen before the search begins. */
  fixed: boolean;
}

/**
 * Candidates: towns 镇 with a point, at least 3 km from the county seat (subdistricts and townships where a county has no such 镇), and every
 * town that a source puts on the programme.
 * @throws Error where a town of the programme has no point or its county no axis
 */
export function townCandidates(counties: readonly County[], places: Places, seeds: Seeds): TownCandidate[] {
  const titles = groupTitles(seeds.titles);
  const namedOnAxis = new Set(
    [...seeds.axes.values()].filter(({ programme }) => programme).flatMap(({ towns }) => towns),
  );
  const onProgramme = (code: string): boolean => seeds.towns.get(code)?.programme === true;
  const isFixed = (code: string): boolean => onProgramme(code) || namedOnAxis.has(code);
  const candidates = counties.flatMap(({ code: county, seat, priority }) => {
    const located = [...places.towns.values()].filter((town) => town.county === county && town.position);
    const isTown = ({ name }: { name: string }): boolean => name.endsWith('镇');
    const awayFromSeat = located.filter(
      ({ position }) => geodesicM(position!.lonLat, [seat.lon, seat.lat]) >= SEAT_CLEARANCE_M,
    );
    const anyTown = awayFromSeat.some(isTown);
    return located
      .filter((town) => isFixed(town.code) || (awayFromSeat.includes(town) && (isTown(town) || !anyTown)))
      .map(({ code, position }): TownCandidate => {
        const earlier = seeds.towns.get(code)?.earlier === true;
        return {
          code,
          county,
          lonLat: position!.lonLat,
          titles: [...(titles.get(code) ?? []), ...(earlier ? [EARLIER_LIST] : [])],
          earlier,
          priority,
          programme: onProgramme(code),
          fixed: isFixed(code),
        };
      });
  });
  const codes = new Set(candidates.map(({ code }) => code));
  for (const { code, name, programme } of seeds.towns.values())
    if (programme && !codes.has(code))
      throw new Error(`documented town ${code} ${name} has no point or no axis`);
  return candidates;
}

/** Demand: village committees at their own point where it is known, the others at their town's point. */
function buildDemand(places: Places): Demand[] {
  const demand: Demand[] = [];
  for (const town of places.towns.values()) {
    const located = town.committees.filter((code) => places.villages.get(code)?.position);
    for (const code of located)
      demand.push({ lonLat: places.villages.get(code)!.position!.lonLat, committees: 1 });
    const rest = town.committees.length - located.length;
    if (town.position && rest > 0) demand.push({ lonLat: town.position.lonLat, committees: rest });
  }
  return demand;
}

/** What central towns are chosen from, and how many. */
export interface TownChoice {
  /** Counties that carry an axis. */
  counties: readonly County[];
  candidates: readonly TownCandidate[];
  places: Places;
  totals: ProgrammeTotals;
}

/**
 * The choice of central towns as a problem of coverage, where the evidence of a town counts as committees.
 * @param committeesPerWeight committees that evidence of weight 1 is worth
 */
export function coverageProblem(
  { candidates, counties, places, totals }: TownChoice,
  evidence: Evidence,
  committeesPerWeight = COMMITTEES_PER_WEIGHT,
): CoverageProblem {
  return {
    demand: buildDemand(places),
    candidates: candidates.map(({ code, county, lonLat, earlier, priority }): Candidate => ({
      code,
      county,
      lonLat,
      earlier,
      priority,
      bonus: Math.round(committeesPerWeight * evidence.scoreOf(code) * 10) / 10,
    })),
    counties: counties.map(({ code }) => code),
    fixed: new Set(candidates.filter(({ fixed }) => fixed).map(({ code }) => code)),
    total: totals.towns,
    newInPriority: totals.newTownsInPriority,
    radiusM: RADIUS_M,
  };
}
