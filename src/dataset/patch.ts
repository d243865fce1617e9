import type { Changeable, ChangeableKind, ListedEntry, ListedKind, PatchEntry } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';
import { RefusalError } from '../domain/refusal.ts';

/** The map of the network that holds a kind of record. */
export const MAP_OF = {
  axis: 'axes',
  town: 'towns',
  village: 'villages',
  cluster: 'clusters',
  county: 'counties',
  source: 'sources',
} as const satisfies Record<ChangeableKind, keyof Network>;

/** @throws RefusalError if the network has no such record */
export function recordOf<Kind extends ListedKind>(network: Network, of: Kind, id: string): Changeable[Kind] {
  const record = network[MAP_OF[of]].get(id) as Changeable[Kind] | undefined;
  if (!record) throw new RefusalError({ code: 'no-record', of, id }, `${id}: the network has no such ${of}`);
  return record;
}

/** @throws RefusalError if a place belongs to an axis, or an axis has a station, that the network does not have */
export function checkReferences(network: Network, { of, record }: ListedEntry): void {
  if (of !== 'axis') recordOf(network, 'axis', record.axis);
  else for (const { kind, code } of record.stations) if (kind !== 'seat') recordOf(network, kind, code);
}

/** Applies changes to a copy of a network. Each map is copied before its first change only, so that many changes in a row cost one copy. */
export class NetworkCopy {
  readonly #maps = new Map<ChangeableKind, Map<string, PatchEntry['record']>>();
  #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  /** The present network; do not read it after a further entry has been put. */
  get network(): Network {
    return this.#network;
  }

  /** Puts each entry in turn. Putting the returned entries in their order restores the network exactly: records, fields and order. */
  put(entries: readonly PatchEntry[]): PatchEntry[] {
    return entries.map((entry) => this.#put(entry)).toReversed();
  }

  #put({ of, id, record, at }: PatchEntry): PatchEntry {
    const map = this.#mapOf(of);
    const before = map.get(id) ?? null;
    const staysInPlace = before !== null && record !== null && at === undefined;
    const stood = before === null || staysInPlace ? undefined : indexOfKey(map, id);
    if (record === null) map.delete(id);
    else if (at === undefined) map.set(id, record);
    else this.#keep(of, withInserted(map, id, record, at));
    return { of, id, record: before, ...(stood === undefined ? {} : { at: stood }) } as PatchEntry;
  }

  #mapOf(of: ChangeableKind): Map<string, PatchEntry['record']> {
    return (
      this.#maps.get(of) ?? this.#keep(of, new Map<string, PatchEntry['record']>(this.#network[MAP_OF[of]]))
    );
  }

  #keep(of: ChangeableKind, map: Map<string, PatchEntry['record']>): Map<string, PatchEntry['record']> {
    this.#maps.set(of, map);
    this.#network = { ...this.#network, [MAP_OF[of]]: map };
    return map;
  }
}

function indexOfKey(map: ReadonlyMap<string, unknown>, id: string): number {
  let place = 0;
  for (const key of map.keys()) {
    if (key === id) break;
    place++;
  }
  return place;
}

/** The same map with a record at a position of its order; after the last if the position is beyond the end. */
function withInserted<T>(map: Map<string, T>, id: string, record: T, at: number): Map<string, T> {
  map.delete(id);
  const rows = [...map];
  rows.splice(at, 0, [id, record]);
  return new Map(rows);
}
