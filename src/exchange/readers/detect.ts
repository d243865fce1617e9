import { RECORD_SEPARATOR } from './geojson.ts';
import { RefusedFile } from './run.ts';
import { type Encoding, detectEncoding } from './text.ts';
import type { Run } from './run.ts';

export type FileFormat = 'delimited' | 'geojson' | 'geojson-sequence';

/** Bytes by which a format is recognised. */
const HEAD_BYTES = 65_536;
/** Whether a character stands in no text: controls other than tab, line ends and separators. */
const isBinary = (character: string): boolean =>
  character < '\t' ||
  (character > '\r' && character < '\u001b') ||
  character === '\u001c' ||
  character === '\u001d';

/** Formats that are known and not read, by their first bytes. */
const UNREAD: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'PDF'],
  [/^\u0089PNG/, 'PNG'],
  [/^\u00ff\u00d8\u00ff/, 'JPEG'],
  [/^(?:II\*\0|MM\0\*)/, 'TIFF'],
  [/^SQLite format 3\0/, 'SQLite, GeoPackage'],
  [/^Rar!/, 'RAR'],
  [/^7z\u00bc\u00af/, '7-Zip'],
  [/^\{\\rtf/, 'RTF'],
];

/** Recognises a format by what is in the file; its name is asked only where texts are alike. @throws RefusedFile where none is known */
export async function detectFormat(blob: Blob, name: string, run: Run): Promise<FileFormat> {
  const bytes = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  const latin = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('');
  const unread = UNREAD.find(([pattern]) => pattern.test(latin));
  if (unread) throw new RefusedFile('unread-format', { format: unread[1] });
  const { encoding } = await detectEncoding(new Blob([bytes]), run);
  return textFormat(headText(bytes, encoding), name);
}

const headText = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });

function textFormat(text: string, name: string): FileFormat {
  const begun = text.trimStart();
  if (begun === '') throw new RefusedFile('empty', null);
  if (begun.startsWith(RECORD_SEPARATOR)) return 'geojson-sequence';
  if (begun.startsWith('{') || begun.startsWith('[')) {
    if (isSequence(begun) || /\.(?:ndjson|geojsonl|geojsons|jsonl)$/i.test(name)) return 'geojson-sequence';
    return 'geojson';
  }
  if (Array.prototype.some.call(text, isBinary))
    throw new RefusedFile('unknown-format', null, text.slice(0, 40));
  return 'delimited';
}

/** Whether the first line is JSON by itself and another begins after it. */
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
