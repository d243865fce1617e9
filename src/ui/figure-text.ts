/** A value and its unit as they are displayed. */
export interface FigureText {
  value: string;
  unit?: string;
}

const MINUS = '\u2212';
const THIN_SPACE = '\u2009';
/** Words before a number stay before it; `以上` and similar words follow the unit; `余` and `多` belong to the number. */
const FORM = /^(近|超过|超|约|突破|至少)?([-\u2212]?)(\d+(?:\.\d+)?)(余|多)?(以上|以下|以内|左右)?$/;
const LARGE = [
  ['亿', 1e8],
  ['万', 1e4],
] as const;
/** Units that already contain a large number. */
const HAS_LARGE = /^[万亿千百]/;

/**
 * A published value in the usual notation: `170000` 栋 as `17` 万栋, `2400以上` 万元 as `2400` 万元以上, and a typographic minus sign. No digit is lost: only
 * whole thousands are written in 万, and only whole ten millions in 亿. Other text is not changed.
 */
export function figureText(value: string, unit?: string): FigureText {
  const match = FORM.exec(value);
  if (!match) return unit === undefined ? { value } : { value, unit };
  const [, before = '', sign = '', digits = '', more = '', after = ''] = match;
  const large = unit === undefined || HAS_LARGE.test(unit) ? undefined : largeOf(Number(digits));
  const shown = [
    before && `${before}${THIN_SPACE}`,
    sign && MINUS,
    large ? String(Number(digits) / large[1]) : digits,
    more && `${THIN_SPACE}${more}`,
  ].join('');
  if (unit === undefined) return { value: after === '' ? shown : `${shown}${THIN_SPACE}${after}` };
  return { value: shown, unit: `${large?.[0] ?? ''}${unit}${after}` };
}

const largeOf = (n: number): (typeof LARGE)[number] | undefined =>
  LARGE.find(([, size]) => n >= size && n % (size / 10) === 0);
