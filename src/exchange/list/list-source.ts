import { LIST_SOURCE } from '../../domain/giving-way.ts';
import type { Source } from '../../domain/records.ts';
import type { SheetHead } from '../content.ts';

/** The list as a source: its file with date and hash. */
export interface ListSource {
  source: Source;
  /** Name of the sheet, where there are sheets. */
  sheet: string | null;
}

/** The note of a fact that names the row of the list; in the words of the page. */
export interface RowWords {
  row(sheet: string | null, row: number): string;
  /** Publisher of a list that a user imported. */
  publisher: string;
  note(sizeBytes: number, sha256: string): string;
}

/**
 * The source of a list. Its id is derived from the hash of the file, so the same file is the same source on every device; the sheets of one
 * file are sources of their own.
 */
export function buildListSource(
  { file, sheet }: Pick<SheetHead, 'file' | 'sheet'>,
  date: string | null,
  words: RowWords,
): ListSource {
  const day = date ?? file.modified?.slice(0, 10);
  return {
    sheet,
    source: {
      id: `${LIST_SOURCE}${file.sha256.slice(0, 12)}${sheetKey(file.name, sheet)}`,
      title: sheet === null ? file.name : `${file.name} · ${sheet}`,
      publisher: words.publisher,
      ...(day === undefined ? {} : { date: day }),
      reliability: 'copy',
      note: words.note(file.sizeBytes, file.sha256),
    },
  };
}

/**
 * Distinguishes the sheets of one file, and the files of one archive, by the 32-bit FNV-1a hash of their names; empty for a file without
 * sheets.
 */
function sheetKey(file: string, sheet: string | null): string {
  const inside = file.includes('/') ? file.slice(file.indexOf('/')) : '';
  if (sheet === null && inside === '') return '';
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${inside}\0${sheet ?? ''}`))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `-${hash.toString(16).padStart(8, '0')}`;
}
