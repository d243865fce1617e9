import { TRACKS } from '../../src/domain/records.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { TRACK_MARKS } from '../layers/towns.ts';
import type { Ink, Raster } from './raster.ts';
import { rasterise } from './raster.ts';
import type { Shape } from './shapes.ts';
import { band, circle, diamond, dots, grown, moved, square, triangle } from './shapes.ts';

/** An icon in CSS px at `icon-size` 1. The box is tight: labels keep clear of it. */
export interface Icon {
  sizePx: number;
  inks: Ink[];
}

const CASING_PX = 1.4;
const HOLLOW_STROKE_PX = 1.9;

/** Equal to the eye rather than to the ruler: corners reach further than a circle of the same weight. */
const BODIES: Record<(typeof TRACK_MARKS)[keyof typeof TRACK_MARKS]['shape'], Shape> = {
  circle: circle(6.6),
  square: square(5.8, 0.8),
  diamond: diamond(8, 0.8),
  triangle: moved(triangle(8, 0.8), 0, 1.5),
  ring: circle(5.4),
};
const TOWN_BOX_PX = 19;

/** Icons of the style by the name that layers use. */
export function icons(flavour: Flavour): Record<string, Icon> {
  const drawn: Record<string, Icon> = {
    seat: {
      sizePx: 15,
      inks: [
        { shape: circle(7), colour: flavour.casing },
        { shape: band(circle(5.8), 1.25), colour: flavour.seat },
        { shape: band(circle(2.9), 1.25), colour: flavour.seat },
      ],
    },
    'village-halo': { sizePx: 20, inks: [{ shape: dots(8.6, 0.85, 14), colour: flavour.village }] },
  };
  for (const track of [...TRACKS, 'unknown'] as const) {
    const { shape, colour } = TRACK_MARKS[track];
    const body = BODIES[shape];
    const under: Ink = { shape: grown(body, CASING_PX), colour: flavour.casing };
    const icon = (inked: Shape): Icon => ({
      sizePx: TOWN_BOX_PX,
      inks: [under, { shape: inked, colour: flavour[colour] }],
    });
    // A ring is hollow by nature: heavy where documented, fine where modelled.
    drawn[`town-${track}`] = icon(track === 'unknown' ? band(body, 3.4) : body);
    drawn[`town-${track}-modelled`] = icon(band(body, track === 'unknown' ? 1.5 : HOLLOW_STROKE_PX));
  }
  return drawn;
}

/** Draws every icon at `pixelRatio` device px a CSS px. */
export const drawIcons = (flavour: Flavour, pixelRatio: number): Map<string, Raster> =>
  new Map(
    Object.entries(icons(flavour)).map(([name, { sizePx, inks }]) => [
      name,
      rasterise(inks, sizePx, pixelRatio),
    ]),
  );
