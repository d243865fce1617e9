import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Flavour } from '../../styles/flavours/flavour.ts';
import type { IconRaster } from '../../styles/symbols/icons.ts';
import { drawIcons } from '../../styles/symbols/icons.ts';

/** Icons shrink with the zoom; drawn finer than the screen they stay crisp. More than 4 px a px adds nothing. */
const OVERSAMPLING = 1.5;
const MAX_PIXEL_RATIO = 4;

const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(2, window.devicePixelRatio * OVERSAMPLING));
const drawn = new WeakMap<Flavour, Map<string, IconRaster>>();

/** Draws the icons of a flavour, once. */
function prepareIcons(flavour: Flavour): Map<string, IconRaster> {
  const icons = drawn.get(flavour) ?? drawIcons(flavour, pixelRatio);
  drawn.set(flavour, icons);
  return icons;
}

/** Puts the icons of a flavour on the map, or in the place of those of another flavour. */
export function putIcons(map: MapLibreMap, flavour: Flavour): void {
  for (const [name, { fit, ...raster }] of prepareIcons(flavour)) {
    if (map.hasImage(name)) map.updateImage(name, raster);
    else map.addImage(name, raster, { pixelRatio, ...fit });
  }
}
