import { realNetwork } from './network.ts';
import type { Change, ListedEntry } from '../../domain/changes.ts';
import type { Network, VillagePoint } from '../../domain/network.ts';

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

/** Everything that a change can affect, a line for each record: records, their fields and their order. */
export const toBytes = ({ axes, towns, villages }: Network): readonly string[] =>
  Object.entries<ReadonlyMap<string, object>>({ axes, towns, villages }).flatMap(([kind, records]) =>
    Array.from(records, ([id, record]) => lineOf(kind, id, record)),
  );

/** The lines of one network that another has not in the same place; the number of lines where it differs. */
export const differingLines = (one: readonly string[], other: readonly string[]): string[] => [
  ...(one.length === other.length ? [] : [`${one.length} records, not ${other.length}`]),
  ...one.filter((line, i) => line !== other[i]),
];

/** One of the items, chosen by a number of any size. */
export const pick = <T>(values: Iterable<T>, n: number): T => {
  const all = [...values];
  return all[n % all.length] as T;
};

/** A change that this network allows, chosen by three numbers. */
export function changeFor(now: Network, [kind, a, b]: readonly [number, number, number]): Change {
  const note = `change ${kind} ${a} ${b}`;
  const axis = pick(now.axes.values(), a);
  const village = pick(now.villages.values(), b);
  const town = pick(now.towns.values(), b);
  switch (kind % 8) {
    case 0:
      return { kind: 'put', note, entry: villageEntry({ ...village, name: `${village.name}新` }, a) };
    case 1: {
      const code = `${village.town.slice(0, 9)}${900 + (a % 100)}`;
      return {
        kind: 'put',
        note,
        entry: villageEntry({ ...village, code, status: 'user' }, a % 2 === 0 ? a : undefined),
      };
    }
    case 2:
      return { kind: 'remove', note, of: 'village', id: village.code };
    case 3:
      return now.towns.size < 2
        ? changeFor(now, [0, a, b])
        : { kind: 'remove', note, of: 'town', id: town.code };
    case 4: {
      const { stations, lineStatus, geometry } = axis;
      const lengthKm = axis.lengthKm + 1;
      return {
        kind: 'set-lines',
        note,
        axis: axis.id,
        geometry,
        lineStatus,
        lengthKm,
        stations: stations.toReversed(),
      };
    }
    case 5: {
      const station = axis.stations.find(({ kind: of }) => of !== 'seat');
      return station
        ? { kind: 'detach', note, axis: axis.id, code: station.code }
        : changeFor(now, [0, a, b]);
    }
    case 6: {
      const its = now.axes.get(village.axis);
      return !its || its.stations.some(({ code }) => code === village.code)
        ? changeFor(now, [5, a, b])
        : {
            kind: 'attach',
            note,
            axis: its.id,
            station: { kind: 'village', code: village.code, km: 1 },
            ...(a % 2 === 0 ? { at: a % (its.stations.length + 1) } : {}),
          };
    }
    default: {
      const records = [
        { ...village, status: 'documented' as const },
        { ...village, code: `${village.town.slice(0, 9)}${900 + (a % 100)}`, status: 'documented' as const },
      ];
      return {
        kind: 'substitute',
        note,
        list: { of: 'village', records, extent: a % 3 === 0 ? 'whole' : 'part' },
      };
    }
  }
}

export const villageEntry = (record: VillagePoint, at?: number): ListedEntry => ({
  of: 'village',
  id: record.code,
  record,
  ...(at === undefined ? {} : { at: at % 600 }),
});
