import { DATUM } from '../../domain/answers/basis.ts';
import type { Detour } from '../../domain/answers/detour.ts';
import type { Equity, EquityBy, EquityGroup, EquityByGroup, Spread } from '../../domain/answers/equity.ts';
import { EQUITY_BY, FEW_TOWNS, FEW_VILLAGES } from '../../domain/answers/equity.ts';
import type { Site, SpatialModel } from '../model.ts';
import { countByStatus } from '../../domain/by-status.ts';
import { centralTownStatuses, isFacility } from '../geometry/central-towns.ts';
import { checkLonLat } from '../check.ts';
import { countBuilder, sharePassing } from './count-builder.ts';
import { detourFactors } from './detour.ts';
import { nearestCentral } from '../geometry/nearest-central.ts';
import { spreadTowns } from './spread-towns.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';
import type { Weighted } from './statistics.ts';
import { gini, palma, shareWithin, theil, theilParts, weightedMean, weightedQuantile } from './statistics.ts';

interface Group {
  code: string;
  name?: string;
  island: boolean;
  towns: Sample;
  villages: Sample;
}

/**
 * Distances with their weights; `doubtful` are those of places of unknown position, with a share of the weight for each possible position.
 */
export interface Sample {
  known: Weighted[];
  doubtful: { spread: number; weight: number; values: Float64Array }[];
}
const sample = (): Sample => ({ known: [], doubtful: [] });

/**
 * The distribution of the distance to the nearest central town, in total and by county, prefecture or terrain (method note `equity`).
 * @throws RangeError where `by` is invalid, the network has no central town, a position lies outside China, or a detour factor is not
 * within 1 to 5.
 */
export function equity(
  model: SpatialModel,
  { by, detour: given }: { by: EquityBy; detour?: Detour },
): Equity {
  if (!EQUITY_BY.includes(by)) throw new RangeError(`equity by ${by}: by ${EQUITY_BY.join(', ')}, please`);
  const { detour, factorOf } = detourFactors(model, given);
  const nearest = nearestCentral(model);
  const groups = groupSites(model, by);
  const { spreadOf } = buildSpreads(model);
  model.sites.forEach((site, i) => {
    const { kind, rural, committees, county } = site;
    if (kind === 'town' ? model.ownPlaces || committees === 0 : !rural) return;
    checkLonLat(site.lonLat, site.code);
    const group = groups.of(site)[kind === 'town' ? 'towns' : 'villages'];
    const weight = kind === 'town' ? committees : 1;
    const toKm = (m: number): number => (m * factorOf(county)) / 1000;
    const spread = spreadOf[i] as number;
    // A central town is its own nearest one wherever it lies.
    if (spread < 0 || isFacility(model, site)) {
      group.known.push({ value: toKm(nearest(site).distanceM), weight });
      return;
    }
    const metres = spreadTowns(model).nearestM.subarray(spread * POSITIONS, (spread + 1) * POSITIONS);
    group.doubtful.push({ spread, weight, values: metres.map(toKm) });
  });
  const all = [...groups.all.values()];
  return {
    method: 'equity',
    datum: DATUM,
    errorPct: 0.01,
    dataDate: model.dataDate,
    straightLine: true,
    by,
    detour,
    centralTowns: countByStatus(centralTownStatuses(model)),
    towns: computeEquity(
      all.map(({ towns }) => towns),
      FEW_TOWNS,
    ),
    villages: computeEquity(
      all.map(({ villages }) => villages),
      FEW_VILLAGES,
    ),
    groups: all.map(({ towns, villages, ...group }): EquityGroup => ({
      ...group,
      towns: spreadFigures(towns, FEW_TOWNS),
      villages: spreadFigures(villages, FEW_VILLAGES),
    })),
  };
}

/** The groups in the order of the model, and the group of a site; a new one where the model has no such region. */
export function groupSites(
  { counties, prefectures }: SpatialModel,
  by: EquityBy,
): { all: ReadonlyMap<string, Group>; of(site: Site): Group } {
  const all = new Map<string, Group>();
  const islands = counties.filter(({ terrain }) => terrain === 'island');
  const add = (code: string, island: boolean, name?: string): Group => {
    const group = {
      code,
      island,
      towns: sample(),
      villages: sample(),
      ...(name === undefined ? {} : { name }),
    };
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

function computeEquity(groups: readonly Sample[], few: number): EquityByGroup {
  const all = spreadFigures(
    { known: groups.flatMap(({ known }) => known), doubtful: groups.flatMap(({ doubtful }) => doubtful) },
    few,
  );
  const parts = theilParts(groups.map(toWeighted));
  return { all, ...(parts && all.theil !== undefined ? { theil: { total: all.theil, ...parts } } : {}) };
}

/** All distances of a sample with their weights. */
export const toWeighted = ({ known, doubtful }: Sample): Weighted[] => [
  ...known,
  ...doubtful.flatMap(({ weight, values }) =>
    Array.from(values, (value) => ({ value, weight: weight / values.length })),
  ),
];

/** 90 % interval of the share of the weight within a distance. */
function computeInterval({ known, doubtful }: Sample, limitKm: number, weight: number): [number, number] {
  const builder = countBuilder();
  for (const { value, weight: own } of known) if (value <= limitKm) builder.certain(own);
  for (const { spread, weight: own, values } of doubtful)
    builder.doubtful(
      spread,
      sharePassing(values, 0, values.length, (km) => km <= limitKm),
      own,
    );
  const { low, high } = builder.count();
  return [low / weight, high / weight];
}

function spreadFigures(of: Sample, few: number): Spread {
  const all = toWeighted(of);
  const n = of.known.length + of.doubtful.length;
  const weight = [...of.known, ...of.doubtful].reduce((sum, one) => sum + one.weight, 0);
  const figures = {
    within5Km: shareWithin(all, 5),
    within10Km: shareWithin(all, 10),
    within20Km: shareWithin(all, 20),
    meanKm: weightedMean(all),
    medianKm: weightedQuantile(all, 0.5),
    gini: gini(all),
    theil: theil(all),
    palma: palma(all),
  };
  return {
    n,
    weight,
    doubtful: of.doubtful.length,
    tooFew: n < few,
    ...Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined)),
    ...(of.doubtful.length > 0
      ? {
          interval: {
            within5Km: computeInterval(of, 5, weight),
            within10Km: computeInterval(of, 10, weight),
            within20Km: computeInterval(of, 20, weight),
          },
        }
      : {}),
  };
}
