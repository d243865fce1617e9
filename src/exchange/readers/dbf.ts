import { RefusedFile, type Run } from './run.ts';

/** One record of a dBASE table; null where it is marked as deleted. */
export type DbfRecord = readonly (readonly [string, string | number | boolean | null])[] | null;

export interface DbfTable {
  records: DbfRecord[];
  encoding: string;
  /** Whether the encoding was recognised from the texts. */
  isGuessed: boolean;
  /** Whether the table has fewer records than its header states. */
  isCut: boolean;
}

interface Field {
  name: string;
  type: string;
  offset: number;
  length: number;
}

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const FIELDS_END = 0x0d;
const DELETED = 0x2a;
/** Byte 29 of the header: the code page. Only the Chinese ones are distinguished. */
const CHINESE_DRIVERS = new Set([0x4d, 0x7a]);
const RECORDS_A_CHECK = 2000;

/** The encoding that a .cpg names: “UTF-8”, “65001”, “GBK”, “936”, “ANSI 1252”, “ISO 88591”. Null where it is not known. */
export function encodingOfCpg(text: string): string | null {
  const name = text.replaceAll(/[\uFEFF\0]/g, '').trim();
  const page = /^(?:ANSI|OEM|CP|windows)?[\s-]*(\d{3,5})$/i.exec(name)?.[1];
  const isoPart = /^ISO[\s-]*8859-?(\d{1,2})$/i.exec(name)?.[1];
  const label =
    page === '65001'
      ? 'utf-8'
      : page === '936' || page === '54936'
        ? 'gb18030'
        : page === '950'
          ? 'big5'
          : page !== undefined
            ? `windows-${page}`
            : isoPart !== undefined
              ? `iso-8859-${isoPart}`
              : name;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads a dBASE table (.dbf), as shapefiles have it. It is code of our own, since available readers lose columns named
 * `__proto__`, shift dates by the machine's time zone, and trust the count of records in the header (decision 0017).
 * @param named encoding of the .cpg; null where there is none
 * @throws RefusedFile where it is none, or has too many columns
 */
export function readDbf(bytes: Uint8Array<ArrayBuffer>, named: string | null, run: Run): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES + 1) throw new RefusedFile('damaged', { format: 'DBF' });
  const told = view.getUint32(4, true);
  const start = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const isAscii = !bytes.some((byte) => byte > 0x7f);
  const isChinese = CHINESE_DRIVERS.has(view.getUint8(29));
  const encoding = named ?? (isAscii ? 'utf-8' : isChinese ? 'gb18030' : null);
  // The encoding is recognised from names of fields and records together, since either may have the only Chinese text; binary fields are
  // rare in shapefiles.
  const chosen = encoding ?? (isUtf8(bytes.subarray(HEADER_BYTES)) ? 'utf-8' : 'gb18030');
  const decoder = new TextDecoder(chosen);
  const fields = readFields(bytes, Math.min(start, bytes.length), decoder);
  run.hold('columns', fields.length);
  if (recordLength < 1 || fields.length === 0) throw new RefusedFile('damaged', { format: 'DBF' });
  const count = Math.min(told, Math.floor((bytes.length - start) / recordLength));
  const records: DbfRecord[] = [];
  for (let i = 0; i < count; i++) {
    if (i % RECORDS_A_CHECK === 0) run.check();
    const at = start + i * recordLength;
    records.push(
      bytes[at] === DELETED
        ? null
        : fields.map((field) => [
            field.name,
            readValue(view, field, at, Math.min(bytes.length, at + recordLength), decoder),
          ]),
    );
  }
  return { records, encoding: chosen, isGuessed: encoding === null, isCut: count < told };
}

function readFields(bytes: Uint8Array<ArrayBuffer>, end: number, decoder: TextDecoder): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= end && bytes[at] !== FIELDS_END; at += FIELD_BYTES) {
    const raw = bytes.subarray(at, at + 11);
    const nameEnd = raw.indexOf(0);
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    // The second byte is the number of decimals; for texts it is the higher byte of the length.
    const length = (bytes[at + 16] ?? 0) + (type === 'C' ? 256 * (bytes[at + 17] ?? 0) : 0);
    fields.push({
      name: decoder.decode(nameEnd < 0 ? raw : raw.subarray(0, nameEnd)).trim(),
      type,
      offset,
      length,
    });
    offset += length;
  }
  return fields;
}

function readValue(
  view: DataView,
  { type, offset, length }: Field,
  record: number,
  end: number,
  decoder: TextDecoder,
): string | number | boolean | null {
  const from = record + offset;
  if (from + length > end) return null;
  if (type === 'I' && length === 4) return view.getInt32(from, true);
  if (type === 'O' && length === 8) return view.getFloat64(from, true);
  const raw = new Uint8Array(view.buffer, view.byteOffset + from, length);
  const text = decoder.decode(raw).replaceAll('\0', '').trimEnd();
  switch (type) {
    case 'N':
    case 'F': {
      const trimmed = text.trim();
      // Asterisks mean a number that did not fit the field.
      if (trimmed === '' || /^\*+$/.test(trimmed)) return null;
      const number = Number(trimmed);
      return Number.isFinite(number) ? number : trimmed;
    }
    case 'L':
      return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
    case 'D':
      return /^\d{8}$/.test(text) && text !== '00000000'
        ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
        : null;
    case 'M':
    case 'G':
    case 'P':
      // The number of a block in another file.
      return null;
    default:
      return text === '' ? null : text;
  }
}
