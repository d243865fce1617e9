/** A file that is to be named. */
export interface Unnamed {
  /** What it is about: a title, which may hold anything. */
  title: string;
  /** What tells it from those made with it, such as a page number. */
  part?: string;
  /** Without its dot. */
  extension: string;
}

/**
 * Bytes of a name in UTF-8. File systems take 255 (ext4, APFS, and NTFS, which counts 255 units of UTF-16); the rest is
 * left for what browsers add while they save (` (1)`, `.crdownload`).
 */
export const MAX_NAME_BYTES = 200;
/** Where a title holds nothing that a name can. */
const NAMELESS = 'axis-atlas';

/** Characters that Windows refuses, and blanks of all kinds. */
const FORBIDDEN = /[\\/:*?"<>|\s\u3000]+/gu;
/** Control characters, invisible marks of format and direction, halves of surrogate pairs, noncharacters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** Names of devices, which Windows reserves with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/iu;
/** Windows drops dots and blanks at the end; a dot at the start hides a file elsewhere. */
const trimmed = (text: string): string => text.replaceAll(/^[. ]+|[. ]+$/g, '');

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** The beginning of a text that takes no more than so many bytes, cut between two characters as people see them. */
function cut(text: string, maxBytes: number): string {
  let fitting = '';
  let bytes = 0;
  for (const { segment } of segmenter.segment(text.slice(0, maxBytes))) {
    bytes += utf8Length(segment);
    if (bytes > maxBytes) break;
    fitting += segment;
  }
  return fitting;
}

/** A text as part of a name that every system takes; it may be empty. */
const plain = (text: string): string =>
  trimmed(text.normalize('NFC').replaceAll(FORBIDDEN, ' ').replaceAll(INVISIBLE, '').replaceAll(/ +/g, ' '));

function buildName({ title, part = '', extension }: Unnamed): string {
  const end = `${part === '' ? '' : `-${part}`}.${extension}`;
  const stem = trimmed(cut(plain(title), MAX_NAME_BYTES - utf8Length(end) - 1)) || NAMELESS;
  return `${RESERVED.test(stem) ? '_' : ''}${stem}${end}`;
}

/**
 * Names of files that are made together, each valid on Windows, macOS and Linux and unlike the others there, where a
 * difference of case is none. A long title is cut, never its part or extension.
 */
export function fileNames(files: readonly Unnamed[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = buildName(file);
    for (let again = 2; taken.has(name.toLowerCase()); again++)
      name = buildName({ ...file, part: [file.part, `(${again})`].filter(Boolean).join('-') });
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Names of the pages of a document, one file each, numbered from `001`. */
export const pageNames = (title: string, pages: number, extension: string): string[] =>
  fileNames(
    Array.from({ length: pages }, (_, i) => ({ title, part: String(i + 1).padStart(3, '0'), extension })),
  );
