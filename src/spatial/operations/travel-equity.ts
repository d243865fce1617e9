import type { EquityBy } from '../../domain/measures/equity.ts';
import { EQUITY_BY, FEW_TOWNS, FEW_VILLAGES } from '../../domain/measures/equity.ts';
import type { MinuteSpread, TravelEquity, TravelEquityGroup } from '../../domain/measures/travel.ts';
import { MINUTES } from '../../domain/travel.ts';
import type { Site, SpatialModel } from '../model.ts';
import { centralTownStatuses, countByStatus } from './by-status.ts';
import { regionFilter } from './region-filter.ts';
import type { Weighted } from './statistics.ts';
import { gini, palma, theil, theilParts, weightedMean, weightedQuantile } from './statistics.ts';
import type { TravelField } from './travel/times.ts';
import { timesOfSites } from './travel-sites.ts';

/**
 * How the travel time to the quickest central town is spread, over all and by county, prefecture or terrain: `equity` with minutes in
 * the place of kilometres; of the places of a region, or of the province. Villages that are known only to their town are left out, as there.
 * @param field times from the central towns
 * @throws RangeError where `by` is no grouping, or for an unknown region
 */
export function travelEquity(
  model: SpatialModel,
  field: TravelField,
  { by, region }: { by: EquityBy; region?: string },
): TravelEquity {
  if (!EQUITY_BY.includes(by)) throw new RangeError(`equity by ${by}: by ${EQUITY_BY.join(', ')}, please`);
  const { holds, code } = regionFilter(model, region);
  const groups = groupsOf(model, by);
  let villagesLeftOut = 0;
  for (const [i, way] of timesOfSites(model, field).entries()) {
    const site = model.sites[i] as Site;
    if (!holds(site)) continue;
    if (site.kind === 'town' ? site.committees === 0 : !site.rural) continue;
    if (site.kind === 'village' && site.errorRadiusM > 0) {
      villagesLeftOut++;
      continue;
    }
    // Minutes; infinite where no central town is reached.
    const value = way === undefined ? Infinity : way.seconds / 60;
    const group = groups.of(site);
    if (site.kind === 'town') group.towns.push({ value, weight: site.committees });
    else group.villages.push({ value, weight: 1 });
  }
  const all = [...groups.all.values()];
  return {
    dataDate: model.dataDate,
    speeds: field.surface.speeds,
    by,
    region: code,
    centralTowns: countByStatus(centralTownStatuses(model)),
    towns: together(
      all.map(({ towns }) => towns),
      FEW_TOWNS,
    ),
    villages: together(
      all.map(({ villages }) => villages),
      FEW_VILLAGES,
    ),
    villagesLeftOut,
    groups: all
      .filter(({ towns, villages }) => towns.length + villages.length > 0)
      .map(({ towns, villages, ...group }): TravelEquityGroup => ({
        ...group,
        towns: spreadOf(towns, FEW_TOWNS),
        villages: spreadOf(villages, FEW_VILLAGES),
      })),
  };
}

interface Group {
  code: string;
  name?: string;
  island: boolean;
  towns: Weighted[];
  villages: Weighted[];
}

/** The groups in the order of the model, and the one that a site belongs to; a new one where the model has no such region. */
function groupsOf(
  { counties, prefectures }: SpatialModel,
  by: EquityBy,
): { all: ReadonlyMap<string, Group>; of(site: Site): Group } {
  const all = new Map<string, Group>();
  const terrains = new Map(counties.map(({ code, terrain }) => [code, terrain ?? 'plain']));
  const codeOf = ({ county, prefecture }: Pick<Site, 'county' | 'prefecture'>): string =>
    ({ county, prefecture, terrain: terrains.get(county) ?? 'plain' })[by];
  const islands = new Set(
    counties
      .filter(({ terrain }) => terrain === 'island')
      .map(({ code, prefecture = '' }) => codeOf({ county: code, prefecture })),
  );
  const add = (code: string, name?: string): Group => {
    const group = { code, island: islands.has(code), towns: [], villages: [] };
    all.set(code, name === undefined ? group : { ...group, name });
    return all.get(code) as Group;
  };
  if (by === 'terrain') for (const code of ['mountain', 'island', 'plain']) add(code);
  else for (const { code, name } of by === 'county' ? counties : prefectures) add(code, name);
  return { all, of: (site) => all.get(codeOf(site)) ?? add(codeOf(site)) };
}

const isReached = ({ value }: Weighted): boolean => value < Infinity;

function together(groups: readonly Weighted[][], few: number): TravelEquity['towns'] {
  const all = spreadOf(groups.flat(), few);
  const parts = theilParts(groups.map((sample) => sample.filter(isReached)));
  return { all, ...(parts && all.theil !== undefined ? { theil: { total: all.theil, ...parts } } : {}) };
}

function spreadOf(sample: readonly Weighted[], few: number): MinuteSpread {
  const sum = (of: readonly Weighted[]): number => of.reduce((total, { weight }) => total + weight, 0);
  const weight = sum(sample);
  const reached = sample.filter(isReached);
  const figures = {
    within:
      weight === 0
        ? undefined
        : MINUTES.map((minutes) => sum(sample.filter(({ value }) => value <= minutes)) / weight),
    meanMin: weightedMean(reached),
    medianMin: weightedQuantile(reached, 0.5),
    gini: gini(reached),
    theil: theil(reached),
    palma: palma(reached),
  };
  return {
    n: sample.length,
    weight,
    unreached: weight - sum(reached),
    tooFew: sample.length < few,
    ...Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined)),
  };
}
