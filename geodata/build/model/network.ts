import type { MultiPolygon, Polygon } from 'geojson';
import type { Batch, LonLat } from '../../../src/domain/records.ts';
import { type CountyLocator, countyLocator } from '../../../src/spatial/geometry/county-at.ts';
import { type Places, townPoints } from '../gazetteer.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import type { Seeds } from '../seeds/types.ts';
import type { ProgrammeTotals } from '../totals.ts';
import { arrangeAround, isClearOf } from '../../../src/spatial/geometry/axis/arrange.ts';
import { axisIdIn, chooseAxisCounties } from './axes.ts';
import type { ChosenAxis, CountyGround, PlacedVillage } from './chosen-axis.ts';
import { type CoverageProblem, type CoverageSolution, solveCoverage } from './coverage.ts';
import { type Evidence, type Titled, computeEvidence, groupTitles } from './evidence.ts';
import { followedNames, followedOn } from '../../../src/spatial/geometry/axis/followed.ts';
import { layPlaces } from '../../../src/spatial/geometry/axis/lay-places.ts';
import {
  type AxisGround,
  type AxisLine,
  type AxisPlaces,
  preliminaryLines,
} from '../../../src/spatial/geometry/axis/line.ts';
import type { Node } from '../../../src/spatial/geometry/axis/node.ts';
import { type Merged, withLists } from './listed.ts';
import { type ClosedLists, villageQuotas } from './quotas.ts';
import { coverageProblem, townCandidates } from './town-choice.ts';
import { type AxisSite, type ChosenVillage, documentedVillages, modelledVillages } from './villages.ts';

export interface ModelAxis extends ChosenAxis {
  line: AxisLine;
}

export interface Model {
  axes: ModelAxis[];
  /** Central towns in code order, with their axes. */
  towns: { code: string; axis: string }[];
  coverage: CoverageSolution;
  problem: CoverageProblem;
  /** The line of each axis by which its villages were chosen. */
  sites: AxisSite[];
}

export interface ModelInputs {
  counties: readonly CountyGround[];
  /** Land outside the province. */
  neighbours: readonly { code: string; geometry: Polygon | MultiPolygon }[];
  places: Places;
  /** The seeds without the rows of merged lists, since stand-ins are chosen without them. */
  seeds: Seeds;
  /** The lists that were merged, and the seeds with their rows; absent if there are none. */
  merged?: Merged;
  totals: ProgrammeTotals;
  closed: ClosedLists;
  /** Village committees that evidence of weight 1 counts as in the choice of towns; the default where absent. */
  committeesPerWeight?: number;
  /** The ground that axes are laid on. */
  axisGround: AxisGround;
}

/**
 * The network: documented records first, the others by the published rules; then the lists that were merged into the seeds are applied.
 * The same inputs give the same result.
 */
export function modelNetwork(inputs: ModelInputs): Model {
  const { counties, neighbours, merged, axisGround } = inputs;
  const land = countyLocator([...counties, ...neighbours]);
  const { chosen, ...choice } = chooseNetwork(inputs, land);
  const axes = merged
    ? withLists(chosen, merged, new Map(counties.map((county) => [county.code, county])), land)
    : chosen;
  const { seeds, places } = merged ?? inputs;
  return {
    axes: axes.map((axis): ModelAxis => ({ ...axis, line: layLine(axis, seeds, places, axisGround) })),
    towns: axes
      .flatMap(({ id, towns }) => towns.map(({ code }) => ({ code, axis: id })))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ...choice,
  };
}

/** The axes, towns and villages that sources name, and stand-ins up to the published totals: one axis a county. */
function chooseNetwork(
  { counties, places, seeds, totals, closed, committeesPerWeight, axisGround }: ModelInputs,
  land: CountyLocator,
): Pick<Model, 'coverage' | 'problem' | 'sites'> & { chosen: ChosenAxis[] } {
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

  const planned = axisCounties.map((county) => {
    const id = axisIdIn(county.code, seeds);
    const isDocumented = (code: string): boolean => seeds.towns.get(code)?.programme === true;
    const towns = coverage.chosen
      .filter((code) => code.startsWith(county.code))
      .map((code) => ({
        code,
        status: isDocumented(code) ? ('documented' as const) : ('modelled' as const),
      }));
    const status = seeds.axes.get(id)?.programme === true ? ('documented' as const) : ('modelled' as const);
    const site: AxisSite = {
      county: county.code,
      towns: towns.map(({ code }) => code),
      preliminaryLines: preliminaryLines(
        axisGround,
        findCourse({ id, county, towns }, seeds, places, axisGround),
      ),
      add: quotas.get(county.code) ?? { 1: 0, 2: 0 },
    };
    const documented = documentedVillages(county.code, places, seeds);
    const villages = [...documented, ...modelledVillages(site, places, documented, evidence)];
    return { axis: { id, county, status, towns }, villages, site };
  });
  for (const { villages } of planned)
    for (const { surveyed } of villages) if (surveyed) occupied.push(surveyed.lonLat);
  return {
    coverage,
    problem,
    sites: planned.map(({ site }) => site),
    chosen: planned.map(({ axis, villages }) => ({
      ...axis,
      villages: placeVillages(axis.county, land, villages, places, occupied),
    })),
  };
}

/** The places of an axis except its villages, and the roads and rivers that sources name for it. */
function findCourse(
  { id, county, towns }: Pick<ChosenAxis, 'id' | 'county' | 'towns'>,
  seeds: Seeds,
  places: Places,
  axisGround: AxisGround,
): Omit<AxisPlaces, 'villages'> {
  const axis = seeds.axes.get(id);
  const isNamed = (code: string): boolean =>
    axis?.programme === true && (axis.towns.includes(code) || seeds.towns.get(code)?.programme === true);
  return {
    county: county.geometry,
    seat: { kind: 'seat', code: county.code, lonLat: [county.seat.lon, county.seat.lat] },
    towns: towns.map(({ code }): Node => ({
      kind: 'town',
      code,
      lonLat: townPoint(places, code),
      named: isNamed(code),
    })),
    followed: followedOn(
      followedNames(axis?.programme ? axis.facts : []),
      axisGround.surface.ground.graph.names,
      axisGround.rivers,
    ),
  };
}

/** The line of an axis with its stations. @throws Error where no way leads to a place */
export const layLine = (axis: ChosenAxis, seeds: Seeds, places: Places, axisGround: AxisGround): AxisLine =>
  layPlaces(
    axisGround,
    { ...findCourse(axis, seeds, places, axisGround), villages: axis.villages },
    townPoints(places),
  );

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

/** Gives each village a point: the surveyed one, or a place of the arrangement around its town's point on the land of the county, which is marked as such. */
function placeVillages(
  county: CountyGround,
  land: CountyLocator,
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
    const free = (spot: LonLat): boolean => land.countyAt(spot) === county.code && isClearOf(spot, occupied);
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
