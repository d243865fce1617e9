import type { MultiPolygon, Polygon } from 'geojson';
import type { Batch, County, LonLat } from '../../../src/domain/records.ts';
import { countyLocator } from '../../../src/spatial/geometry/county-at.ts';
import type { Places } from '../gazetteer.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import type { Seeds } from '../seeds/types.ts';
import type { ProgrammeTotals } from '../totals.ts';
import { arrangeAround, isClearOf } from '../../../src/spatial/geometry/axis/arrange.ts';
import { chooseAxisCounties } from './axes.ts';
import { type CoverageProblem, type CoverageSolution, solveCoverage } from './coverage.ts';
import { type Evidence, type Titled, computeEvidence, groupTitles } from './evidence.ts';
import { followedNames, followedOn } from '../../../src/spatial/geometry/axis/followed.ts';
import {
  type AxisGround,
  type AxisLine,
  axisLine,
  layAxis,
  preliminaryLines,
} from '../../../src/spatial/geometry/axis/line.ts';
import type { Node } from '../../../src/spatial/geometry/axis/node.ts';
import { type ClosedLists, villageQuotas } from './quotas.ts';
import { type Ground, countyGround } from './terrain.ts';
import { coverageProblem, townCandidates } from './town-choice.ts';
import { type AxisSite, type ChosenVillage, documentedVillages, modelledVillages } from './villages.ts';

export type CountyGround = County & { geometry: Polygon | MultiPolygon };

export interface PlacedVillage extends ChosenVillage {
  lonLat: LonLat;
  positionSource: string;
}

export interface ModelAxis {
  county: CountyGround;
  towns: string[];
  villages: PlacedVillage[];
  line: AxisLine;
}

export interface Model {
  axes: ModelAxis[];
  coverage: CoverageSolution;
  problem: CoverageProblem;
  /** The line that the villages of each axis were chosen by. */
  sites: AxisSite[];
}

export interface ModelInputs {
  counties: readonly CountyGround[];
  /** Land outside the province. */
  neighbours: readonly { code: string; geometry: Polygon | MultiPolygon }[];
  places: Places;
  seeds: Seeds;
  totals: ProgrammeTotals;
  closed: ClosedLists;
  /** Village committees that evidence of weight 1 counts as in the choice of towns; the default where absent. */
  committeesPerWeight?: number;
  /** The ground that axes are laid on. */
  axisGround: AxisGround;
}

/** The network: documented records first, the others by the published rules. The same inputs give the same result. */
export function modelNetwork({
  counties,
  neighbours,
  places,
  seeds,
  totals,
  closed,
  committeesPerWeight,
  axisGround,
}: ModelInputs): Model {
  const axisCounties = chooseAxisCounties(counties, seeds.axes, totals.axes) as CountyGround[];
  const candidates = townCandidates(axisCounties, places, seeds);
  const onProgramme = new Set(candidates.filter(({ programme }) => programme).map(({ code }) => code));
  const choice = { counties: axisCounties, candidates, places, totals };
  const problem = coverageProblem(choice, computeEvidence(candidates, onProgramme), committeesPerWeight);
  const coverage = solveCoverage(problem);
  const evidence = villageEvidence(places, seeds);
  const quotas = villageQuotas(
    axisCounties,
    documentedBatches(seeds),
    { all: totals.villages, firstBatch: totals.firstBatchVillages },
    closed,
  );
  const occupied: LonLat[] = [
    ...coverage.chosen.map((code) => townPoint(places, code)),
    ...counties.map(({ seat }): LonLat => [seat.lon, seat.lat]),
  ];

  const drafts = axisCounties.map((county) => {
    const towns = coverage.chosen.filter((code) => code.startsWith(county.code));
    const seat: Node = { kind: 'seat', code: county.code, lonLat: [county.seat.lon, county.seat.lat] };
    const axis = seeds.axes.get(county.code);
    const isNamed = (code: string): boolean =>
      axis?.programme === true && (axis.towns.includes(code) || seeds.towns.get(code)?.programme === true);
    const townNodes = towns.map((code): Node => ({
      kind: 'town',
      code,
      lonLat: townPoint(places, code),
      named: isNamed(code),
    }));
    const followed = followedOn(
      followedNames(axis?.programme ? axis.facts : []),
      axisGround.surface.ground.graph.names,
      axisGround.rivers,
    );
    const course = { county: county.geometry, seat, towns: townNodes, followed };
    const documented = documentedVillages(county.code, places, seeds);
    const site: AxisSite = {
      county: county.code,
      towns,
      preliminaryLines: preliminaryLines(axisGround, course),
      add: quotas.get(county.code) ?? { 1: 0, 2: 0 },
    };
    const villages = [...documented, ...modelledVillages(site, places, documented, evidence)];
    return { county, course, site, villages };
  });
  for (const { villages } of drafts)
    for (const { surveyed } of villages) if (surveyed) occupied.push(surveyed.lonLat);

  const land = countyLocator([...counties, ...neighbours]);
  const axes = drafts.map(({ county, course, villages }): ModelAxis => {
    const ground = countyGround(land, county.code);
    const placed = placeVillages(county, ground, villages, places, occupied);
    const surveyed = placed
      .filter(({ precision }) => precision === 'village')
      .map(({ code, lonLat, status }): Node => ({
        kind: 'village',
        code,
        lonLat,
        named: status === 'documented',
      }));
    const followers = placed
      .filter(({ precision }) => precision !== 'village')
      .map(({ code, town }) => ({ code, stop: nearestStop(town, course.towns, places) }));
    const line = axisLine(layAxis(axisGround, { ...course, villages: surveyed }), followers);
    const towns = line.stations.filter(({ kind }) => kind === 'town').map(({ code }) => code);
    return { county, towns, villages: placed, line };
  });
  return { axes, coverage, problem, sites: drafts.map(({ site }) => site) };
}

/** The evidence of titles for every village committee, with weights from the documented villages of the division list. */
function villageEvidence(places: Places, seeds: Seeds): Evidence {
  return computeEvidence(villagePool(places, seeds), documentedCodes(seeds));
}

/** Every village committee with its titles. */
export function villagePool(places: Places, seeds: Seeds): Titled[] {
  const titles = groupTitles(seeds.titles);
  return [...places.villages.values()]
    .filter(({ committee }) => committee)
    .map(({ code, county }) => ({ code, county, titles: titles.get(code) ?? [] }));
}

/** The villages of the division list that a source puts on the programme. */
export const documentedCodes = ({ villages }: Seeds): Set<string> =>
  new Set([...villages.values()].filter(({ programme }) => programme).map(({ code }) => code));

/** The batch of every documented village, listed or not; undefined where no source gives one. */
function documentedBatches(seeds: Seeds): (Batch | undefined)[] {
  return [...seeds.villages.values(), ...seeds.unplacedVillages]
    .filter(({ programme }) => programme)
    .map(({ batch }) => batch);
}

function townPoint(places: Places, code: string): LonLat {
  const position = places.towns.get(code)?.position;
  if (!position) throw new Error(`town ${code} has no position`);
  return position.lonLat;
}

/** The station of the axis that a village of `town` belongs to: its own town, else the nearest station, else the first. */
function nearestStop(town: string, stations: readonly Node[], places: Places): string {
  const at = places.towns.get(town)?.position?.lonLat;
  if (!at || stations.some(({ code }) => code === town)) return at ? town : (stations[0] as Node).code;
  const squared = ({ lonLat }: Node): number => (lonLat[0] - at[0]) ** 2 + (lonLat[1] - at[1]) ** 2;
  return (stations.toSorted((a, b) => squared(a) - squared(b))[0] as Node).code;
}

/** Gives each village a point: the surveyed one, or a place of the arrangement around its town's point, which is marked as such. */
function placeVillages(
  county: CountyGround,
  ground: Ground,
  villages: readonly ChosenVillage[],
  places: Places,
  occupied: LonLat[],
): PlacedVillage[] {
  const waiting = groupBy(
    villages.filter(({ surveyed }) => !surveyed),
    ({ town }) => town,
  );
  const spots = new Map<string, { lonLat: LonLat; source: string }>();
  for (const [town, members] of [...waiting].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { lonLat, source } = places.towns.get(town)?.position ?? {
      lonLat: [county.seat.lon, county.seat.lat] as LonLat,
      source: county.seat.positionSource,
    };
    const free = (spot: LonLat): boolean => ground.contains(spot) && isClearOf(spot, occupied);
    arrangeAround(lonLat, members.length, free).forEach((spot, i) => {
      spots.set((members[i] as ChosenVillage).code, { lonLat: spot, source });
      occupied.push(spot);
    });
  }
  return villages.map((village): PlacedVillage => {
    if (village.surveyed)
      return { ...village, lonLat: village.surveyed.lonLat, positionSource: village.surveyed.source };
    const { lonLat, source } = spots.get(village.code) as { lonLat: LonLat; source: string };
    const known = places.towns.get(village.town)?.position !== undefined;
    return {
      ...village,
      precision: known ? 'town' : 'county',
      lonLat,
      positionSource: `${source}; arranged`,
    };
  });
}
