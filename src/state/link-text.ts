import { plainText } from '../domain/text-form.ts';

/** How the value of a key is written. */
export interface ValueForm {
  /** Characters of the value; what follows them in pasted text is no part of the link. Letters, digits, commas and hyphens where absent. */
  characters?: RegExp;
  /** Capitals and signs at the end count, as they do in base64url. */
  verbatim?: true;
}

/** One `key=value` of a link; `raw` is what it was read from. */
export interface LinkPart {
  key: string;
  /** Absent where there is no `=`. */
  value?: string;
  raw: string;
}

const WORDS = /^[a-z0-9,-]*/i;

/** What messengers and counters of visits add to an address. */
const ADDED =
  /^(wechat_redirect|from|isappinstalled|scene|clicktime|enterid|nsukey|spm|srcid|mpshare|tdsourcetag|timestamp|_w+v|fbclid|gclid|msclkid|igshid|utm_\w+|share\w*)(=|$)/i;

/** Signs of a link that some keyboards and messengers write in full width or in a small form. */
const WIDE_SIGNS = /[＃＆＝：／？；\ufe54-\ufe56\ufe5f\ufe60\ufe66]/g;
/** Dashes that editors put in the place of a hyphen; two of them are one of a sentence. */
const DASHES = /[\u2010-\u2015\u2212]+/g;

/** Each pass undoes one encoding; a link that was handed on a few times has a few. */
const PASSES = 8;

/** The signs of a link, and what may stand beside it in a text, by their names in HTML. */
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
 * The parts of a hash as it was written, whatever a messenger, mail or editor made of it on the way: percent signs,
 * entities of HTML, escapes of JSON or of mail (`=3D`) for its characters, a second hash, signs before it, and the
 * sentence it stands in after it. A link itself is written without `%`, `#`, `?`, `;`, spaces and Chinese characters, so that
 * none of them can be part of a value: what follows one of them is read where it begins with a key.
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
  // A full stop, comma or colon at the end is one of the sentence.
  return { key, value: verbatim ? value : value.replace(/[.,:/]+$/, '').toLowerCase(), raw };
}

/** Percent signs of UTF-8 as the characters they stand for; others as they are. */
function decoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** The character of a code point; nothing where there is none. */
const character = (codePoint: number): string =>
  codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
