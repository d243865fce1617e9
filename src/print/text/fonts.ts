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
  const advances = { 400: new Map<number, number>(), 700: new Map<number, number>() };
  const advanceOf = (weight: 400 | 700, code: number): number => {
    const known = advances[weight].get(code);
    if (known !== undefined) return known;
    const font = fonts[weight];
    const advance = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
    advances[weight].set(code, advance);
    return advance;
  };
  return {
    bytes,
    widthMm: (text, sizePt, weight) =>
      mmOfPt(sizePt) *
      [...text].reduce((sum, letter) => sum + advanceOf(weight, letter.codePointAt(0) ?? 0), 0),
    missing: (text, weight) =>
      [...new Set(text)]
        .filter((letter) => !fonts[weight].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
        .join(''),
  };
}
