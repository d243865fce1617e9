import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The characters that a font must have, by weight. */
export interface FontTexts {
  regular: string;
  bold: string;
}

const PRINTABLE_ASCII = String.fromCodePoint(
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index),
);
const TONED_LETTERS = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙÜ';
const PUNCTUATION =
  '　、。〈〉《》「」『』【】〔〕〖〗—–…‘’“”·•（），．：；？！％＋－＝～＜＞／￥¥©®°±×÷′″²³‰←↑→↓↗↘⇄▲△▼▽●○◆◇■□★☆✓−≈≤≥';
/** Characters of place names of the province that smaller fonts lack; kept even where today's data do not use them. */
const RARE_HAN = '嵊缙衢鄞硖垟岙㟃碶澥堠埭畈墈';

/** Characters that every weight has, whatever the data contain. */
export const ALWAYS = PRINTABLE_ASCII + TONED_LETTERS + PUNCTUATION + RARE_HAN;

/** The 6,763 Han characters of GB/T 2312-1980, rows 16 to 87: used in titles and names of authors that readers type. */
export const GB2312 = new TextDecoder('gbk').decode(
  Uint8Array.from(
    Array.from({ length: 72 }, (_, row) =>
      // The last five places of row 55 are empty.
      Array.from({ length: row === 39 ? 89 : 94 }, (_place, cell) => [0xb0 + row, 0xa1 + cell]),
    ).flat(2),
  ),
);

/** The distinct characters of a text in code point order, without control characters and spaces of layout. */
export function distinctCharacters(text: string): string {
  const seen = new Set<string>();
  for (const character of text)
    if (character >= ' ' && character !== '\u{feff}' && character !== '\u{7f}') seen.add(character);
  return [...seen].toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('');
}

function textOfFolder(folder: string, isWanted: (name: string) => boolean): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .filter(isWanted)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}

const isPageSource = (name: string): boolean =>
  /[.](ts|tsx|css)$/.test(name) && !/[.]test[.]tsx?$/.test(name);

/** All text in the heavy weight besides the words of the page: names of records, titles, figures. */
const HEAVY_KEYS = new Set(['name', 'title', 'value', 'unit', 'label']);

function namesIn(value: unknown, key = ''): string {
  if (typeof value === 'string') return HEAVY_KEYS.has(key) ? value : '';
  if (Array.isArray(value)) return value.map((item) => namesIn(item, key)).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([childKey, child]) =>
      childKey === 'facts' || childKey === 'geometry' ? '' : namesIn(child, childKey),
    )
    .join('');
}

/**
 * The characters that the page and the map show: compiled data, page sources and style sources. The heavy weight leaves out text that is
 * only shown in the regular weight (facts, notes, the gazetteer).
 * @param root folder of the repository
 * @param data texts of the compiled files, by name; the committed ones where absent
 */
export function collectCharacters(root: string, data?: ReadonlyMap<string, string>): FontTexts {
  const files =
    data ??
    new Map(
      [
        ...readdirSync(join(root, 'geodata')),
        ...readdirSync(join(root, 'geodata', 'ground')).map((name) => `ground/${name}`),
      ]
        .toSorted()
        .filter((name) => /[.](geo)?json$/.test(name))
        .map((name) => [name, readFileSync(join(root, 'geodata', name), 'utf8')]),
    );
  const page =
    textOfFolder(join(root, 'src'), isPageSource) +
    textOfFolder(join(root, 'styles'), isPageSource) +
    readFileSync(join(root, 'index.html'), 'utf8');
  // Traditional forms are only used to look names up, and are never shown.
  const shown = [...files].map(([name, text]) =>
    name === 'aliases.json' ? namesIn(JSON.parse(text) as unknown) : text,
  );
  const names = [...files]
    .filter(([name]) => !name.startsWith('gazetteer'))
    .map(([, text]) => namesIn(JSON.parse(text) as unknown));
  return {
    regular: distinctCharacters(ALWAYS + page + shown.join('')),
    bold: distinctCharacters(ALWAYS + page + names.join('')),
  };
}
