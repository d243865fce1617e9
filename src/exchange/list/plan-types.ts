import type { ListedKind } from '../../domain/changes.ts';
import type { Fault } from '../../domain/fault.ts';
import type { ListExtent } from '../../domain/giving-way.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import type { ListKind } from './columns.ts';
import type { ListEntry, NamedPlace } from './row-types.ts';

/** Decisions of the user. */
export interface ListDecisions {
  /** Answers by the id of the question: the code of the chosen place, or null to leave the name out. */
  answers: ReadonlyMap<string, string | null>;
  extent: ListExtent;
  /** Whether the list has priority over documented records that contradict it, and over an earlier list. */
  wins: boolean;
}

/** A name that the user is asked about. */
export interface ListQuestion extends NamedPlace {
  /** All rows that the answer decides. */
  rows: readonly number[];
  /** The answer of the user; absent as long as there is none. */
  answer?: string | null;
}

/** The reason why an entry is not applied. */
export type AsideReason =
  | 'no-county'
  | 'no-place'
  | 'asked'
  | 'left-aside'
  | 'duplicate'
  | 'no-axis'
  | 'no-position'
  | 'documented-otherwise'
  /** A stand-in, or a place that a reader drew, in an export of this atlas: no list names it. */
  | 'unofficial';

export interface AsideEntry {
  entry: ListEntry;
  reason: AsideReason;
  /** For a duplicate: the row with the same entry. */
  row?: number;
}

/** An entry that is applied, with its places. */
export interface TakenEntry {
  entry: ListEntry;
  county: string;
  /** Code of the town or village; id of the axis or cluster. */
  id: string;
  /** Places of an axis or cluster that were found; for others their names only. */
  parts: readonly { named: NamedPlace; code: string | null }[];
  isNew: boolean;
  before: Status | null;
  lonLat?: LonLat;
}

/** A documented record that contradicts the list, or that an earlier list has and this one does not. */
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
  /** Records of the kind by status, before and after. Of clusters and indicators none. */
  before: Record<Status, number> | null;
  after: Record<Status, number> | null;
  /** Modelled records that are removed. */
  leaving: readonly { of: ListedKind; id: string; name: string; county: string }[];
  faults: readonly Fault[];
}

/** Whether records of a kind have a status. */
export const isListed = (kind: ListKind): kind is ListedKind =>
  kind === 'axis' || kind === 'town' || kind === 'village';
