import { encode, type IndexedColors } from 'fast-png';
import { parseHex } from '../../../styles/flavours/colour.ts';
import type { ShadeItem } from '../drawing.ts';

/** Red, green and blue of a colour such as `#1a2b3c`, 0 to 255. */
export const hexToRgb = (colour: string): number[] => parseHex(colour).map((part) => Math.round(255 * part));

/** A hillshade as RGBA pixels. */
export function shadeRgba({ colour, alpha }: ShadeItem): Uint8Array {
  const ink = hexToRgb(colour);
  const rgba = new Uint8Array(alpha.length * 4);
  for (const [i, strength] of alpha.entries()) rgba.set([...ink, strength], 4 * i);
  return rgba;
}

/**
 * A hillshade as PNG with a palette of one colour in 256 opacities, one byte per pixel.
 * @param level of compression; 0: none
 */
export function shadePng({ colour, widthPx, heightPx, alpha }: ShadeItem, level?: 0): Uint8Array {
  const ink = hexToRgb(colour);
  const palette = Array.from({ length: 256 }, (_, strength) => [...ink, strength]) as IndexedColors;
  const image = { width: widthPx, height: heightPx, data: alpha, channels: 1, depth: 8, palette } as const;
  return encode(image, level === undefined ? undefined : { zlib: { level } });
}
