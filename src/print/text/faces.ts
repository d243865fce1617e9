/** Measures text as the sheet will set it: advances of the embedded fonts, kerning included where the font has it. */
export interface Faces {
  /** Advance width of one line in millimetres. */
  widthMm(text: string, sizePt: number, weight: 400 | 700): number;
  /** Characters of the text that a face has no glyph for; empty where all can be set. */
  missing(text: string, weight: 400 | 700): string;
  /** Files of the faces as they were given (WOFF2). */
  bytes: Readonly<Record<400 | 700, Uint8Array>>;
}
