import type { Detour } from '../../domain/measures/detour.ts';
import type { Equity, EquityBy, EquityGroup, EquityOf, Spread } from '../../domain/measures/equity.ts';
import { EQUITY_BY, FEW_TOWNS, FEW_VILLAGES } from '../../domain/measures/equity.ts';
import type { Site, SpatialModel } from '../model.ts';
import { centralTownStatuses, countByStatus } from './by-status.ts';
import { checkLonLat } from './check.ts';
import { detourFactors } from './detour.ts';
import { nearestCentral } from './nearest-central.ts';
import type { Weighted } from './statistics.ts';
import { gini, palma, shareWithin, theil, theilParts, weightedMean, weightedQuantile } from './statistics.ts';

interface Group {
  code: string;
  name?: string;
  island: boolean;
  towns: Weighted[];
  villages: Weighted[];
}

/**
 * How the distance to the nearest central town is spread, over all and by county, prefecture or terrain (method note `equity`).
 * @throws RangeError where `by` is no grouping, the network has no central town, a position lies outside China, or a detour
 * factor is not within 1 to 5.
 */
export function equity(
  model: SpatialModel,
  { by, detour: given }: { by: EquityBy; detour?: Detour },
): Equity {
  if (!EQUITY_BY.includes(by)) throw new RangeError(`equity by ${by}: by ${EQUITY_BY.join(', ')}, please`);
  const { detour, factorOf } = detourFactors(model, given);
  const nearest = nearestCentral(model);
  const groups = groupsOf(model, by);
  let villagesLeftOut = 0;
  for (const site of model.sites) {
    const { kind, rural, errorRadiusM, committees, county } = site;
    if (kind === 'town' ? committees === 0 : !rural) continue;
    if (kind === 'village' && errorRadiusM > 0) {
      villagesLeftOut++;
      continue;
    }
    checkLonLat(site.lonLat, site.code);
    const value = (nearest(site).distanceM * factorOf(county)) / 1000;
    const group = groups.of(site);
    if (kind === 'town') group.towns.push({ value, weight: committees });
    else group.villages.push({ value, weight: 1 });
  }
  const all = [...groups.all.values()];
  return {
    method: 'equity',
    datum: 'WGS 84',
    errorPct: 0.01,
    dataDate: model.dataDate,
    straightLine: true,
    by,
    detour,
    centralTowns: countByStatus(centralTownStatuses(model)),
    towns: equityOf(
      all.map(({ towns }) => towns),
      FEW_TOWNS,
    ),
    villages: equityOf(
      all.map(({ villages }) => villages),
      FEW_VILLAGES,
    ),
    villagesLeftOut,
    groups: all.map(({ towns, villages, ...group }): EquityGroup => ({
      ...group,
      towns: spreadOf(towns, FEW_TOWNS),
      villages: spreadOf(villages, FEW_VILLAGES),
    })),
  };
}

/** The groups in the order of the model, and the one that a site belongs to; a new one where the model has no such region. */
function groupsOf(
  { counties, prefectures }: SpatialModel,
  by: EquityBy,
): { all: ReadonlyMap<string, Group>; of(site: Site): Group } {
  const all = new Map<string, Group>();
  const islands = counties.filter(({ terrain }) => terrain === 'island');
  const add = (code: string, island: boolean, name?: string): Group => {
    const group = { code, island, towns: [], villages: [], ...(name === undefined ? {} : { name }) };
    all.set(code, group);
    return group;
  };
  if (by === 'terrain') for (const code of ['mountain', 'island', 'plain']) add(code, code === 'island');
  else
    for (const { code, name } of by === 'county' ? counties : prefectures)
      add(
        code,
        islands.some((county) => (by === 'county' ? county.code : county.prefecture) === code),
        name,
      );
  const terrains = new Map(counties.map(({ code, terrain }) => [code, terrain ?? 'plain']));
  const codeOf = ({ county, prefecture }: Site): string =>
    ({ county, prefecture, terrain: terrains.get(county) ?? 'plain' })[by];
  return {
    all,
    of: (site) => all.get(codeOf(site)) ?? add(codeOf(site), site.island),
  };
}

function equityOf(groups: readonly Weighted[][], few: number): EquityOf {
  const all = spreadOf(groups.flat(), few);
  const parts = theilParts(groups);
  return { all, ...(parts && all.theil !== undefined ? { theil: { total: all.theil, ...parts } } : {}) };
}

function spreadOf(sample: readonly Weighted[], few: number): Spread {
  const figures = {
    within5Km: shareWithin(sample, 5),
    within10Km: shareWithin(sample, 10),
    within20Km: shareWithin(sample, 20),
    meanKm: weightedMean(sample),
    medianKm: weightedQuantile(sample, 0.5),
    gini: gini(sample),
    theil: theil(sample),
    palma: palma(sample),
  };
  return {
    n: sample.length,
    weight: sample.reduce((sum, { weight }) => sum + weight, 0),
    tooFew: sample.length < few,
    ...Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined)),
  };
}
