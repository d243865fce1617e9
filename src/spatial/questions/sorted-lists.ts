import { STATUSES } from '../../domain/records.ts';
import type { CoverageByKind, SortedDistances } from '../../domain/answers/coverage.ts';
import type { Doubt } from '../../domain/answers/doubt.ts';
import type { Status } from '../../domain/records.ts';
import type { Site } from '../model.ts';

/** Kinds of `CoverageByKind` as bits: three statuses of key villages, three of central towns, villages, towns, all key villages, all central towns. */
const VILLAGE = 1 << 6;
const TOWN = 1 << 7;
const KEY_VILLAGE = 1 << 8;
const CENTRAL_TOWN = 1 << 9;
/** Number of kinds. */
export const KINDS = 10;

/** The kinds that a site is counted in. */
export function kindBits({ kind, programme }: Site): number {
  const status = programme ? STATUSES.indexOf(programme.status) : -1;
  if (kind === 'village') return VILLAGE + (status < 0 ? 0 : KEY_VILLAGE + (1 << status));
  return TOWN + (status < 0 ? 0 : CENTRAL_TOWN + (1 << (3 + status)));
}

interface Lists {
  /** Adds a place. `kinds` are the bits of `kindBits`; `spread` is -1 for a place whose position is known. */
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

/**
 * Collects places and sorts their distances by kind.
 * @param metresOf metres from each position of a spread to the nearest axis
 * @param positions number of positions of each spread
 */
export function createLists(metresOf: (spread: number) => Float64Array, positions: number): Lists {
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
