import type { LineString, MultiLineString } from 'geojson';
import type { AxisShape, TownPoint, VillagePoint } from './network.ts';
import type { Station, Status } from './records.ts';

/** The kinds of record that a change can touch, with the form in which the network holds them. */
export interface Changeable {
  axis: AxisShape;
  town: TownPoint;
  village: VillagePoint;
}
export type ChangeableKind = keyof Changeable;

/** One record as it is to be: at this place of the order of its kind (absent: where it stands, a new one last), or gone. */
export type PatchEntry = {
  [Kind in ChangeableKind]: { of: Kind; id: string; record: Changeable[Kind] | null; at?: number };
}[ChangeableKind];

/** A list of records that an office published, as records of the network that are `documented`. */
export interface ListedRecords<Kind extends ChangeableKind> {
  of: Kind;
  records: readonly Changeable[Kind][];
  /**
   * `whole`: the list has every record of this kind in the counties that it names, so that all modelled ones leave there.
   * `part`: it may lack some, so that one modelled record leaves for each that is new.
   */
  extent: 'whole' | 'part';
}

type ChangeContent =
  /** Adds a record, or puts another in the place of the one with its id. */
  | { kind: 'put'; entry: PatchEntry & { record: object } }
  | { kind: 'remove'; of: ChangeableKind; id: string }
  /** Gives an axis another course, with what follows from it: length and chainages of its stations. */
  | {
      kind: 'set-lines';
      axis: string;
      geometry: LineString | MultiLineString;
      lineStatus: readonly Status[];
      lengthKm: number;
      stations: readonly Station[];
    }
  /** Makes a town or village of the network a station of an axis, at this place of its order of travel (absent: last). */
  | { kind: 'attach'; axis: string; station: Station & { kind: 'town' | 'village' }; at?: number }
  /** Takes a town or village off an axis; the record stays in the network. */
  | { kind: 'detach'; axis: string; code: string }
  /** Puts listed records in the place of modelled ones. */
  | { kind: 'substitute'; list: { [Kind in ChangeableKind]: ListedRecords<Kind> }[ChangeableKind] }
  /** Records as they were or are to be, whatever made them so: what undoes any other change. */
  | { kind: 'patch'; entries: readonly PatchEntry[] };

/** Something done to the network. Plain data, so that it can be kept, sent to a worker and written to a file. */
export type Change = ChangeContent & {
  /** What was done, for people, in the language they did it in. */
  note: string;
};
