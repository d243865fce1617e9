import { mapWords } from '../i18n/index.ts';
import type { Language } from '../domain/language.ts';
import { AttributionControl, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { IControl, Map as MapLibreMap } from 'maplibre-gl';
import type { Detach } from './interaction.ts';

/** Adds zoom buttons, scale bar and attribution in a language. */
export function attachControls(map: MapLibreMap, language: Language): Detach {
  const words = mapWords(language);
  const controls: [IControl, 'bottom-right' | 'bottom-left'][] = [
    // MapLibre inserts it as HTML, so it must never contain text from data.
    [new AttributionControl({ customAttribution: words.credits }), 'bottom-right'],
    [new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-right'],
    [new NavigationControl({ showCompass: false }), 'bottom-right'],
  ];
  for (const [control, corner] of controls) map.addControl(control, corner);
  const container = map.getContainer();
  // On a phone the open attribution, which MapLibre shows at first, would cover the map.
  container.querySelector('.maplibregl-ctrl-attrib')?.classList.remove('maplibregl-compact-show');
  name(container, '.maplibregl-ctrl-zoom-in', words.zoomIn);
  name(container, '.maplibregl-ctrl-zoom-out', words.zoomOut);
  name(container, '.maplibregl-ctrl-attrib-button', words.creditsButton);
  map.getCanvas().setAttribute('aria-label', words.map);
  return () => {
    for (const [control] of controls) map.removeControl(control);
  };
}

function name(container: HTMLElement, selector: string, text: string): void {
  const element = container.querySelector(selector);
  element?.setAttribute('title', text);
  element?.setAttribute('aria-label', text);
}
