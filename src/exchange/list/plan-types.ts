import type { ListedKind } from '../../domain/changes.ts';
import type { Fault } from '../../domain/fault.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import type { ListKind } from './columns.ts';
import type { ListEntry, NamedPlace } from './rows.ts';

/**
 * How much of what there is a list holds, which decides what modelled records leave: `part` one for each new record, `counties` all of
 * the counties that it names, `province` all there are.
 */
export type ListExtent = 'part' | 'counties' | 'province';

/** What the reader decided. */
export interface ListDecisions {
  /** By the id of the question: the code that is meant, or null to leave the name aside. */
  answers: ReadonlyMap<string, string | null>;
  extent: ListExtent;
  /** Whether the list goes before documented records that say otherwise, and before an earlier list. */
  wins: boolean;
}

/** A name that the reader is asked about. */
export interface ListQuestion extends NamedPlace {
  /** All rows that hang on it. */
  rows: readonly number[];
  /** What the reader decided; absent while open. */
  answer?: string | null;
}

/** Why an entry is not taken. */
export type AsideReason =
  | 'no-county'
  | 'no-place'
  | 'asked'
  | 'left-aside'
  | 'duplicate'
  | 'no-axis'
  | 'no-position'
  | 'documented-otherwise';

export interface AsideEntry {
  entry: ListEntry;
  reason: AsideReason;
  /** The row that says the same, of a duplicate. */
  row?: number;
}

/** An entry that is taken, with the places that it stands for. */
export interface TakenEntry {
  entry: ListEntry;
  county: string;
  /** Code of the town or village; id of the axis or cluster. */
  id: string;
  /** Places of an axis or cluster that were found; names alone where they were not. */
  parts: readonly { named: NamedPlace; code: string | null }[];
  isNew: boolean;
  before: Status | null;
  lonLat?: LonLat;
}

/** A documented record that says something else than the list, or that an earlier list has and this one lacks. */
export interface ListConflict {
  id: string;
  name: string;
  county: string;
  row: number | null;
  kind: 'track' | 'batch' | 'name' | 'not-listed';
  before: string;
  after: string;
}

export interface ListPlan {
  kind: ListKind;
  taken: readonly TakenEntry[];
  aside: readonly AsideEntry[];
  questions: readonly ListQuestion[];
  conflicts: readonly ListConflict[];
  /** Counties that the list names. */
  counties: readonly string[];
  counts: {
    matched: number;
    asked: number;
    isNew: number;
    duplicates: number;
    conflicts: number;
    aside: number;
  };
  /** Records of the kind by status, now and afterwards. Of clusters and indicators nothing. */
  before: Record<Status, number> | null;
  after: Record<Status, number> | null;
  /** Modelled records that leave. */
  leaving: readonly { of: ListedKind; id: string; name: string; county: string }[];
  faults: readonly Fault[];
}

/** Sources that are lists which were brought in begin with this. */
export const LIST_SOURCE = 'list-';

/** Whether records of a kind have a status. */
export const isListed = (kind: ListKind): kind is ListedKind =>
  kind === 'axis' || kind === 'town' || kind === 'village';
