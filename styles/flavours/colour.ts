/** Red, green and blue of sRGB (gamma-encoded), 0 to 1. */
export type Rgb = readonly [r: number, g: number, b: number];

/** @throws Error when `hex` is not `#rrggbb`. */
export function parseHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`not a #rrggbb colour: ${hex}`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}
