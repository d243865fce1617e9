import type { Flavour } from './flavours/flavour.ts';

/** Colour tokens as CSS custom properties, `--flavour-axisModelled` and so on, for swatches of the panel. */
export const flavourCssProperties = (flavour: Flavour): [name: string, value: string][] =>
  Object.entries(flavour)
    .filter(([token]) => token !== 'scheme')
    .map(([token, value]) => [`--flavour-${token}`, value]);
