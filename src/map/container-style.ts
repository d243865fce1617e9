import { flavourCssProperties } from '../../styles/flavour-css.ts';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';

/** Sets the colours of a flavour for the background and the controls of the map (CSS properties used by map.css). */
export function applyFlavour(container: HTMLElement, flavour: FlavourName): void {
  container.classList.add('atlas-map');
  container.dataset['scheme'] = FLAVOURS[flavour].scheme;
  for (const [name, value] of flavourCssProperties(FLAVOURS[flavour]))
    container.style.setProperty(name, value);
}
