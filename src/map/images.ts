import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Flavour } from '../../styles/flavours/flavour.ts';
import type { IconRaster } from '../../styles/symbols/icons.ts';
import type { Subject } from '../../styles/subject.ts';
import { drawIcons } from '../../styles/symbols/icons.ts';

/** Factor of the icon resolution over that of the screen, since icons are scaled down at low zoom levels; at most 4 px per CSS px. */
const OVERSAMPLING = 1.5;
const MAX_PIXEL_RATIO = 4;

const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(2, window.devicePixelRatio * OVERSAMPLING));
const drawn = new WeakMap<Flavour, Map<string, IconRaster>>();

/** Draws the icons of a flavour: those of the registry and of run-time subjects. */
function prepareIcons(flavour: Flavour, runTime: readonly Subject[]): Map<string, IconRaster> {
  const icons = drawn.get(flavour) ?? drawIcons(flavour, pixelRatio);
  drawn.set(flavour, icons);
  const isNew = ({ map }: Subject): boolean => Object.keys(map?.icons ?? {}).some((name) => !icons.has(name));
  for (const [name, icon] of drawIcons(flavour, pixelRatio, runTime.filter(isNew)))
    if (!icons.has(name)) icons.set(name, icon);
  return icons;
}

/**
 * Adds the icons of a flavour to the map, or replaces those of another flavour.
 * @param isSameFlavour whether existing icons are up to date and stay
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
