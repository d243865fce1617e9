import type { LineString, MultiLineString } from 'geojson';
import type { AxisShape, CountyShape, TownPoint, VillagePoint } from './network.ts';
import type { Cluster, Source, Station, Status } from './records.ts';

/** Kinds of records that can be changed, and their types in the network. */
export interface Changeable {
  axis: AxisShape;
  town: TownPoint;
  village: VillagePoint;
  cluster: Cluster;
  county: CountyShape;
  source: Source;
}
export type ChangeableKind = keyof Changeable;
/** Kinds of records that have a status; official lists contain these. */
export type ListedKind = 'axis' | 'town' | 'village';

/** New state of a record: at a position in the order of its kind (absent: unchanged, a new one last), or removed. */
export type PatchEntry = {
  [Kind in ChangeableKind]: { of: Kind; id: string; record: Changeable[Kind] | null; at?: number };
}[ChangeableKind];

/** The new state of a record with a status. */
export type ListedEntry = Extract<PatchEntry, { of: ListedKind }> & { record: object };

/** A list of records published by an office, as `documented` records of the network. */
export interface ListedRecords<Kind extends ListedKind> {
  of: Kind;
  records: readonly Changeable[Kind][];
  /**
   * `whole`: the list is complete for the counties that it names, so that all modelled records of this kind are removed there. `part`: it
   * may be incomplete, so that one modelled record is removed for each new one.
   */
  extent: 'whole' | 'part';
}

type ChangeContent =
  /** Adds a record, or replaces the one with its id. */
  | { kind: 'put'; entry: ListedEntry }
  | { kind: 'remove'; of: ListedKind; id: string }
  /** Changes the lines of an axis, and with them its length and the chainages of its stations. */
  | {
      kind: 'set-lines';
      axis: string;
      geometry: LineString | MultiLineString;
      lineStatus: readonly Status[];
      lengthKm: number;
      stations: readonly Station[];
    }
  /** Makes a town or village of the network a station of an axis, at a position in its order of travel (absent: last). */
  | { kind: 'attach'; axis: string; station: Station & { kind: 'town' | 'village' }; at?: number }
  /** Removes a town or village from an axis; the record stays in the network. */
  | { kind: 'detach'; axis: string; code: string }
  /** Replaces modelled records by listed ones. */
  | { kind: 'substitute'; list: { [Kind in ListedKind]: ListedRecords<Kind> }[ListedKind] }
  /** New states of records in general; the inverse of every change is one. */
  | { kind: 'patch'; entries: readonly PatchEntry[] };

/** A change of the network. Plain data, so that it can be stored, sent to a worker and written to a file. */
export type Change = ChangeContent & {
  /** Description for people, in the language of the page when the change was made. */
  note: string;
};
