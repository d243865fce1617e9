import type { Change, Changeable, ListedEntry, ListedKind, PatchEntry } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';
import { axisEntry, stationCodes, detachedFrom, withoutStations, withStations } from './axis-stations.ts';
import { checkReferences, MAP_OF, recordOf } from './patch.ts';
import { substitution } from './substitution.ts';

/**
 * Effect of a change on a network, record by record. Records that refer to each other are kept consistent: a town or village that is removed is no
 * longer a station of any axis, and one that moves to another axis is a station of neither until it is attached.
 * @throws RangeError that names the record and the value with which the change cannot be made
 */
export function buildPatch(network: Network, change: Change): PatchEntry[] {
  switch (change.kind) {
    case 'patch':
      return [...change.entries];
    case 'put':
      return putEntries(network, change.entry);
    case 'remove':
      return removeEntries(network, change.of, change.id);
    case 'set-lines': {
      const axis = recordOf(network, 'axis', change.axis);
      const { geometry, lengthKm } = change;
      const lineCount = geometry.type === 'LineString' ? 1 : geometry.coordinates.length;
      if (lineCount !== change.lineStatus.length)
        throw new RangeError(`${axis.id}: ${change.lineStatus.length} statuses for ${lineCount} lines`);
      if (stationCodes(axis.stations) !== stationCodes(change.stations))
        throw new RangeError(`${axis.id}: the stations of the new lines are not those of the axis`);
      const stations = [...change.stations];
      return [axisEntry({ ...axis, geometry, lineStatus: [...change.lineStatus], lengthKm, stations })];
    }
    case 'attach': {
      const { station, at } = change;
      const axis = recordOf(network, 'axis', change.axis);
      const record = recordOf(network, station.kind, station.code);
      if (record.axis !== axis.id)
        throw new RangeError(`${station.code}: its axis is ${record.axis}, not ${axis.id}`);
      if (axis.stations.some(({ code }) => code === station.code))
        throw new RangeError(`${axis.id}: ${station.code} is a station of it already`);
      const stations = axis.stations.toSpliced(at ?? axis.stations.length, 0, station);
      return [axisEntry(withStations(axis, stations))];
    }
    case 'detach': {
      const axis = recordOf(network, 'axis', change.axis);
      if (!axis.stations.some(({ kind, code }) => kind !== 'seat' && code === change.code))
        throw new RangeError(`${axis.id}: ${change.code} is no station of it`);
      return [axisEntry(withoutStations(axis, new Set([change.code])))];
    }
    case 'substitute':
      return substitution(network, change.list);
    default:
      return change satisfies never;
  }
}

function putEntries(network: Network, entry: ListedEntry): PatchEntry[] {
  const own = entry.of === 'axis' ? entry.record.id : entry.record.code;
  if (own !== entry.id) throw new RangeError(`${entry.id}: the record to put is ${own}`);
  checkReferences(network, entry);
  if (entry.of === 'axis') return [entry];
  const before = network[MAP_OF[entry.of]].get(entry.id);
  if (!before || before.axis === entry.record.axis) return [entry];
  return [...detachedFrom(network, before.axis, [entry.id]), entry];
}

function removeEntries(network: Network, of: ListedKind, id: string): PatchEntry[] {
  const record = recordOf(network, of, id);
  if (of === 'axis') {
    const held = [...network.towns.values(), ...network.villages.values()].find(({ axis }) => axis === id);
    if (held) throw new RangeError(`${id}: ${held.code} ${held.name} still belongs to it`);
    return [{ of, id, record: null }];
  }
  return [
    ...detachedFrom(network, (record as Changeable['town' | 'village']).axis, [id]),
    { of, id, record: null },
  ];
}
