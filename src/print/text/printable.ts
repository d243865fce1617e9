import type { SheetFonts } from './fonts.ts';

const STAND_IN = '?';

/** Replaces letters that the fonts lack by question marks, for legend and source block: a sheet with such a letter could not be made. */
export const printableText =
  (fonts: SheetFonts) =>
  (text: string): string => {
    const missing = new Set(fonts.missing(text, 400));
    return missing.size === 0
      ? text
      : [...text].map((letter) => (missing.has(letter) ? STAND_IN : letter)).join('');
  };
