import { plainText } from '../domain/text-form.ts';

/** One `key=value` of a link; `raw` is what it was read from. */
export interface LinkPart {
  key: string;
  /** Absent where there is no `=`. */
  value?: string;
  raw: string;
}

/** Characters that the values of a link are written with, by key; what follows them in pasted text is no part of the link. */
const VALUES: Readonly<Record<string, RegExp>> = {
  at: /^[a-z0-9:-]*/i,
  map: /^[\d./-]*/,
  point: /^[\d./-]*/,
  spot: /^[\d./-]*/,
  in: /^\d*/,
  width: /^[\d.]*/,
  print: /^[\w-]*/,
};
const WORDS = /^[a-z0-9,-]*/i;

/** What messengers and counters of visits add to an address. */
const ADDED =
  /^(wechat_redirect|from|isappinstalled|scene|clicktime|enterid|nsukey|spm|fbclid|gclid|msclkid|utm_\w+)(=|$)/i;

/** Signs of a link that some keyboards and messengers write in full width. */
const WIDE_SIGNS = /[＃＆＝：／]/g;

/** Each pass undoes one encoding; a link that was handed on a few times has a few. */
const PASSES = 8;

/**
 * The parts of a hash as it was written, whatever a messenger made of it on the way: percent signs for its characters,
 * `&amp;` for `&`, a second hash, a slash before it, and the sentence it stands in after it. A link itself is written
 * without `%`, `#`, spaces and Chinese characters, so that none of them can be part of a value.
 */
export function linkParts(hash: string): LinkPart[] {
  let text = hash;
  for (let pass = 0, before = ''; pass < PASSES && before !== text; pass++) {
    before = text;
    text = text.replace(/(?:%[\da-f]{2})+/gi, decoded).replace(/&(amp|#38|#x26);/gi, '&');
  }
  const [first = ''] = plainText(text)
    .replace(WIDE_SIGNS, (sign) => sign.normalize('NFKC'))
    .replace(/^[#/?!&\s]+/, '')
    .split('#');
  return first.split('&').flatMap((raw) => (raw.trim() === '' || ADDED.test(raw) ? [] : [partOf(raw)]));
}

function partOf(raw: string): LinkPart {
  const cut = raw.indexOf('=');
  if (cut < 0) return { key: raw, raw };
  const key = raw.slice(0, cut).trim().toLowerCase();
  const [value = ''] = (VALUES[key] ?? WORDS).exec(raw.slice(cut + 1).trim()) ?? [];
  // A full stop, comma or colon at the end is one of the sentence.
  return { key, value: key === 'print' ? value : value.replace(/[.,:/]+$/, '').toLowerCase(), raw };
}

/** Percent signs of UTF-8 as the characters they stand for; others as they are. */
function decoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
