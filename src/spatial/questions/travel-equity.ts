import type { EquityBy } from '../../domain/answers/equity.ts';
import { EQUITY_BY, FEW_TOWNS, FEW_VILLAGES } from '../../domain/answers/equity.ts';
import type { MinuteSpread, TravelEquity, TravelEquityGroup } from '../../domain/answers/travel.ts';
import { MINUTES } from '../../domain/travel.ts';
import type { Site, SpatialModel } from '../model.ts';
import { countByStatus } from '../../domain/by-status.ts';
import { centralTownStatuses, isFacility } from '../geometry/central-towns.ts';
import type { Sample } from './equity.ts';
import { groupSites, toWeighted } from './equity.ts';
import { regionFilter } from './region-filter.ts';
import { buildSpreads } from '../geometry/spread.ts';
import type { Weighted } from './statistics.ts';
import { gini, palma, theil, theilParts, weightedMean, weightedQuantile } from './statistics.ts';
import type { SiteTimes } from './travel-sites.ts';

/**
 * The distribution of the travel time to the nearest central town by time, or to the county seat, in total and by county, prefecture or
 * terrain: `equity` with minutes instead of kilometres, for the places of a region or the province. Places of unknown position count by
 * their possible positions, as there.
 * @throws RangeError where `by` is invalid, or for an unknown region
 */
export function travelEquity(
  model: SpatialModel,
  { speeds, times, ofSpreads }: SiteTimes,
  { by, region }: { by: EquityBy; region?: string },
): TravelEquity {
  if (!EQUITY_BY.includes(by)) throw new RangeError(`equity by ${by}: by ${EQUITY_BY.join(', ')}, please`);
  const { holds, code } = regionFilter(model, region);
  const groups = groupSites(model, by);
  const { spreadOf } = buildSpreads(model);
  for (const [i, way] of times.entries()) {
    const site = model.sites[i] as Site;
    if (!holds(site)) continue;
    if (site.kind === 'town' ? model.ownPlaces || site.committees === 0 : !site.rural) continue;
    const sample = groups.of(site)[site.kind === 'town' ? 'towns' : 'villages'];
    const weight = site.kind === 'town' ? site.committees : 1;
    const spread = spreadOf[i] as number;
    // Minutes; infinite where no central town is reached.
    if (spread < 0 || isFacility(model, site))
      sample.known.push({ value: way === undefined ? Infinity : way.seconds / 60, weight });
    else
      sample.doubtful.push({
        spread,
        weight,
        values: (ofSpreads[spread] as Float64Array).map((s) => s / 60),
      });
  }
  const all = [...groups.all.values()];
  return {
    dataDate: model.dataDate,
    speeds,
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
    groups: all
      .filter(({ towns, villages }) => countPlaces(towns) + countPlaces(villages) > 0)
      .map(({ towns, villages, ...group }): TravelEquityGroup => ({
        ...group,
        towns: computeMinutes(towns, FEW_TOWNS),
        villages: computeMinutes(villages, FEW_VILLAGES),
      })),
  };
}

const isReached = ({ value }: Weighted): boolean => value < Infinity;

const countPlaces = ({ known, doubtful }: Sample): number => known.length + doubtful.length;

function together(groups: readonly Sample[], few: number): TravelEquity['towns'] {
  const all = computeMinutes(
    { known: groups.flatMap(({ known }) => known), doubtful: groups.flatMap(({ doubtful }) => doubtful) },
    few,
  );
  const parts = theilParts(groups.map((sample) => toWeighted(sample).filter(isReached)));
  return { all, ...(parts && all.theil !== undefined ? { theil: { total: all.theil, ...parts } } : {}) };
}

function computeMinutes(places: Sample, few: number): MinuteSpread {
  const sample = toWeighted(places);
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
    n: countPlaces(places),
    weight,
    unreached: weight - sum(reached),
    doubtful: places.doubtful.length,
    tooFew: countPlaces(places) < few,
    ...Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined)),
  };
}
