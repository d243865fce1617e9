import type * as fontkit from 'fontkit';
import { ptToMm } from '../drawing.ts';
import { SpecError } from '../spec/failure.ts';
import { openFont } from './open-font.ts';

/** The regular and the bold font of a sheet. Text is measured as the sheet sets it: by the advance widths of its characters, without kerning. */
export interface SheetFonts {
  /** Advance width of one line in millimetres. */
  widthMm(text: string, sizePt: number, weight: 400 | 700): number;
  /** Characters of the text that the font has no glyph for; empty where all can be set. */
  missing(text: string, weight: 400 | 700): string;
  /** Files of the fonts as they were given, WOFF2 or TrueType. */
  bytes: Readonly<Record<400 | 700, Uint8Array>>;
}

/**
 * Reads the two fonts of a sheet.
 * @param bytes WOFF2 or TrueType, by weight
 * @throws SpecError if a file is not a font
 */
export function readFonts(bytes: Readonly<Record<400 | 700, Uint8Array>>): SheetFonts {
  const open = (weight: 400 | 700): fontkit.Font => {
    try {
      const font = openFont(bytes[weight]);
      if (!('unitsPerEm' in font)) throw new Error('a collection');
      return font;
    } catch {
      throw new SpecError({ kind: 'no-font', weight });
    }
  };
  const fonts = { 400: open(400), 700: open(700) };
  // A book measures texts millions of times, so advances of the basic multilingual plane are cached in an array; NaN: not read yet.
  const advances = { 400: new Float64Array(0x10000).fill(NaN), 700: new Float64Array(0x10000).fill(NaN) };
  const readAdvance = (weight: 400 | 700, code: number): number => {
    const font = fonts[weight];
    const advance = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
    if (code < 0x10000) advances[weight][code] = advance;
    return advance;
  };
  return {
    bytes,
    widthMm(text, sizePt, weight) {
      const known = advances[weight];
      let sum = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.codePointAt(i) as number;
        // A character beyond the basic plane takes two UTF-16 units.
        if (code >= 0x10000) i++;
        const advance = code < 0x10000 ? (known[code] as number) : NaN;
        sum += Number.isNaN(advance) ? readAdvance(weight, code) : advance;
      }
      return ptToMm(sizePt) * sum;
    },
    missing: (text, weight) =>
      [...new Set(text)]
        .filter((letter) => !fonts[weight].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
        .join(''),
  };
}
