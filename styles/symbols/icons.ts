import type { Flavour } from '../flavours/flavour.ts';
import type { Subject } from '../subject.ts';
import { SUBJECTS } from '../subjects/index.ts';
import { outlineCorners, PLATE_ASPECT, REACH } from './outline.ts';
import type { Ink, Raster } from './raster.ts';
import { rasterise } from './raster.ts';
import type { Shape } from './shapes.ts';
import { band, circle, dots, grown, polygon } from './shapes.ts';
import type { PointPart, PointSymbol } from './symbol.ts';

/** An icon in CSS px at `icon-size` 1. Labels must not cover its box, which is tight. */
interface Icon {
  sizePx: number;
  inks: Ink[];
  /** Half the width and height of the plate for a text, px. */
  plate?: [halfWidthPx: number, halfHeightPx: number];
}

/** An image of the map; for a plate with its stretchable area and text box, device px. */
export interface IconRaster extends Raster {
  fit?: {
    stretchX: [number, number][];
    stretchY: [number, number][];
    content: [left: number, top: number, right: number, bottom: number];
  };
}

const CASING_PX = 1.4;
/** Radius of rounded corners, in symbol radii. */
const CORNER = 0.12;

/** Icons by the names that layers use. */
export const icons = (flavour: Flavour, subjects: readonly Subject[] = SUBJECTS): Record<string, Icon> =>
  Object.fromEntries(
    subjects.flatMap(({ map }) =>
      Object.entries(map?.icons ?? {}).map(([name, { symbol, radiusPx, boxPx, holdsText }]) => {
        const halfPx = radiusPx * REACH.plate;
        return [
          name,
          {
            sizePx: boxPx,
            inks: buildInks(symbol, radiusPx, flavour),
            ...(holdsText ? { plate: [halfPx * PLATE_ASPECT, halfPx] as [number, number] } : {}),
          },
        ];
      }),
    ),
  );

/** Draws every icon at `pixelRatio` device px per CSS px. */
export const drawIcons = (
  flavour: Flavour,
  pixelRatio: number,
  subjects: readonly Subject[] = SUBJECTS,
): Map<string, IconRaster> =>
  new Map(
    Object.entries(icons(flavour, subjects)).map(([name, { sizePx, inks, plate }]) => [
      name,
      {
        ...rasterise(inks, sizePx, pixelRatio),
        ...(plate ? { fit: stretchArea(sizePx, plate, pixelRatio) } : {}),
      },
    ]),
  );

/** Only the middle of a plate is stretched, so that its corners and edges keep their size. */
function stretchArea(sizePx: number, [halfWidth, halfHeight]: [number, number], pixelRatio: number) {
  const at = (px: number): number => (sizePx / 2 + px) * pixelRatio;
  const middle = (half: number): [number, number][] => [[at(-half / 3), at(half / 3)]];
  return {
    stretchX: middle(halfWidth),
    stretchY: middle(halfHeight),
    content: [at(-halfWidth), at(-halfHeight), at(halfWidth), at(halfHeight)] as [
      number,
      number,
      number,
      number,
    ],
  };
}

function buildInks({ parts, casing }: PointSymbol, radiusPx: number, flavour: Flavour): Ink[] {
  const [lowest] = parts;
  const rim: Ink[] =
    casing && lowest
      ? [{ shape: grown(buildShape(lowest, radiusPx), CASING_PX), colour: flavour[casing] }]
      : [];
  return [
    ...rim,
    ...parts.flatMap((part): Ink[] => {
      const shape = buildShape(part, radiusPx);
      const { fill, stroke } = part;
      // If rim and fill have the same colour, the rim covers the fill.
      const body: Ink[] = fill && fill !== casing ? [{ shape, colour: flavour[fill] }] : [];
      if (!stroke) return body;
      const widthPx = stroke.width * radiusPx;
      const edge =
        stroke.dots === undefined
          ? band(shape, widthPx)
          : dots(part.size * radiusPx - widthPx / 2, widthPx / 2, stroke.dots);
      return [...body, { shape: edge, colour: flavour[stroke.colour] }];
    }),
  ];
}

function buildShape({ shape, size }: PointPart, radiusPx: number): Shape {
  const px = size * radiusPx;
  const cornerPx = (shape === 'plate' ? 2 : 1) * CORNER * px;
  const corners = outlineCorners(shape, px, cornerPx);
  return corners ? polygon(corners, cornerPx) : circle(px);
}
