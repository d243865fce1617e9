import { plainText } from '../domain/text-form.ts';

/** How the value of a key is written. */
export interface ValueForm {
  /** Characters of the value; in pasted text, the first other character ends the link. Letters, digits, commas and hyphens if absent. */
  characters?: RegExp;
  /** Capitals and punctuation at the end are part of the value, as in base64url. */
  verbatim?: true;
}

/** One `key=value` of a link; `raw` is the text that it was read from. */
export interface LinkPart {
  key: string;
  /** Absent if there is no `=`. */
  value?: string;
  raw: string;
}

const WORDS = /^[a-z0-9,-]*/i;

/** Parameters that messengers and web analytics append to an address. */
const ADDED =
  /^(wechat_redirect|from|isappinstalled|scene|clicktime|enterid|nsukey|spm|srcid|mpshare|tdsourcetag|timestamp|_w+v|fbclid|gclid|msclkid|igshid|utm_\w+|share\w*)(=|$)/i;

/** Punctuation of a link that some keyboards and messengers write in full width or in a small form. */
const WIDE_SIGNS = /[＃＆＝：／？；\ufe54-\ufe56\ufe5f\ufe60\ufe66]/g;
/** Dashes that editors write in place of a hyphen; two in a row are a dash of the sentence. */
const DASHES = /[\u2010-\u2015\u2212]+/g;

/** Number of decoding passes: each undoes one encoding, and a link that was passed on several times has several. */
const PASSES = 8;

/** Punctuation of a link, and characters that may stand beside it in a text, by their HTML entity names. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  equals: '=',
  num: '#',
  sol: '/',
  comma: ',',
  hyphen: '-',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  gt: '>',
  lt: '<',
  quot: '"',
  apos: "'",
};

/**
 * The parts of a hash as it was written, undoing the changes that messengers, mail programs and editors make: characters encoded by percent signs,
 * HTML entities, JSON or mail escapes (`=3D`), a second hash, punctuation before it, and the rest of the sentence after it. The product writes links
 * without `%`, `#`, `?`, `;`, spaces and Chinese characters, so none of these can be part of a value: text after one of them is read only if it
 * begins with a key.
 * @param keys the keys that a link can have, with the form of their values
 */
export function linkParts(hash: string, keys: ReadonlyMap<string, ValueForm>): LinkPart[] {
  let text = hash;
  for (let pass = 0, before = ''; pass < PASSES && before !== text; pass++) {
    before = text;
    text = text
      .replace(/(?:%[\da-f]{2})+/gi, decoded)
      .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
      .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
        character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
      .replace(/&([a-z]+);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
      .replace(/=3D/gi, '=');
  }
  const plain = plainText(text)
    .replace(WIDE_SIGNS, (sign) => sign.normalize('NFKC'))
    .replace(DASHES, (dashes) => (dashes.length > 1 ? ' ' : '-'))
    .replace(/:~:.*$/, '');
  const pieces = (plain.replace(/^[^a-z\d]+/i, '') || plain.replace(/^[#/?!&\s]+/, '')).split(/([#?;&])/);
  return pieces.flatMap((raw, i) => {
    if (i % 2 === 1 || raw.trim() === '' || ADDED.test(raw)) return [];
    const part = parsePart(raw, keys);
    const isSure = i === 0 || pieces[i - 1] === '&';
    return isSure || keys.has(part.key) ? [part] : [];
  });
}

function parsePart(raw: string, keys: ReadonlyMap<string, ValueForm>): LinkPart {
  const cut = raw.indexOf('=');
  if (cut < 0) return { key: raw, raw };
  const key = raw.slice(0, cut).trim().toLowerCase();
  const asked = raw
    .slice(cut + 1)
    .replace(/\s*([:/])\s*/g, '$1')
    .trim();
  const { characters = WORDS, verbatim } = keys.get(key) ?? {};
  const [value = ''] = characters.exec(asked) ?? [];
  // A full stop, comma or colon at the end belongs to the sentence.
  return { key, value: verbatim ? value : value.replace(/[.,:/]+$/, '').toLowerCase(), raw };
}

/** Decodes percent-encoded UTF-8; other text stays as it is. */
function decoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** The character of a code point; empty if there is none. */
const character = (codePoint: number): string =>
  codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
