/** Red, green, blue between 0 and 1, gamma-encoded as on a screen. */
export type Rgb = readonly [r: number, g: number, b: number];

/** @throws Error when `hex` is not `#rrggbb`. */
export function parseHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`not a #rrggbb colour: ${hex}`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const toScreen = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
const linear = (colour: Rgb): Rgb => colour.map(toLinear) as unknown as Rgb;

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const luminance = (colour: Rgb): number => {
    const [r, g, blue] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Full deficiency after Machado, Oliveira and Fernandes 2009, table of severity 1.0; on linear light. */
export const DEFICIENCIES = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export type Deficiency = keyof typeof DEFICIENCIES;

/** What a colour looks like with a full colour-vision deficiency. */
export function seenWith(deficiency: Deficiency, colour: Rgb): Rgb {
  const light = linear(colour);
  return DEFICIENCIES[deficiency].map((row) =>
    toScreen(Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))),
  ) as unknown as Rgb;
}

/** Distance in Oklab, times 100; about 2 is the least that is seen side by side. */
export function difference(a: Rgb, b: Rgb): number {
  const [labA, labB] = [oklab(a), oklab(b)];
  return 100 * Math.hypot(...labA.map((value, k) => value - labB[k]!));
}

/** Björn Ottosson's Oklab. */
function oklab(colour: Rgb): number[] {
  const [r, g, b] = linear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
