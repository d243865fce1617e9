import { encode, type IndexedColors } from 'fast-png';
import { parseHex } from '../../../styles/flavours/colour.ts';
import type { ShadeItem } from '../drawing.ts';

/** Red, green and blue, 0 to 255. */
export const hexToRgb = (colour: string): number[] => parseHex(colour).map((part) => Math.round(255 * part));

/** A shade as pixels of its ink with their opacity, four bytes a pixel. */
export function shadeRgba({ colour, alpha }: ShadeItem): Uint8Array {
  const ink = hexToRgb(colour);
  const rgba = new Uint8Array(alpha.length * 4);
  for (const [i, strength] of alpha.entries()) rgba.set([...ink, strength], 4 * i);
  return rgba;
}

/** A shade as PNG: a palette of one ink in 256 strengths, a byte a pixel. */
export function shadePng({ colour, widthPx, heightPx, alpha }: ShadeItem): Uint8Array {
  const ink = hexToRgb(colour);
  const palette = Array.from({ length: 256 }, (_, strength) => [...ink, strength]) as IndexedColors;
  return encode({ width: widthPx, height: heightPx, data: alpha, channels: 1, depth: 8, palette });
}
