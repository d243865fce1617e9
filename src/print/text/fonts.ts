import * as fontkit from 'fontkit';
import { mmOfPt } from '../drawing.ts';
import { SpecError } from '../spec/failure.ts';
import type { Faces } from './faces.ts';

/**
 * Reads the two faces of a sheet.
 * @param bytes WOFF2 or TrueType, by weight
 * @throws SpecError where a file is no font
 */
export function facesOf(bytes: Readonly<Record<400 | 700, Uint8Array>>): Faces {
  const open = (weight: 400 | 700): fontkit.Font => {
    try {
      const font = fontkit.create(bytes[weight] as Buffer);
      if (!('unitsPerEm' in font)) throw new Error('a collection');
      return font;
    } catch {
      throw new SpecError({ kind: 'no-font', weight });
    }
  };
  const fonts = { 400: open(400), 700: open(700) };
  // Texts are measured millions of times for a book: advances of the basic plane are looked up in an array, NaN where not asked for yet.
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
        // A character beyond the basic plane is two units of the text.
        if (code >= 0x10000) i++;
        const advance = code < 0x10000 ? (known[code] as number) : NaN;
        sum += Number.isNaN(advance) ? readAdvance(weight, code) : advance;
      }
      return mmOfPt(sizePt) * sum;
    },
    missing: (text, weight) =>
      [...new Set(text)]
        .filter((letter) => !fonts[weight].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
        .join(''),
  };
}
