import { TRACKS } from '../../src/domain/records.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { TRACK_MARKS } from '../layers/towns.ts';
import type { Ink, Raster } from './raster.ts';
import { rasterise } from './raster.ts';
import type { Shape } from './shapes.ts';
import { band, circle, diamond, dots, grown, square, triangle } from './shapes.ts';

/** Side of every icon in CSS px at `icon-size` 1; the symbols themselves are 14 to 16 px. */
export const ICON_BOX_PX = 22;
const CASING_PX = 1.5;
const HOLLOW_STROKE_PX = 2;

/** Equal to the eye rather than to the ruler: corners reach further than a circle of the same weight. */
const BODIES: Record<(typeof TRACK_MARKS)[keyof typeof TRACK_MARKS]['shape'], Shape> = {
  circle: circle(7),
  square: square(6.2, 1),
  diamond: diamond(8.6, 1),
  triangle: shifted(triangle(8.9, 1), 1.6),
  ring: circle(6.4),
};

/** Icons of the style by the name that layers use. */
export function iconInks(flavour: Flavour): Record<string, Ink[]> {
  const icons: Record<string, Ink[]> = {
    seat: [
      { shape: circle(7.6), colour: flavour.casing },
      { shape: band(circle(6.6), 1.5), colour: flavour.seat },
      { shape: circle(2.7), colour: flavour.seat },
      { shape: circle(1.1), colour: flavour.casing },
    ],
    'village-halo': [{ shape: dots(8.6, 0.85, 14), colour: flavour.village }],
  };
  for (const track of [...TRACKS, 'unknown'] as const) {
    const { shape, colour } = TRACK_MARKS[track];
    const body = BODIES[shape];
    const under: Ink = { shape: grown(body, CASING_PX), colour: flavour.casing };
    const filled = track === 'unknown' ? band(body, 3.6) : body;
    icons[`town-${track}`] = [under, { shape: filled, colour: flavour[colour] }];
    const stroke = track === 'unknown' ? 1.7 : HOLLOW_STROKE_PX;
    icons[`town-${track}-modelled`] = [under, { shape: band(body, stroke), colour: flavour[colour] }];
  }
  return icons;
}

/** Draws every icon at `pixelRatio` device px a CSS px. */
export const drawIcons = (flavour: Flavour, pixelRatio: number): Map<string, Raster> =>
  new Map(
    Object.entries(iconInks(flavour)).map(([name, inks]) => [name, rasterise(inks, ICON_BOX_PX, pixelRatio)]),
  );

/** Centres a triangle on its box rather than on its centroid. */
function shifted(shape: Shape, downPx: number): Shape {
  return (x, y) => shape(x, y - downPx);
}
