import type { Flavour } from './flavours/flavour.ts';

/** Sets the colour tokens of a flavour as CSS custom properties of an element: `--flavour-axisModelled` and so on. */
export function setFlavourCss({ style }: ElementCSSInlineStyle, flavour: Flavour): void {
  for (const [token, value] of Object.entries(flavour))
    if (token !== 'scheme') style.setProperty(`--flavour-${token}`, value);
}
