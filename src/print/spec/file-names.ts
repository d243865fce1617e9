/** What the name of a file is made of. */
export interface Unnamed {
  /** Title of its content; any text. */
  title: string;
  /** Suffix that distinguishes it from files made with it, such as a page number. */
  part?: string;
  /** Extension without the dot. */
  extension: string;
}

/**
 * Longest name, bytes in UTF-8. File systems allow 255 (ext4, APFS; NTFS: 255 UTF-16 units); the rest is reserved for what browsers append
 * while saving (` (1)`, `.crdownload`).
 */
export const MAX_NAME_BYTES = 200;
/** Name for a title without any valid character. */
const NAMELESS = 'axis-atlas';

/** Characters that Windows refuses, and whitespace of all kinds. */
const FORBIDDEN = /[\\/:*?"<>|\s\u3000]+/gu;
/** Control and format characters, lone surrogates, noncharacters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** Device names, which Windows reserves with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/iu;
/** Removes dots and spaces at both ends: Windows drops them at the end, and a leading dot hides a file on other systems. */
const trimmed = (text: string): string => text.replaceAll(/^[. ]+|[. ]+$/g, '');

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** The start of a text that takes at most `maxBytes` in UTF-8, cut between grapheme clusters. */
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

/** A text reduced to characters that are valid in file names everywhere; may be empty. */
const plain = (text: string): string =>
  trimmed(text.normalize('NFC').replaceAll(FORBIDDEN, ' ').replaceAll(INVISIBLE, '').replaceAll(/ +/g, ' '));

function buildName({ title, part = '', extension }: Unnamed): string {
  const end = `${part === '' ? '' : `-${part}`}.${extension}`;
  const stem = trimmed(cut(plain(title), MAX_NAME_BYTES - utf8Length(end) - 1)) || NAMELESS;
  return `${RESERVED.test(stem) ? '_' : ''}${stem}${end}`;
}

/**
 * Names of files that are made together: valid on Windows, macOS and Linux, and distinct when compared without case. A long title is cut,
 * never its part or extension.
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
