import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Flavour } from '../../styles/flavours/flavour.ts';
import { drawIcons } from '../../styles/icons/icons.ts';

/** Icons shrink with the zoom; drawn finer than the screen they stay crisp. More than 4 px a px adds nothing. */
const OVERSAMPLING = 1.5;
const MAX_PIXEL_RATIO = 4;

/** Puts the icons of a flavour on the map, or in the place of those of another flavour. */
export function putIcons(map: MapLibreMap, flavour: Flavour): void {
  const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(2, window.devicePixelRatio * OVERSAMPLING));
  for (const [name, raster] of drawIcons(flavour, pixelRatio)) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, raster, { pixelRatio });
  }
}
