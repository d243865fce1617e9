import { realNetwork } from './network.ts';
import type { Change, ListedEntry, PatchEntry } from '../../domain/changes.ts';
import type { AxisShape, Network, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { Status } from '../../domain/records.ts';
import { buildPatch } from '../build-patch.ts';
import { MAP_OF } from '../patch.ts';

export const network = await realNetwork();

/** Records as bytes, with kind and id: each is serialised once, after it has been frozen so that it cannot change later. */
const written = new WeakMap<object, string>();
function lineOf(kind: string, id: string, record: object): string {
  const start = `${kind} ${id} `;
  const known = written.get(record);
  if (known?.startsWith(start)) return known;
  const line = start + JSON.stringify(frozen(record));
  written.set(record, line);
  return line;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Everything that a change can affect, a line for each record of every changeable kind: records, their fields and their order. */
export const toBytes = (of: Network): readonly string[] =>
  Object.values(MAP_OF).flatMap((map) => {
    const records: ReadonlyMap<string, object> = of[map];
    return Array.from(records, ([id, record]) => lineOf(map, id, record));
  });

/** The lines of one network that another has not in the same place; the number of lines where it differs. */
export const differingLines = (one: readonly string[], other: readonly string[]): string[] => [
  ...(one.length === other.length ? [] : [`${one.length} records, not ${other.length}`]),
  ...one.filter((line, i) => line !== other[i]),
];

/**
 * What contradicts itself in a network: stations of an axis without a record that names the axis, towns and villages of an axis that are not its
 * stations, and places of an axis that is not there. A place that was put into the network may be no station until it is attached.
 */
export function inconsistencies({ axes, towns, villages }: Network): string[] {
  const ofStations = [...axes.values()].flatMap(({ id, stations, ...lists }) => {
    const places = stations.filter(({ kind }) => kind !== 'seat');
    const listed = [
      ...lists.towns.map((code) => `town ${code}`),
      ...lists.villages.map((code) => `village ${code}`),
    ];
    const named = places.map(({ kind, code }) => `${kind} ${code}`);
    return [
      ...places
        .filter(({ kind, code }) => (kind === 'town' ? towns : villages).get(code)?.axis !== id)
        .map(({ kind, code }) => `${id}: the ${kind} ${code} is a station and not of this axis`),
      ...(listed.toSorted().join() === named.toSorted().join()
        ? []
        : [`${id}: lists ${listed} for ${named}`]),
    ];
  });
  const ofPlaces = [...towns.values(), ...villages.values()]
    .filter(({ axis }) => !axes.has(axis))
    .map(({ code, axis }) => `${code}: no axis ${axis}`);
  return [...ofStations, ...ofPlaces];
}

/** One of the items, chosen by a number of any size. */
export const pick = <T>(values: Iterable<T>, n: number): T => {
  const all = [...values];
  return all[n % all.length] as T;
};

/** A change that this network allows, chosen by three numbers: a kind of change of the list below, and its records and values. */
export function changeFor(now: Network, [kind, a, b]: readonly [number, number, number]): Change {
  const make = MAKERS[kind % MAKERS.length] as Maker;
  return make(now, a, b) ?? changeFor(now, [0, a, b]);
}

/** Null where the network does not allow such a change. */
type Maker = (now: Network, a: number, b: number) => Change | null;

const MAKERS: readonly Maker[] = [
  (now, a, b) => {
    const village = villageOf(now, b);
    return put('rename a village', villageEntry({ ...village, name: `${village.name}新` }, a));
  },
  (now, a, b) => {
    const village = { ...villageOf(now, b), code: newVillage(villageOf(now, b), a), status: 'user' as const };
    return put('draw a village', villageEntry(village, a % 2 === 0 ? a : undefined));
  },
  (now, _a, b) => ({ kind: 'remove', note: 'a village', of: 'village', id: villageOf(now, b).code }),
  (now, _a, b) =>
    now.towns.size < 2 ? null : { kind: 'remove', note: 'a town', of: 'town', id: townOf(now, b).code },
  (now, a) => {
    const { id: axis, stations, lineStatus, geometry, lengthKm } = axisOf(now, a);
    const lines = { geometry, lineStatus, lengthKm: lengthKm + 1, stations: stations.toReversed() };
    return { kind: 'set-lines', note: '', axis, ...lines };
  },
  detach,
  (now, a, b) => {
    const village = villageOf(now, b);
    const its = now.axes.get(village.axis);
    if (!its || its.stations.some(({ code }) => code === village.code)) return detach(now, a);
    const at = a % 2 === 0 ? { at: a % (its.stations.length + 1) } : {};
    const station = { kind: 'village', code: village.code, km: 1 } as const;
    return { kind: 'attach', note: '', axis: its.id, station, ...at };
  },
  (now, a, b) => {
    const village = { ...villageOf(now, b), status: 'documented' as const };
    const records = [village, { ...village, code: newVillage(village, a) }];
    return substitute({ of: 'village', records: distinct(records), extent: extentBy(a) });
  },
  // The kinds below move places to other axes and change axes, towns and the records without a status.
  (now, a, b) => put('move a village', villageEntry({ ...villageOf(now, b), axis: axisOf(now, a).id })),
  (now, a, b) => {
    const town = { ...townOf(now, b), axis: axisOf(now, a).id };
    return put('move a town', { of: 'town', id: town.code, record: town, ...placeBy(a) });
  },
  (now, a, b) => {
    const code = newTown(townOf(now, b), a);
    return put('draw a town', { of: 'town', id: code, record: { ...townOf(now, b), code, status: 'user' } });
  },
  (now, a, b) => {
    const axis = axisOf(now, a);
    return put('rename an axis', {
      of: 'axis',
      id: axis.id,
      record: { ...axis, name: `${axis.name}新` },
      ...placeBy(b),
    });
  },
  (now, a, b) => {
    const axis = newAxis(now, a, b, 'user');
    return put('draw an axis', { of: 'axis', id: axis.id, record: axis, ...placeBy(b) });
  },
  (now) => {
    const held = new Set([...now.towns.values(), ...now.villages.values()].map(({ axis }) => axis));
    const id = [...now.axes.keys()].find((each) => !held.has(each));
    return id === undefined ? null : { kind: 'remove', note: 'an axis', of: 'axis', id };
  },
  (now, a, b) => {
    const village = { ...villageOf(now, b), status: 'documented' as const, axis: axisOf(now, a).id };
    const records = [village, { ...village, code: newVillage(village, a) }];
    return substitute({ of: 'village', records: distinct(records), extent: extentBy(a) });
  },
  (now, a, b) => {
    // Two towns, often of one axis, move to another one.
    const axis = axisOf(now, a).id;
    const towns = [townOf(now, b), townOf(now, b + 1)].map((town) => ({ ...town, axis }));
    const records = [...towns, { ...townOf(now, b), axis, code: newTown(townOf(now, b), a) }];
    return substitute({
      of: 'town',
      records: distinct(records).map((town) => ({ ...town, status: 'documented' as const })),
      extent: extentBy(a),
    });
  },
  (now, a, b) => {
    const known = { ...axisOf(now, a), status: 'documented' as const };
    const added = newAxis(now, a, b, 'documented');
    const records = known.id === added.id ? [known] : [added, known].slice(0, 1 + (b % 2));
    return substitute({ of: 'axis', records, extent: extentBy(a) });
  },
  (now, a, b) => {
    const source = pick(now.sources.values(), a);
    const county = pick(now.counties.values(), b);
    const cluster = pick(now.clusters.values(), b);
    const facts = [{ key: 'remark', value: String(a), source: `list-${a % 5}` }];
    return patch(
      { of: 'source', id: `list-${a % 5}`, record: { ...source, id: `list-${a % 5}` }, ...placeBy(b) },
      { of: 'county', id: county.code, record: { ...county, facts: [...county.facts, ...facts] } },
      { of: 'cluster', id: cluster.id, record: { ...cluster, facts } },
      { of: 'cluster', id: `list-${b % 5}`, record: { ...cluster, id: `list-${b % 5}` }, ...placeBy(a) },
    );
  },
  (_now, a, b) =>
    patch(
      { of: 'source', id: `list-${a % 5}`, record: null },
      { of: 'cluster', id: `list-${b % 5}`, record: null },
    ),
  // Stored lists are patches of records of several kinds.
  (now, a, b) => patch(...buildPatch(now, changeFor(now, [7 + (a % 10), b, a]))),
];

function detach(now: Network, a: number): Change | null {
  const axis = axisOf(now, a);
  const station = axis.stations.find(({ kind }) => kind !== 'seat');
  return station ? { kind: 'detach', note: '', axis: axis.id, code: station.code } : null;
}

const put = (note: string, entry: ListedEntry): Change => ({ kind: 'put', note, entry });
const patch = (...entries: PatchEntry[]): Change => ({ kind: 'patch', note: '', entries });
const substitute = (list: Extract<Change, { kind: 'substitute' }>['list']): Change => ({
  kind: 'substitute',
  note: '',
  list,
});

/** Records by code, the last of each: a list names none twice. */
const distinct = <T extends { code: string }>(records: readonly T[]): T[] => [
  ...new Map(records.map((record) => [record.code, record])).values(),
];

const axisOf = (now: Network, n: number): AxisShape => pick(now.axes.values(), n);
const townOf = (now: Network, n: number): TownPoint => pick(now.towns.values(), n);
const villageOf = (now: Network, n: number): VillagePoint => pick(now.villages.values(), n);

/** One of 100 codes of the town that no list uses. */
const newVillage = ({ town }: VillagePoint, n: number): string => `${town.slice(0, 9)}${900 + (n % 100)}`;
/** One of 10 codes of the county that no list uses. */
const newTown = ({ county }: TownPoint, n: number): string => `${county}99${n % 10}000`;
/** An axis without places in one of the counties that have an axis. */
function newAxis(now: Network, a: number, b: number, status: Status): AxisShape {
  const model = axisOf(now, a);
  return {
    ...model,
    id: `axis-new-${b % 20}`,
    status,
    lengthKm: 0,
    towns: [],
    villages: [],
    stations: [{ kind: 'seat', code: model.county, km: 0 }],
    lineStatus: [],
    course: [],
    geometry: { type: 'MultiLineString', coordinates: [] },
  };
}

const extentBy = (n: number): 'whole' | 'part' => (n % 3 === 0 ? 'whole' : 'part');
const placeBy = (n: number): { at?: number } => (n % 3 === 0 ? { at: n % 100 } : {});

export const villageEntry = (record: VillagePoint, at?: number): ListedEntry => ({
  of: 'village',
  id: record.code,
  record,
  ...(at === undefined ? {} : { at: at % 600 }),
});
