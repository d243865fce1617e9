import { plainText } from '../domain/text-form.ts';

/** One coordinate as a cell has it. */
export interface Coordinate {
  value: number;
  /** Notation: a decimal number, or degrees with minutes and seconds. */
  form: 'decimal' | 'dms';
  /** Longitude or latitude, where a letter or a word says so. */
  axis?: 'lon' | 'lat';
}

const WORDS = /^(东经|西经|北纬|南纬|经度|纬度|lon(?:gitude)?|lat(?:itude)?|[EWNS])[:=]?|([EWNS])$/i;
const PLAIN = /^-?\d{1,12}(?:\.\d+)?$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?[°度]?$/i;
const DMS =
  /^(-?)(\d{1,3})[°º度d](?:(\d{1,2}(?:\.\d+)?)['′‘’分m]?)?(?:(\d{1,2}(?:\.\d+)?)(?:["″”“秒s]|''|′′|’’)?)?$/i;
/** Degrees, minutes and seconds that are separated by spaces, hyphens or colons only: 120-12-30.5. */
const PARTED = /^(-?)(\d{1,3})[-: ](\d{1,2})[-: ](\d{1,2}(?:\.\d+)?)$/;

const SIGN: Readonly<Record<string, -1>> = { 西经: -1, 南纬: -1, w: -1, s: -1 };
const AXIS: Readonly<Record<string, 'lon' | 'lat'>> = {
  东经: 'lon',
  西经: 'lon',
  经度: 'lon',
  lon: 'lon',
  longitude: 'lon',
  e: 'lon',
  w: 'lon',
  北纬: 'lat',
  南纬: 'lat',
  纬度: 'lat',
  lat: 'lat',
  latitude: 'lat',
  n: 'lat',
  s: 'lat',
};

/**
 * A coordinate of a cell: a number, `120.1234`, `120°12′30″`, `东经120度12分30秒`, `E120-12-30`. Minutes and seconds must be
 * under 60. Null where it is none of these.
 */
export function readCoordinate(cell: unknown): Coordinate | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, form: 'decimal' } : null;
  if (typeof cell !== 'string') return null;
  // The common case in large files.
  if (PLAIN.test(cell)) return { value: Number(cell), form: 'decimal' };
  let text = plainText(cell).replace(/[．]/g, '.').replace(/[，]/g, ',');
  let axis: 'lon' | 'lat' | undefined;
  let sign = 1;
  for (let found = WORDS.exec(text); found && found[0] !== ''; found = WORDS.exec(text)) {
    const word = (found[1] ?? found[2] ?? '').toLowerCase();
    axis ??= AXIS[word];
    sign *= SIGN[word] ?? 1;
    text = text.replace(found[0], '').trim();
  }
  const told = axis === undefined ? {} : { axis };
  const parted = PARTED.exec(text);
  if (parted) return parseDegrees(parted, sign, told);
  const tight = text.replace(/\s/g, '');
  // A comma as separator of thousands: 3,250,000.5.
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(tight) ? tight.replaceAll(',', '') : tight;
  if (DECIMAL.test(plain)) {
    const value = Number(plain.replace(/[°度]$/, ''));
    return Number.isFinite(value) ? { value: sign * value, form: 'decimal', ...told } : null;
  }
  return parseDegrees(DMS.exec(tight), sign, told);
}

/** Degrees of a match of `DMS` or `PARTED`; null where there is none. */
function parseDegrees(
  match: RegExpExecArray | null,
  sign: number,
  told: Pick<Coordinate, 'axis'>,
): Coordinate | null {
  const [, minus, degrees, minutes = '0', seconds = '0'] = match ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return { value: (minus === '-' ? -1 : 1) * sign * value, form: 'dms', ...told };
}

/** The two coordinates in one cell, `120.12,29.45` or `东经120°12′，北纬29°27′`; null where there are not two. */
export function readPosition(cell: unknown): [Coordinate, Coordinate] | null {
  if (typeof cell !== 'string') return null;
  const parts = plainText(cell)
    .replace(/^[(（[]|[)）\]]$/g, '')
    .split(/[,，;；、/／\s]+(?=[^°'′"″分秒]*\d)/)
    .filter((part) => part.trim() !== '');
  if (parts.length !== 2) return null;
  const [first, second] = parts.map(readCoordinate);
  return first && second ? [first, second] : null;
}
