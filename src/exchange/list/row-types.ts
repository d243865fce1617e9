import type { Track } from '../../domain/records.ts';
import type { Fault } from '../content.ts';
import type { ColumnRole } from './column-roles.ts';
import type { NameMatch } from './match.ts';

/** A name in a list with its match. */
export interface NamedPlace {
  role: 'county' | 'town' | 'village';
  name: string;
  row: number;
  /** Columns to the left of its row, as in `TableRow`. */
  columnOffset?: number;
  match: NameMatch;
  /** Id of the question, the same for all rows with the same question, so that it is asked once. */
  id: string;
  /** The column that the name stands in, where it is not that of its role: a village in a column of towns. */
  cell?: ColumnRole;
  /** For a place of a cluster: whether it is a core village. */
  isCore?: true;
  /** Whether the heading calls it a central town or key village, and not only a place on the way. */
  isNamed?: true;
}

/** One entry of a list: a row, or several rows of one axis or cluster. */
export interface ListEntry {
  /** Numbers of its rows in the sheet, the first one first. */
  rows: readonly number[];
  /** Columns to the left of its row, as in `TableRow`. */
  columnOffset?: number;
  /** Name of the axis or cluster, or of the place as the list has it. */
  name: string;
  county: NamedPlace;
  /** In a list of towns or villages: the place. */
  place?: NamedPlace;
  /** In a list of axes or clusters: the places. */
  parts: readonly NamedPlace[];
  track?: Track;
  batch?: '1' | '2';
  period?: string;
  industries: readonly string[];
  /** Name of the axis of a town or village. */
  axis?: string;
  /** Name of the cluster of a village. */
  cluster?: string;
  mode?: string;
  note?: string;
  /** Whether the row is a stand-in, or drawn by a reader, in an export of this atlas: no list names it. */
  isUnofficial?: true;
  /** The two coordinates as in the file; longitude or easting first if the headings say which is which. */
  position?: readonly [number, number];
  /** In a list of indicators: the value. */
  values: readonly { label: string; value: string; unit?: string; period?: string }[];
}

export interface ListRows {
  entries: readonly ListEntry[];
  faults: readonly Fault[];
}
