import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Flavour } from '../../styles/flavours/flavour.ts';
import type { IconRaster } from '../../styles/symbols/icons.ts';
import type { Subject } from '../../styles/subject.ts';
import { drawIcons } from '../../styles/symbols/icons.ts';

/** Icons shrink with the zoom; drawn finer than the screen they stay crisp. More than 4 px a px adds nothing. */
const OVERSAMPLING = 1.5;
const MAX_PIXEL_RATIO = 4;

const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(2, window.devicePixelRatio * OVERSAMPLING));
const drawn = new WeakMap<Flavour, Map<string, IconRaster>>();

/** Draws the icons of a flavour, each once: those of the registry, and those of subjects of run time. */
function prepareIcons(flavour: Flavour, runTime: readonly Subject[]): Map<string, IconRaster> {
  const icons = drawn.get(flavour) ?? drawIcons(flavour, pixelRatio);
  drawn.set(flavour, icons);
  const isNew = ({ map }: Subject): boolean => Object.keys(map?.icons ?? {}).some((name) => !icons.has(name));
  for (const [name, icon] of drawIcons(flavour, pixelRatio, runTime.filter(isNew)))
    if (!icons.has(name)) icons.set(name, icon);
  return icons;
}

/**
 * Puts the icons of a flavour on the map, or in the place of those of another flavour.
 * @param isSameFlavour those that are there already stay as they are
 */
export function putIcons(
  map: MapLibreMap,
  flavour: Flavour,
  runTime: readonly Subject[],
  isSameFlavour: boolean,
): void {
  for (const [name, { fit, ...raster }] of prepareIcons(flavour, runTime)) {
    if (!map.hasImage(name)) map.addImage(name, raster, { pixelRatio, ...fit });
    else if (!isSameFlavour) map.updateImage(name, raster);
  }
}
