import type { LimitName } from '../domain/fault.ts';

const MIB = 2 ** 20;

/**
 * Limits of one reading, for all files that are read together. A file beyond a limit is refused as a whole, with a fault that names limit
 * and value. The real bytes and counts are checked, not what a file states of itself.
 */
export const LIMITS: Readonly<Record<LimitName, number>> = {
  /** Number of files dropped at once. */
  files: 64,
  /** Bytes of one file on disk. */
  fileBytes: 512 * MIB,
  /** Bytes of everything that is inflated from archives and compressed pages. */
  inflatedBytes: 1024 * MIB,
  /** Entries of one archive. */
  entries: 10_000,
  /**
   * Ratio of inflated to compressed bytes of one archive; checked above 16 MiB inflated only, since a small file of equal rows is harmless.
   */
  ratio: 200,
  /** Depth of nested archives around a file: a workbook in an archive has two, since it is an archive itself. */
  nestedArchives: 2,
  /** Rows of a sheet, or features of a layer. */
  rows: 5_000_000,
  /** Columns of a sheet, or different attributes of a layer; the limit of Excel. */
  columns: 16_384,
  /** Cells with a value. */
  cells: 60_000_000,
  /** Characters of one cell. */
  cellCharacters: 1_000_000,
  /** Characters of all cells together: one text of a file may be repeated in many cells. */
  textCharacters: 256_000_000,
  /** Number of positions of all geometries. */
  vertices: 50_000_000,
  /** Depth of nested elements, arrays or collections. */
  depth: 100,
  /** Seconds for all files that are read together, however large they are; see `secondsFor`. */
  seconds: 300,
};

/** Seconds that files of this many bytes may take: a small file that takes longer is damaged in a way that its reader does not finish. */
export const secondsFor = (bytes: number): number =>
  Math.min(LIMITS.seconds, Math.round(30 + (1.5 * bytes) / MIB));

/** Inflated bytes up to which the ratio of an archive is not checked. */
export const RATIO_FROM_BYTES = 16 * MIB;
/** Number of faults of one code that are listed for a content; of the others only the number is given. */
export const LISTED_FAULTS = 100;
/** Rows or features from which a content is sent to the page in packed columns (`packed.ts`). */
export const PACKED_FROM = 5_000;
