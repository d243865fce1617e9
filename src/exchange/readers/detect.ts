import { RECORD_SEPARATOR } from './geojson.ts';
import { RefusedFile, type Run } from './run.ts';
import { detectEncoding } from './text.ts';

export type FileFormat =
  | 'archive'
  | 'delimited'
  | 'flatgeobuf'
  | 'geojson'
  | 'geojson-sequence'
  | 'gpx'
  | 'kml'
  | 'parquet'
  | 'shapefile';

/** Number of bytes by which a format is recognised. */
const HEAD_BYTES = 65_536;
/** First bytes of an unknown format that its fault shows. */
const SHOWN_CHARACTERS = 40;

/** Formats with a known first sequence of bytes, those that are not supported too. */
const SIGNATURES: readonly (readonly [string, FileFormat | { unread: string }])[] = [
  ['PK\u0003\u0004', 'archive'],
  ['PK\u0005\u0006', 'archive'],
  ['fgb\u0003fgb', 'flatgeobuf'],
  ['PAR1', 'parquet'],
  ['\0\0\u0027\u000a', 'shapefile'],
  ['%PDF-', { unread: 'PDF' }],
  ['\u0089PNG', { unread: 'PNG' }],
  ['\u00ff\u00d8\u00ff', { unread: 'JPEG' }],
  ['II*\0', { unread: 'TIFF' }],
  ['MM\0*', { unread: 'TIFF' }],
  ['SQLite format 3\0', { unread: 'SQLite / GeoPackage' }],
  ['Rar!', { unread: 'RAR' }],
  ['7z\u00bc\u00af', { unread: '7-Zip' }],
  ['\u001f\u008b', { unread: 'GZIP' }],
  ['{\\rtf', { unread: 'RTF' }],
  ['PARE', { unread: 'Parquet (encrypted)' }],
];
/** Compound files: Office documents before 2007, and every Office document with a password. */
const COMPOUND_FILE = '\u00d0\u00cf\u0011\u00e0';
/** Name of the part of a compound file that holds an encrypted workbook, in UTF-16. */
const ENCRYPTED_PART = Array.from('EncryptedPackage', (letter) => `${letter}\0`).join('');

const latinText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/**
 * Recognises a format by the content of the file; its name is used only where texts of several formats look alike.
 * @throws RefusedFile where none is known
 */
export async function detectFormat(blob: Blob, name: string, run: Run): Promise<FileFormat> {
  const bytes = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  const latin = latinText(bytes);
  const [, found] = SIGNATURES.find(([signature]) => latin.startsWith(signature)) ?? [];
  if (typeof found === 'string') return found;
  if (found) throw new RefusedFile('unread-format', { format: found.unread });
  if (latin.startsWith(COMPOUND_FILE)) {
    // The directory of a compound file is near its beginning or its end.
    const end = new Uint8Array(await blob.slice(-8 * HEAD_BYTES).arrayBuffer());
    if ((latin + latinText(end)).includes(ENCRYPTED_PART)) throw new RefusedFile('encrypted', null);
    throw new RefusedFile('unread-format', { format: 'XLS (Excel 97–2003)' });
  }
  const { encoding } = await detectEncoding(new Blob([bytes]), run);
  return textFormat(new TextDecoder(encoding).decode(bytes, { stream: true }), name);
}

/** Whether a character does not occur in texts: controls other than tab, line ends and separators. */
const isBinary = (character: string): boolean =>
  character < '\t' ||
  (character > '\r' && character < '\u001b') ||
  character === '\u001c' ||
  character === '\u001d';

function textFormat(text: string, name: string): FileFormat {
  const begun = text.trimStart();
  if (begun === '') throw new RefusedFile('empty', null);
  if (begun.startsWith(RECORD_SEPARATOR)) return 'geojson-sequence';
  if (begun.startsWith('{') || begun.startsWith('[')) {
    if (isSequence(begun) || /\.(?:ndjson|geojsonl|geojsons|jsonl)$/i.test(name)) return 'geojson-sequence';
    return 'geojson';
  }
  if (begun.startsWith('<')) return xmlFormat(begun);
  if (Array.prototype.some.call(text, isBinary))
    throw new RefusedFile('unknown-format', null, text.slice(0, SHOWN_CHARACTERS));
  return 'delimited';
}

/** The format by the first element of a document. A text that only begins with “<” is delimited text. */
function xmlFormat(text: string): FileFormat {
  const [, root = ''] = /<(?:\w+:)?([A-Za-z][\w.-]*)/.exec(text.replaceAll(/<!--[^]*?(?:-->|$)/g, '')) ?? [];
  switch (root.toLowerCase()) {
    case 'kml':
      return 'kml';
    case 'gpx':
      return 'gpx';
    case 'html':
    case 'table':
      throw new RefusedFile('unread-format', { format: 'HTML' });
    default:
      if (/^<(?:\?xml|!DOCTYPE|[A-Za-z][\w:.-]*[^,\t]*xmlns)/i.test(text))
        throw new RefusedFile('unknown-format', null, text.slice(0, SHOWN_CHARACTERS));
      return 'delimited';
  }
}

/** Whether the first line is complete JSON and another one begins after it. */
function isSequence(text: string): boolean {
  const [first = '', ...others] = text.split(/\r\n?|\n/, 50);
  if (!others.some((line) => line.trim() !== '')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}
