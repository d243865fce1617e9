import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font, type FontCollection } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { buildFonts, FONT_FOLDER } from './build-fonts.ts';
import { ALWAYS, collectCharacters, distinctCharacters } from './characters.ts';

const root = join(import.meta.dirname, '../../..');
const RARE = '嵊缙衢鄞硖垟岙㟃';

function open(path: string): Font {
  const font: Font | FontCollection = create(readFileSync(path));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${path} is a collection of fonts`);
  return font;
}

const lacking = (font: Font, text: string): string[] =>
  [...text].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));

const original = (face: string): Font =>
  open(
    join(
      dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json')),
      face,
    ),
  );

describe.each([
  ['regular', '400', '400Regular/NotoSansSC_400Regular.ttf'],
  ['bold', '700', '700Bold/NotoSansSC_700Bold.ttf'],
] as const)('the committed %s font', (key, weight, face) => {
  const font = open(join(root, FONT_FOLDER, `noto-sans-sc-${weight}.woff2`));
  const full = original(face);

  it('has every character of the page and the data that the full font has', () => {
    const needed = collectCharacters(root)[key];
    const drawable = [...needed]
      .filter((character) => full.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
      .join('');
    expect(lacking(font, drawable)).toEqual([]);
  });

  it('lacks U+2015: a browser that prints a page would write each dash U+2014 of it as U+2015 in the PDF', () => {
    expect(font.hasGlyphForCodePoint(0x20_15)).toBe(false);
  });

  it('holds the rare characters of the province and the toned letters of pinyin', () => {
    expect(lacking(font, `${RARE}${distinctCharacters('āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ')}`)).toEqual([]);
  });

  it('has narrow quotation marks for Latin text', () => {
    const widths = (features: Record<string, boolean>): number[] =>
      font.layout('‘’“”', features).positions.map(({ xAdvance }) => xAdvance);
    expect(widths({})).toEqual([1000, 1000, 1000, 1000]);
    for (const width of widths({ pwid: true })) expect(width).toBeLessThan(600);
  });

  it('draws them with the same outlines as the full font', () => {
    for (const character of `${RARE}浙江武义ǎ8`) {
      const [cut] = font.layout(character).glyphs;
      const [whole] = full.layout(character).glyphs;
      expect(cut?.path.toSVG(), character).toBe(whole?.path.toSVG());
      expect(cut?.path.commands.length, character).toBeGreaterThan(3);
    }
  });
});

it('keeps only distinct characters that show', () => {
  expect(distinctCharacters('b\na\tb 中\u{feff}')).toBe(' ab中');
});

it('gives the same bytes for the same characters, whatever their order', async () => {
  const once = await buildFonts({ regular: `${RARE}浙江`, bold: '江浙' });
  const again = await buildFonts({ regular: `江浙${RARE}浙`, bold: '浙江江' });
  expect(once.map(({ file }) => file)).toEqual(again.map(({ file }) => file));
  for (const [index, { file, bytes }] of once.entries()) {
    expect(Buffer.from(bytes).equals(Buffer.from(again[index]?.bytes ?? [])), file).toBe(true);
  }
});

it('has a glyph in the full font for every punctuation mark of the page', () => {
  const full = original('400Regular/NotoSansSC_400Regular.ttf');
  expect(lacking(full, ALWAYS)).toEqual([]);
});
