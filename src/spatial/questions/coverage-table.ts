import { DATUM } from '../../domain/answers/basis.ts';
import { STATUSES } from '../../domain/records.ts';
import type { CoverageByKind, CoverageTable, SortedDistances } from '../../domain/answers/coverage.ts';
import { mapCoverage } from '../../domain/answers/coverage.ts';
import type { Doubt } from '../../domain/answers/doubt.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { Status } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { type RegionFilter, regionFilter } from './region-filter.ts';
import { buildSpreads } from '../geometry/spread.ts';

/** Kinds of `CoverageByKind` as bits: three statuses of key villages, three of central towns, villages, towns, all key villages, all central towns. */
const VILLAGE = 1 << 6;
const TOWN = 1 << 7;
const KEY_VILLAGE = 1 << 8;
const CENTRAL_TOWN = 1 << 9;
const KINDS = 10;

/** The data of the sites that do not depend on the axes, computed once for each model. */
interface Sorting {
  kinds: Uint16Array;
  totals: Map<string, CoverageByKind<number>>;
}
const sortings = new WeakMap<SpatialModel, Sorting>();

function kindBits({ kind, programme }: Site): number {
  const status = programme ? STATUSES.indexOf(programme.status) : -1;
  if (kind === 'village') return VILLAGE + (status < 0 ? 0 : KEY_VILLAGE + (1 << status));
  return TOWN + (status < 0 ? 0 : CENTRAL_TOWN + (1 << (3 + status)));
}

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

interface Lists {
  /** `spread` is -1 for a place whose position is known. */
  add(kinds: number, distanceM: number, radiusM: number, committees: number, spread: number): void;
  sorted(): CoverageByKind<SortedDistances>;
}

/** A place of unknown position. */
interface Doubtful {
  spread: number;
  certainM: number;
  possibleM: number;
  weight: number;
}

function createLists(metresOf: (spread: number) => Float64Array, positions: number): Lists {
  /** Distances of the places whose position is known. */
  const sure = Array.from({ length: KINDS }, (): number[] => []);
  const doubtful = Array.from({ length: KINDS }, (): Doubtful[] => []);
  const towns = { certainM: [] as number[], possibleM: [] as number[], committees: [] as number[] };
  const doubts: { places: readonly Doubtful[]; doubt: Doubt }[] = [];
  /** Kinds with the same doubtful places have the same object. */
  const buildDoubt = (places: readonly Doubtful[]): { doubt?: Doubt } => {
    if (places.length === 0) return {};
    const same = doubts.find(
      (one) => one.places.length === places.length && places.every((place, i) => place === one.places[i]),
    );
    const doubt = same?.doubt ?? doubtFrom(places, metresOf, positions);
    if (!same) doubts.push({ places, doubt });
    return { doubt };
  };
  const sortKind = (kind: number): SortedDistances => {
    const places = doubtful[kind] ?? [];
    const sureM = new Float64Array(sure[kind] ?? []).sort();
    if (places.length === 0) return { certainM: sureM, possibleM: sureM };
    const certain = new Float64Array(places.length);
    const possible = new Float64Array(places.length);
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as Doubtful;
      certain[i] = place.certainM;
      possible[i] = place.possibleM;
    }
    const certainM = merged(sureM, certain.sort());
    const possibleM = merged(sureM, possible.sort());
    return { certainM, possibleM, ...buildDoubt(places) };
  };
  const byStatus = (first: number): Record<Status, SortedDistances> => ({
    documented: sortKind(first),
    modelled: sortKind(first + 1),
    user: sortKind(first + 2),
  });
  return {
    add(kinds, distanceM, radiusM, weight, spread) {
      const certainM = distanceM + radiusM;
      const possibleM = distanceM - radiusM;
      const place = spread < 0 ? undefined : { spread, certainM, possibleM, weight };
      for (let kind = 0; kinds >> kind > 0; kind++) {
        if ((kinds & (1 << kind)) === 0) continue;
        if (place) doubtful[kind]?.push(place);
        else sure[kind]?.push(distanceM);
      }
      if ((kinds & TOWN) === 0) return;
      towns.certainM.push(certainM);
      towns.possibleM.push(possibleM);
      towns.committees.push(weight);
    },
    sorted() {
      const [certainM, certainSum] = weighted(towns.certainM, towns.committees);
      const [possibleM, possibleSum] = weighted(towns.possibleM, towns.committees);
      const weighing = (doubtful[7] ?? []).filter(({ weight }) => weight > 0);
      const doubt = weighing.length > 0 ? { doubt: doubtFrom(weighing, metresOf, positions, true) } : {};
      return {
        keyVillages: byStatus(0),
        centralTowns: byStatus(3),
        allKeyVillages: sortKind(8),
        allCentralTowns: sortKind(9),
        villages: sortKind(6),
        towns: sortKind(7),
        committees: { certainM, possibleM, certainSum, possibleSum, ...doubt },
      };
    },
  };
}

/** Places by the spread that they share; where they weigh, each is a group of its own. */
function doubtFrom(
  places: readonly Doubtful[],
  metresOf: (spread: number) => Float64Array,
  positions: number,
  weigh = false,
): Doubt {
  const sorted = places.toSorted((a, b) => a.spread - b.spread);
  const firsts: number[] = [];
  const certainM = new Float64Array(sorted.length);
  const possibleM = new Float64Array(sorted.length);
  const weight = new Float64Array(sorted.length);
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    const place = sorted[i] as Doubtful;
    if (weigh || place.spread !== last) firsts.push(i);
    last = place.spread;
    certainM[i] = place.certainM;
    possibleM[i] = place.possibleM;
    weight[i] = place.weight;
  }
  const distanceM = new Float64Array(firsts.length * positions);
  for (let g = 0; g < firsts.length; g++)
    distanceM.set(metresOf((sorted[firsts[g] as number] as Doubtful).spread), g * positions);
  const start = new Uint32Array(firsts.length + 1);
  start.set(firsts);
  start[firsts.length] = sorted.length;
  return { positions, distanceM, start, certainM, possibleM, ...(weigh ? { weight } : {}) };
}

/** Two ascending lists as one. */
function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let n = 0;
  let i = 0;
  for (let j = 0; j < b.length; j++) {
    const next = b[j] as number;
    while (i < a.length && (a[i] as number) <= next) all[n++] = a[i++] as number;
    all[n++] = next;
  }
  while (i < a.length) all[n++] = a[i++] as number;
  return all;
}

/** Distances ascending, with the running sum of their weights. */
function weighted(
  distances: readonly number[],
  weights: readonly number[],
): [sortedM: Float64Array, sums: Float64Array] {
  if (distances.length === 0) return [new Float64Array(0), new Float64Array(0)];
  const order = distances
    .map((_, i) => i)
    .sort((a, b) => (distances[a] as number) - (distances[b] as number));
  let sum = 0;
  return [
    Float64Array.from(order, (i) => distances[i] as number),
    Float64Array.from(order, (i) => (sum += weights[i] as number)),
  ];
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
