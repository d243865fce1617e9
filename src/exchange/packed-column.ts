import type { CellValue } from './content.ts';

/** Kinds of values; 0 is null. */
const NUMBER = 1;
const TEXT = 2;
const FALSE = 3;
const TRUE = 4;

/**
 * The values of one column in buffers, which are transferred between threads without being copied. Rows after the end of `types` are null.
 */
export interface PackedColumn {
  /** Name of the attribute; null in a sheet, whose headings are not known yet. */
  name: string | null;
  /** Kind of each value: null, number, text, false, true. */
  types: Uint8Array<ArrayBuffer>;
  /** The numbers; null where the column has none. */
  numbers: Float64Array<ArrayBuffer> | null;
  /** End of each row's text in `bytes`; null where the column has no text. */
  ends: Uint32Array<ArrayBuffer> | null;
  /** All texts in UTF-8, one after the other. */
  bytes: Uint8Array<ArrayBuffer>;
}

const decoder = new TextDecoder();

/** The value of a row, counted from 0. */
export function packedValue({ types, numbers, ends, bytes }: PackedColumn, row: number): CellValue {
  switch (types[row]) {
    case NUMBER:
      return numbers?.[row] ?? null;
    case TEXT:
      return readText(bytes, row === 0 ? 0 : (ends?.[row - 1] ?? 0), ends?.[row] ?? 0);
    case FALSE:
      return false;
    case TRUE:
      return true;
    default:
      return null;
  }
}

/** Digits of a text that are read as a number here: any such number, and each power of ten up to this, is exact in a double. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, k) => 10 ** k);
const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39];

/**
 * The number that a value is, or that a text like `-12.50` writes, without making the text: a million texts take a second.
 * NaN if the text must be read to decide.
 */
export function plainNumber({ types, numbers, ends, bytes }: PackedColumn, row: number): number {
  if (types[row] === NUMBER) return numbers?.[row] ?? NaN;
  if (types[row] !== TEXT) return NaN;
  const to = ends?.[row] ?? 0;
  let at = row === 0 ? 0 : (ends?.[row - 1] ?? 0);
  const isNegative = bytes[at] === MINUS;
  if (isNegative) at++;
  let digits = 0;
  let decimals = -1;
  let value = 0;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && decimals < 0 && digits > 0) decimals = 0;
    else if (byte >= ZERO && byte <= NINE && digits < MOST_DIGITS) {
      value = 10 * value + (byte - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else return NaN;
  }
  if (digits === 0 || decimals === 0) return NaN;
  // Two exact numbers: their quotient is rounded once, as the platform rounds the text.
  if (decimals > 0) value /= POWERS[decimals] ?? NaN;
  return isNegative ? -value : value;
}

/** Texts of at most this many bytes are decoded here, since a call of the platform's decoder takes longer. */
const SHORT_BYTES = 96;

/** Reads a text of UTF-8 as `writeText` wrote it. */
function readText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT_BYTES) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (byte < 0xe0) text += String.fromCharCode(((byte & 0x1f) << 6) | ((bytes[++at] ?? 0) & 0x3f));
    else if (byte < 0xf0) {
      const middle = (bytes[++at] ?? 0) & 0x3f;
      text += String.fromCharCode(((byte & 0x0f) << 12) | (middle << 6) | ((bytes[++at] ?? 0) & 0x3f));
    } else {
      // A character of two UTF-16 units is left to the platform's decoder.
      return decoder.decode(bytes.subarray(from, to));
    }
  }
  return text;
}

/** A typed array that grows. */
class Growing<A extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  array: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.array = make(64);
  }

  /** Makes room for this many values; those not set yet are 0. */
  reserve(length: number): A {
    if (length > this.array.length) {
      const larger = this.#make(Math.max(length, Math.ceil(this.array.length * 1.6)));
      larger.set(this.array);
      this.array = larger;
    }
    return this.array;
  }

  /** The first `length` values in a buffer of their own. */
  cut(length: number): A {
    return this.reserve(length).slice(0, length) as A;
  }
}

export const growingBytes = (): Growing<Uint8Array<ArrayBuffer>> => new Growing((n) => new Uint8Array(n));
export const growingIntegers = (): Growing<Uint32Array<ArrayBuffer>> =>
  new Growing((n) => new Uint32Array(n));
export const growingNumbers = (): Growing<Float64Array<ArrayBuffer>> =>
  new Growing((n) => new Float64Array(n));

const encoder = new TextEncoder();
/** UTF-8 takes at most three bytes for each unit of a text. */
const BYTES_A_UNIT = 3;

/** Texts up to this length are encoded here, which is faster than a call of the platform's encoder. */
const SHORT_TEXT = 64;

/** Writes a text as UTF-8; returns the position after it. */
function writeText(text: string, bytes: Uint8Array<ArrayBuffer>, from: number): number {
  let at = from;
  const isShort = text.length <= SHORT_TEXT;
  const count = isShort ? text.length : 0;
  for (let i = 0; i < count; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (unit >= 0xd800 && unit < 0xe000) {
      // A surrogate pair is left to the platform's encoder.
      return from + encoder.encodeInto(text, bytes.subarray(from)).written;
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return isShort ? at : from + encoder.encodeInto(text, bytes.subarray(from)).written;
}

/** Collects the values of one column, row after row. */
export class ColumnBuilder {
  readonly name: string | null;
  readonly #types = growingBytes();
  #numbers: ReturnType<typeof growingNumbers> | null = null;
  #ends: ReturnType<typeof growingIntegers> | null = null;
  readonly #bytes = growingBytes();
  /** Number of rows so far, up to the last one with a value. */
  #length = 0;
  /** Number of rows whose end of text is set. */
  #ended = 0;
  #bytesEnd = 0;

  constructor(name: string | null) {
    this.name = name;
  }

  /** @param row from 0, larger than that of the call before */
  set(row: number, value: CellValue): void {
    if (value === null) return;
    this.#length = row + 1;
    const types = this.#types.reserve(row + 1);
    switch (typeof value) {
      case 'number':
        types[row] = NUMBER;
        this.#numbers ??= growingNumbers();
        this.#numbers.reserve(row + 1)[row] = value;
        return;
      case 'boolean':
        types[row] = value ? TRUE : FALSE;
        return;
      case 'string': {
        types[row] = TEXT;
        const bytes = this.#bytes.reserve(this.#bytesEnd + value.length * BYTES_A_UNIT);
        this.#endUpTo(row);
        this.#bytesEnd = writeText(value, bytes, this.#bytesEnd);
        this.#endUpTo(row + 1);
      }
    }
  }

  #endUpTo(row: number): void {
    this.#ends ??= growingIntegers();
    this.#ends.reserve(row).fill(this.#bytesEnd, this.#ended, row);
    this.#ended = row;
  }

  finish(): PackedColumn {
    if (this.#ends) this.#endUpTo(this.#length);
    return {
      name: this.name,
      types: this.#types.cut(this.#length),
      numbers: this.#numbers?.cut(this.#length) ?? null,
      ends: this.#ends?.cut(this.#length) ?? null,
      bytes: this.#bytes.cut(this.#bytesEnd),
    };
  }
}
