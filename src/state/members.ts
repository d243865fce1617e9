import { reasonAgainstRef } from '../domain/filter.ts';
import type { Filter, FilterReason } from '../domain/filter.ts';
import { countByStatus } from '../domain/by-status.ts';
import { RECORDS_OF } from '../domain/network.ts';
import type { Network, RecordKind, RecordRef } from '../domain/network.ts';
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

/** Records that pass `filter`. */
export function findMembers(network: Network, filter: Filter): Members {
  const passing = (kind: RecordKind): Set<string> =>
    new Set(
      refsOf(network, kind)
        .filter((ref) => reasonAgainstRef(filter, ref, network) === null)
        .map(({ id }) => id),
    );
  return {
    axisIds: passing('axis'),
    townCodes: passing('town'),
    villageCodes: passing('village'),
    countyCodes: passing('county'),
    clusterIds: passing('cluster'),
    documentedOnly: filter.documentedOnly === true,
  };
}

/** All records of a kind. */
export const refsOf = (network: Network, kind: RecordKind): RecordRef[] =>
  [...network[RECORDS_OF[kind]].keys()].map((id) => ({ kind, id }));

/** The reason of the filter for each of these records that it leaves out. */
export const findLeftOut = (network: Network, filter: Filter, refs: readonly RecordRef[]): FilterReason[] =>
  refs.flatMap((ref) => reasonAgainstRef(filter, ref, network) ?? []);

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
