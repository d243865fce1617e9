import { canonicalCode } from '../../domain/codes.ts';
import { plainText } from '../../domain/text-form.ts';
import type { CellValue } from '../content.ts';

const HAN = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uffef]`;
const SPACES_IN_HAN = new RegExp(`(?<=${HAN}) +(?=${HAN})`, 'gu');

/** A cell as normalised text: no invisible characters, half-width digits and letters, no spaces between Chinese characters (“温 溪 镇”). */
export const cellText = (value: CellValue | undefined): string =>
  value === null || value === undefined ? '' : plainText(String(value)).replace(SPACES_IN_HAN, '');

/** Whether a cell is empty; a dash or stroke alone means empty too. */
export const isBlank = (value: CellValue | undefined): boolean => /^[-—–－/／]*$/.test(cellText(value));

/** Full-width signs in numbers (`６６．６`, `１，２３４`), and signs that stand for a minus. */
const SIGNS: Readonly<Record<string, string>> = {
  '．': '.',
  '，': ',',
  '％': '%',
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
};
const FULL_WIDTH = /[．，％＋－−–]/g;

/** The number in a cell without its unit, also `1,234`, `36,383元` and `45 %`; null where there is none. */
export function cellNumber(value: CellValue | undefined): { value: number; unit: string } | null {
  if (typeof value === 'number') return { value, unit: '' };
  const text = cellText(value).replaceAll(FULL_WIDTH, (sign) => SIGNS[sign] ?? sign);
  const [, digits, unit = ''] = /^([+-]?\d+(?:,\d{3})*(?:\.\d+)?)\s*([^\d\s.,][^\d]*)?$/.exec(text) ?? [];
  return digits === undefined ? null : { value: Number(digits.replaceAll(',', '')), unit: unit.trim() };
}

/** Digits of years that are written in characters: 二〇二四年. */
const HAN_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const HAN_YEAR = /^[〇○零一二三四五六七八九]{4}(?=年)/;

/** Days from 1899-12-30 to 1970 in the dates of spreadsheets, which count 1900 as a leap year although it was not. */
const EPOCH_DAYS = 25_569;

/**
 * A date as ISO text, or its known part: `2025`, `2025-04`. Reads serial numbers of spreadsheets (from 1954 to 2119), ISO and Chinese
 * dates. Null where it is no date.
 */
export function cellDate(value: CellValue | undefined): string | null {
  const text = cellText(value)
    .replace(/\s/g, '')
    .replace(HAN_YEAR, (digits) => [...digits].map((digit) => HAN_DIGITS[digit]).join(''));
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (/^(?:19|20)\d{2}$/.test(text)) return text;
    if (/^(?:19|20)\d{6}$/.test(text)) return isoDate(text.slice(0, 4), text.slice(4, 6), text.slice(6));
    if (number < 20_000 || number > 80_000) return null;
    return new Date((Math.floor(number) - EPOCH_DAYS) * 86_400_000).toISOString().slice(0, 10);
  }
  const [, year, month, day] =
    /^((?:19|20)\d{2})(?:[年./-](\d{1,2})?(?:[月./-](\d{1,2})日?)?月?)?(?:度|T.*|\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(
      text,
    ) ?? [];
  return year === undefined ? null : isoDate(year, month, day);
}

function isoDate(year: string, month?: string, day?: string): string | null {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const [, mm = '01', dd = '01'] = parts;
  const at = new Date(`${year}-${mm}-${dd}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(dd) ? null : parts.join('-');
}

/** Result of reading a cell with a code. */
export type CellCode =
  | { kind: 'code'; code: string }
  /** A spreadsheet wrote the code as 3.30703E+11: only its first digits are left. */
  | { kind: 'scientific'; digits: string }
  /** No division code has this number of digits: some were lost. */
  | { kind: 'short'; digits: string }
  | { kind: 'none' };

/** The division code in a cell: text or number, with spaces, an apostrophe before it or “.0” after it. */
export function cellCode(value: CellValue | undefined): CellCode {
  const text = cellText(value)
    .replace(/\s/g, '')
    .replace(/^['’‘]/, '')
    .replace(/\.0+$/, '');
  const [, head = '', tail = '', exponent] = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(text) ?? [];
  if (exponent !== undefined) {
    const digits = head + tail.replace(/0+$/, '');
    // All digits may be present: 3.30703101201E+11.
    const whole = canonicalCode((head + tail).padEnd(Number(exponent) + 1, '0'));
    return whole !== null && (head + tail).length === Number(exponent) + 1
      ? { kind: 'code', code: whole }
      : { kind: 'scientific', digits };
  }
  if (!/^\d+$/.test(text)) return { kind: 'none' };
  const code = canonicalCode(text);
  if (code !== null && text.length >= 6) return { kind: 'code', code };
  return text.length >= 5 && text.startsWith('33') ? { kind: 'short', digits: text } : { kind: 'none' };
}

const ORDINAL = /^(?:[（(]?\d{1,3}[)）.．、](?!\d)|[①-⑳㈠-㈩]|[一二三四五六七八九十]{1,3}、|[·•●▪]\s*)\s*/u;
const AND_OTHERS = /(?:等|共)(?:\d+|[一二三四五六七八九十百]+)?(?:个|条)?(?:行政村|村庄|村|中心镇|镇|乡镇)?$/;

export interface NamesInCell {
  names: string[];
  /** Whether the cell ends in “等”, so that its list may be incomplete. */
  isOpen: boolean;
}

/** The names in a cell that lists several: “甲村、乙村、丙村”, “1.甲村 2.乙村”, or one on each line. Text in brackets stays with its name. */
export function namesInCell(value: CellValue | undefined): NamesInCell {
  // Line breaks separate names here, so names are separated before the text is normalised.
  const raw = value === null || value === undefined ? '' : String(value);
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of raw) {
    if (/[（(【[]/.test(letter)) depth++;
    if (/[）)】\]]/.test(letter)) depth = Math.max(0, depth - 1);
    const parts_ = depth === 0 && /[、，,；;/／|\r\n\t]/.test(letter);
    if (parts_ && !(letter === '、' && ORDINAL.test(`${parts.at(-1) ?? ''}、`))) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  let isOpen = false;
  const names = parts
    .flatMap((part) => part.split(/(?<=[村镇乡道区])[ \u3000]+(?=\p{Script=Han}{2,})|\s+(?=\d{1,2}[.．、])/u))
    .map((part) => cellText(part.trim()).replace(ORDINAL, ''))
    .map((part) => {
      const name = part.replace(AND_OTHERS, '');
      isOpen ||= name !== part;
      return name.trim();
    })
    .filter((name) => name !== '' && !/^[-—]+$/.test(name));
  return { names, isOpen };
}
