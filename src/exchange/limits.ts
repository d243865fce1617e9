import type { LimitName } from '../domain/fault.ts';

const MIB = 2 ** 20;

/**
 * What one reading may take at most, for all files together that are read at once. A file that goes over is refused whole, with a fault
 * that names limit and value. Held against the real bytes and counts, never against what a file says of itself.
 */
export const LIMITS: Readonly<Record<LimitName, number>> = {
  /** Files dropped at once. */
  files: 64,
  /** Of one file as it is on disk. */
  fileBytes: 512 * MIB,
  /** Of all that comes out of archives and compressed pages. */
  inflatedBytes: 1024 * MIB,
  /** Of one archive. */
  entries: 10_000,
  /** Inflated bytes by packed bytes of one archive; asked for only above 16 MiB inflated, since a small file of equal rows is harmless. */
  ratio: 200,
  /** Archives around a file: a workbook in an archive has two, since it is one itself. */
  nestedArchives: 2,
  /** Rows of a sheet, or features of a layer. */
  rows: 5_000_000,
  /** Columns of a sheet, or different attributes of a layer; Excel's own limit. */
  columns: 16_384,
  /** Cells that hold something. */
  cells: 60_000_000,
  /** Of one cell. */
  cellCharacters: 1_000_000,
  /** Of all texts as they are held: one text of a file may stand in many cells. */
  textCharacters: 256_000_000,
  /** Positions of all geometries. */
  vertices: 50_000_000,
  /** Elements, arrays or collections inside each other. */
  depth: 100,
  /** Time for all files that are read at once, however large; see `secondsFor`. */
  seconds: 300,
};

/** Time that files of so many bytes may take: a small one that takes long is damaged so that its reader runs in circles. */
export const secondsFor = (bytes: number): number =>
  Math.min(LIMITS.seconds, Math.round(30 + (1.5 * bytes) / MIB));

/** Inflated bytes up to which the ratio of an archive is not asked for. */
export const RATIO_FROM_BYTES = 16 * MIB;
/** Faults of one code that are listed for a content; of the others the number is said. */
export const LISTED_FAULTS = 100;
/** Rows or features from which a content is sent to the page in packed columns (`packed.ts`). */
export const PACKED_FROM = 5_000;
