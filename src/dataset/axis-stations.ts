import type { PatchEntry } from '../domain/changes.ts';
import type { AxisShape, Network } from '../domain/network.ts';
import type { Station } from '../domain/records.ts';

/** The axis without these stations; undefined if it has none of them. */
export function detachedFrom(network: Network, axisId: string, codes: readonly string[]): PatchEntry[] {
  const axis = network.axes.get(axisId);
  const left = new Set(codes);
  return axis?.stations.some(({ kind, code }) => kind !== 'seat' && left.has(code))
    ? [axisEntry(withoutStations(axis, left))]
    : [];
}

/** The new state of the axis. */
export const axisEntry = (record: AxisShape): PatchEntry => ({ of: 'axis', id: record.id, record });

/** An axis without the stations of these codes; its seat stays. */
export const withoutStations = (axis: AxisShape, codes: ReadonlySet<string>): AxisShape =>
  withStations(
    axis,
    axis.stations.filter(({ kind, code }) => kind === 'seat' || !codes.has(code)),
  );

/** An axis with other stations; its lists of towns and villages are derived, each in its previous order, new ones last. */
export function withStations(axis: AxisShape, stations: readonly Station[]): AxisShape {
  const listed = (kind: 'town' | 'village', before: readonly string[]): string[] => {
    const codes = stations.filter((station) => station.kind === kind).map(({ code }) => code);
    const now = new Set(codes);
    const kept = before.filter((code) => now.has(code));
    return [...new Set([...kept, ...codes])];
  };
  return {
    ...axis,
    stations: [...stations],
    towns: listed('town', axis.towns),
    villages: listed('village', axis.villages),
  };
}

/** The codes of stations as a text that does not depend on their order. */
export const stationCodes = (stations: readonly Station[]): string =>
  stations
    .map(({ code }) => code)
    .toSorted()
    .join();
