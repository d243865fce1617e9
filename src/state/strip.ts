import type { Station } from '../domain/records.ts';
import { groupBy } from '../domain/group-by.ts';

/** Stations of the main line in order of travel, each with the branches that leave after it. */
export interface StripStop {
  station: Station;
  branches: Station[][];
}

/** Arranges the stations of an axis as a line plan. A branch hangs on the last main station before its junction. */
export function stripOf(stations: readonly Station[]): StripStop[] {
  const byKm = (a: Station, b: Station): number => a.km - b.km;
  const stops = stations
    .filter((station) => station.branchFromKm === undefined)
    .toSorted(byKm)
    .map((station): StripStop => ({ station, branches: [] }));
  const branches = groupBy(
    stations.filter((station) => station.branchFromKm !== undefined),
    (station) => station.branchFromKm ?? 0,
  );
  for (const [fromKm, branch] of [...branches].sort(([a], [b]) => a - b)) {
    const stop = stops.findLast(({ station }) => station.km <= fromKm) ?? stops[0];
    const sorted = branch.toSorted(byKm);
    if (stop) stop.branches.push(sorted);
    else stops.push(...sorted.map((station): StripStop => ({ station, branches: [] })));
  }
  return stops;
}
