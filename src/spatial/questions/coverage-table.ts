import { DATUM } from '../../domain/answers/basis.ts';
import type { CoverageByKind, CoverageTable } from '../../domain/answers/coverage.ts';
import { mapCoverage } from '../../domain/answers/coverage.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { Status } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { createLists, KINDS, kindBits } from './sorted-lists.ts';
import { type RegionFilter, regionFilter } from './region-filter.ts';
import { buildSpreads } from '../geometry/spread.ts';

/** The data of the sites that do not depend on the axes, computed once for each model. */
interface Sorting {
  kinds: Uint16Array;
  totals: Map<string, CoverageByKind<number>>;
}
const sortings = new WeakMap<SpatialModel, Sorting>();

function buildSorting(model: SpatialModel): Sorting {
  let sorting = sortings.get(model);
  if (!sorting) {
    const kinds = new Uint16Array(model.sites.length);
    for (let i = 0; i < kinds.length; i++) kinds[i] = kindBits(model.sites[i] as Site);
    sorting = { kinds, totals: new Map() };
    sortings.set(model, sorting);
  }
  return sorting;
}

/**
 * Sorted distances of all places within the limit of a reach (30 km unless a lower one was asked for) of a set of axes, from which `coverageAt` and `coverageCurve` look any width
 * up (method note `coverage`). All axes and the whole province where none are named; a region is a code of one of its
 * counties or prefectures.
 * @throws RangeError where an axis or region is not in the model, the list of axes is empty or `reach` is another network's.
 */
export function coverageTable(
  model: SpatialModel,
  reach: Reach,
  { axes, region }: { axes?: readonly string[]; region?: string } = {},
): CoverageTable {
  if (reach.distanceM.length !== model.sites.length)
    throw new RangeError(`reach of ${reach.distanceM.length} sites, network of ${model.sites.length}`);
  const limitM = reach.limitKm * 1000;
  const inside = regionFilter(model, region);
  const { spreadOf } = buildSpreads(model);
  const sorting = buildSorting(model);
  const chosen = findAxes(reach, axes);
  const lists = createLists(spreadMetres(reach, chosen), reach.spread.positions);
  eachSite(model, reach, chosen, (site, distanceM) => {
    const { errorRadiusM, committees } = model.sites[site] as Site;
    if (distanceM - errorRadiusM > limitM) return;
    if (!inside.holds(model.sites[site] as Site)) return;
    lists.add(sorting.kinds[site] as number, distanceM, errorRadiusM, committees, spreadOf[site] as number);
  });
  return {
    method: 'coverage',
    datum: DATUM,
    errorPct: reach.errorPct,
    dataDate: model.dataDate,
    straightLine: true,
    limitKm: reach.limitKm,
    ...lists.sorted(),
    of: mapCoverage(countTotals(model, sorting, inside), (total) => total),
  };
}

/** Indexes of the axes named, each once; undefined where none is, which means all. */
function findAxes({ axisIds }: Reach, ids: readonly string[] | undefined): readonly number[] | undefined {
  if (ids === undefined) return undefined;
  const chosen = [...new Set(ids)].map((id) => {
    const axis = axisIds.indexOf(id);
    if (axis < 0) throw new RangeError(`no axis ${id} in the network`);
    return axis;
  });
  if (chosen.length === 0) throw new RangeError('no axis is named');
  return chosen;
}

/** Every site near the axes with its distance to the nearest of them. */
function eachSite(
  model: SpatialModel,
  { distanceM, near }: Reach,
  chosen: readonly number[] | undefined,
  visit: (site: number, distanceM: number) => void,
): void {
  if (chosen === undefined) {
    for (let site = 0; site < distanceM.length; site++) visit(site, distanceM[site] as number);
    return;
  }
  if (chosen.length === 1) {
    const [axis = 0] = chosen;
    const end = near.start[axis + 1] as number;
    for (let i = near.start[axis] as number; i < end; i++)
      visit(near.site[i] as number, near.distanceM[i] as number);
    return;
  }
  const shortest = new Float64Array(model.sites.length).fill(Infinity);
  for (const axis of chosen) {
    const end = near.start[axis + 1] as number;
    for (let i = near.start[axis] as number; i < end; i++) {
      const site = near.site[i] as number;
      const m = near.distanceM[i] as number;
      if (m < (shortest[site] as number)) shortest[site] = m;
    }
  }
  shortest.forEach((m, site) => {
    if (m < Infinity) visit(site, m);
  });
}

/** Metres from each position of a spread to the nearest of the axes; worked out when first asked for. */
function spreadMetres(
  { spread: { positions, nearestM, near } }: Reach,
  chosen: readonly number[] | undefined,
): (spread: number) => Float64Array {
  const beyond = new Float64Array(positions).fill(Infinity);
  const ofAxis = (axis: number, spread: number): Float64Array => {
    const first = near.start[axis] as number;
    const at = near.spread.subarray(first, near.start[axis + 1] as number).indexOf(spread);
    if (at < 0) return beyond;
    return near.distanceM.subarray((first + at) * positions, (first + at + 1) * positions);
  };
  if (chosen === undefined)
    return (spread) => nearestM.subarray(spread * positions, (spread + 1) * positions);
  const [first = 0, ...others] = chosen;
  if (others.length === 0) return (spread) => ofAxis(first, spread);
  const made = new Map<number, Float64Array>();
  return (spread) => {
    const known = made.get(spread);
    if (known) return known;
    const metres = ofAxis(first, spread).slice();
    for (const axis of others) {
      const of = ofAxis(axis, spread);
      for (let i = 0; i < positions; i++) metres[i] = Math.min(metres[i] as number, of[i] as number);
    }
    made.set(spread, metres);
    return metres;
  };
}

function countTotals(
  model: SpatialModel,
  { kinds, totals }: Sorting,
  inside: RegionFilter,
): CoverageByKind<number> {
  const known = totals.get(inside.code);
  if (known) return known;
  const counts = new Float64Array(KINDS);
  let committees = 0;
  model.sites.forEach((site, i) => {
    if (!inside.holds(site)) return;
    for (let kind = 0; kind < KINDS; kind++)
      if ((kinds[i] as number) & (1 << kind)) counts[kind] = (counts[kind] as number) + 1;
    if (site.kind === 'town') committees += site.committees;
  });
  const byStatus = (first: number): Record<Status, number> => ({
    documented: counts[first] ?? 0,
    modelled: counts[first + 1] ?? 0,
    user: counts[first + 2] ?? 0,
  });
  const made: CoverageByKind<number> = {
    keyVillages: byStatus(0),
    centralTowns: byStatus(3),
    allKeyVillages: counts[8] ?? 0,
    allCentralTowns: counts[9] ?? 0,
    villages: counts[6] ?? 0,
    towns: counts[7] ?? 0,
    committees,
  };
  totals.set(inside.code, made);
  return made;
}
