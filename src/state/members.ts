import {
  axisPasses,
  isInDivision,
  passes,
  reasonAgainst,
  reasonAgainstAxis,
  reasonAgainstTown,
  townPasses,
} from '../domain/filter.ts';
import type { Filter, FilterReason } from '../domain/filter.ts';
import { countByStatus } from '../domain/by-status.ts';
import type { Network, RecordKind } from '../domain/network.ts';
import type { Status, Track } from '../domain/records.ts';
import { TRACKS } from '../domain/records.ts';

/** The records that pass a filter. */
export interface Members {
  axisIds: ReadonlySet<string>;
  townCodes: ReadonlySet<string>;
  villageCodes: ReadonlySet<string>;
  countyCodes: ReadonlySet<string>;
  clusterIds: ReadonlySet<string>;
  /** Modelled branches of documented axes are left out too. */
  documentedOnly: boolean;
}

/** Records that pass `filter`. Counties and clusters have neither batch nor status, so only the division applies to them. */
export function findMembers(network: Network, filter: Filter): Members {
  return {
    axisIds: keysWhere(network.axes, (axis) => axisPasses(filter, axis)),
    townCodes: keysWhere(network.towns, (town) => townPasses(filter, town)),
    villageCodes: keysWhere(network.villages, (village) => passes(filter, village)),
    countyCodes: keysWhere(network.counties, (county) => isInDivision(filter, placeOf(county))),
    clusterIds: keysWhere(network.clusters, (cluster) => isInDivision(filter, cluster)),
    documentedOnly: filter.documentedOnly === true,
  };
}

const placeOf = ({ code, prefecture }: { code: string; prefecture: string }) => ({
  county: code,
  prefecture,
});

/** The reason of the filter for each record of a kind that it leaves out. */
export function findLeftOut(network: Network, filter: Filter, kind: RecordKind): FilterReason[] {
  const elsewhere = (place: { county: string; prefecture: string }): FilterReason | null =>
    isInDivision(filter, place) ? null : 'elsewhere';
  const reasons: (FilterReason | null)[] = {
    axis: () => [...network.axes.values()].map((axis) => reasonAgainstAxis(filter, axis)),
    town: () => [...network.towns.values()].map((town) => reasonAgainstTown(filter, town)),
    village: () => [...network.villages.values()].map((village) => reasonAgainst(filter, village)),
    county: () => [...network.counties.values()].map((county) => elsewhere(placeOf(county))),
    cluster: () => [...network.clusters.values()].map(elsewhere),
  }[kind]();
  return reasons.filter((reason) => reason !== null);
}

function keysWhere<T>(records: ReadonlyMap<string, T>, test: (record: T) => boolean): Set<string> {
  const keys = new Set<string>();
  for (const [key, record] of records) if (test(record)) keys.add(key);
  return keys;
}

/** Number of records, in total and by status. */
export type Split = Record<Status, number> & { total: number };

/** Numbers beside the legend, for what passes the filter. */
export interface Counts {
  axes: Split;
  towns: Split;
  villages: Split;
  /** Villages of which only the town or county is known. */
  uncertainVillages: number;
  tracks: Record<Track | 'unknown', Split>;
  counties: number;
  priorityCounties: number;
  prefectures: number;
  clusters: number;
}

/** Counts the records of `members`, or the whole network if it is `null`. */
export function countNetwork(network: Network, members: Members | null): Counts {
  const axes = pick(network.axes, members?.axisIds);
  const towns = pick(network.towns, members?.townCodes);
  const villages = pick(network.villages, members?.villageCodes);
  const counties = pick(network.counties, members?.countyCodes);
  const ofTrack = (track: Track | undefined): Split => split(towns.filter((town) => town.track === track));
  return {
    axes: split(axes),
    towns: split(towns),
    villages: split(villages),
    uncertainVillages: villages.filter((village) => village.precision !== 'village').length,
    tracks: {
      ...(Object.fromEntries(TRACKS.map((track) => [track, ofTrack(track)])) as Record<Track, Split>),
      unknown: ofTrack(undefined),
    },
    counties: counties.length,
    priorityCounties: counties.filter((county) => county.priority).length,
    prefectures: new Set(counties.map((county) => county.prefecture)).size,
    clusters: pick(network.clusters, members?.clusterIds).length,
  };
}

function pick<T>(records: ReadonlyMap<string, T>, keys: ReadonlySet<string> | undefined): T[] {
  return keys
    ? [...records].filter(([key]) => keys.has(key)).map(([, record]) => record)
    : [...records.values()];
}

const split = (records: readonly { status: Status }[]): Split => ({
  ...countByStatus(records.map(({ status }) => status)),
  total: records.length,
});
