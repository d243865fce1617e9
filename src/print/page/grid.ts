import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { BoxMm, Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { Layout } from './layout.ts';
import { type GroundToSheet, eastingKm } from './projection.ts';
import { line, rectangle } from './symbols.ts';
import { ASCENT, textAt, type TextStyle } from '../text/text-block.ts';

/** Possible steps of the kilometre grid. */
const STEPS_KM = [1, 2, 5, 10, 20, 50, 100];
/** Smallest side of a square, mm; at most `MAX_SQUARES` lie side by side. */
const MIN_SQUARE_MM = 24;
const MAX_SQUARES = 20;

/** The kilometre grid of the projection on a sheet, and its squares, which the index refers to. */
export interface SheetGrid {
  stepKm: number;
  /** Positions of the grid lines on the sheet, with their coordinate in km. */
  eastings: { xMm: number; km: number }[];
  northings: { yMm: number; km: number }[];
  /** `C4`: columns by letter from the west, rows by number from the north. */
  squareAt(point: PointMm): string;
}

/** Builds the kilometre grid of a map face with the smallest step whose squares are large enough. */
export function sheetGrid(ground: GroundToSheet, { face }: Pick<Layout, 'face'>): SheetGrid {
  const longest = Math.max(face.widthMm, face.heightMm);
  const stepKm =
    STEPS_KM.find((km) => {
      const mm = (km * 1e6) / ground.scale;
      return mm >= MIN_SQUARE_MM && longest / mm <= MAX_SQUARES;
    }) ?? 200;
  const stepM = stepKm * 1000;
  const [west, north] = ground.gridM([face.xMm, face.yMm]);
  const [east, south] = ground.gridM([face.xMm + face.widthMm, face.yMm + face.heightMm]);
  const between = (from: number, to: number): number[] => {
    const first = Math.ceil(from / stepM);
    return Array.from(
      { length: Math.max(0, Math.floor(to / stepM) - first + 1) },
      (_, i) => (first + i) * stepM,
    );
  };
  const column0 = Math.floor(west / stepM);
  const row0 = Math.floor(north / stepM);
  return {
    stepKm,
    eastings: between(west, east).map((m) => ({ xMm: ground.eastingMm(m), km: eastingKm(m) })),
    northings: between(south, north).map((m) => ({ yMm: ground.northingMm(m), km: Math.round(m / 1000) })),
    squareAt(point) {
      const [eastM, northM] = ground.gridM(point);
      return `${letters(Math.floor(eastM / stepM) - column0)}${row0 - Math.floor(northM / stepM) + 1}`;
    },
  };
}

/** A … Z, AA … */
const letters = (n: number): string => {
  const last = String.fromCodePoint(65 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
};

/** The neat line with grid lines, their kilometres, and the letters and numbers of the squares between them. */
export function gridItems(
  grid: SheetGrid,
  layout: Layout,
  flavour: PrintFlavour,
  withLines: boolean,
): Item[] {
  const style = {
    sizePt: layout.type.small,
    weight: 400,
    colour: flavour.inkSoft,
    layer: 'grid',
    align: 'middle',
  } as const;
  return [
    ...(withLines ? gridLines(grid, layout.face, flavour.grid) : []),
    ...neatLines(layout, flavour.ink),
    // Letters and numbers of squares share one band with the kilometres.
    ...squareLabels(grid, layout, { ...style, weight: 700 }),
    ...kilometreLabels(grid, layout, style),
  ];
}

const gridLines = ({ eastings, northings }: SheetGrid, face: BoxMm, colour: string): Item[] => {
  const [right, bottom] = [face.xMm + face.widthMm, face.yMm + face.heightMm];
  const drawn = (from: PointMm, to: PointMm): Item => line('grid', [from, to], colour, 0.1);
  return [
    ...eastings.map(({ xMm }) => drawn([xMm, face.yMm], [xMm, bottom])),
    ...northings.map(({ yMm }) => drawn([face.xMm, yMm], [right, yMm])),
  ];
};

/** The outline of the map face, and a thicker one around the band of labels. */
function neatLines({ face, bandMm }: Layout, colour: string): Item[] {
  const outer = {
    xMm: face.xMm - bandMm,
    yMm: face.yMm - bandMm,
    widthMm: face.widthMm + 2 * bandMm,
    heightMm: face.heightMm + 2 * bandMm,
  };
  const outline = (box: BoxMm, widthMm: number): Item => ({
    kind: 'path',
    layer: 'grid',
    paths: [rectangle(box)],
    stroke: { colour, widthMm },
  });
  return [outline(face, 0.2), outline(outer, 0.45)];
}

/** Baselines of labels in the bands above and below the map face, and middles of the bands left and right of it. */
function bands({ face, bandMm, type }: Layout): {
  y: [number, number];
  x: [number, number];
  middleMm: number;
} {
  const middleMm = ptToMm(type.small) * (ASCENT - 0.5);
  return {
    y: [face.yMm - bandMm / 2 + middleMm, face.yMm + face.heightMm + bandMm / 2 + middleMm],
    x: [face.xMm - bandMm / 2, face.xMm + face.widthMm + bandMm / 2],
    middleMm,
  };
}

/** Letters of columns above and below the map face, numbers of rows on both sides. */
function squareLabels(grid: SheetGrid, layout: Layout, style: TextStyle): Item[] {
  const { face, type } = layout;
  const { x, y, middleMm } = bands(layout);
  const between = (
    lines: readonly number[],
    from: number,
    to: number,
    name: (at: number) => string,
  ): { at: number; text: string }[] => {
    const stops = [from, ...lines.filter((at) => at > from && at < to), to];
    const roomMm = ptToMm(type.small) * 2.2;
    return stops.slice(1).flatMap((end, i) => {
      const start = stops[i] as number;
      return end - start < roomMm ? [] : [{ at: (start + end) / 2, text: name((start + end) / 2) }];
    });
  };
  const columns = between(
    grid.eastings.map(({ xMm }) => xMm),
    face.xMm,
    face.xMm + face.widthMm,
    (xMm) => grid.squareAt([xMm, face.yMm]).replace(/\d+$/, ''),
  );
  const rows = between(
    grid.northings.map(({ yMm }) => yMm).toSorted((a, b) => a - b),
    face.yMm,
    face.yMm + face.heightMm,
    (yMm) => grid.squareAt([face.xMm, yMm]).replace(/^[A-Z]+/, ''),
  );
  return [
    ...columns.flatMap(({ at, text }) => y.map((yMm) => textAt(text, at, yMm, style))),
    ...rows.flatMap(({ at, text }) => x.map((xMm) => textAt(text, xMm, at + middleMm, style))),
  ];
}

/** Kilometres of the projection at the grid lines, except near the corners, where they would collide with other labels. */
function kilometreLabels(grid: SheetGrid, layout: Layout, style: TextStyle): Item[] {
  const { face, type } = layout;
  const { x, y, middleMm } = bands(layout);
  const roomMm = ptToMm(type.small) * 3.5;
  const isAway = (at: number, from: number, lengthMm: number): boolean =>
    at > from + roomMm && at < from + lengthMm - roomMm;
  return [
    ...grid.eastings
      .filter(({ xMm }) => isAway(xMm, face.xMm, face.widthMm))
      .flatMap(({ xMm, km }) => y.map((yMm) => textAt(`${km}`, xMm, yMm, style))),
    ...grid.northings
      .filter(({ yMm }) => isAway(yMm, face.yMm, face.heightMm))
      .flatMap(({ yMm, km }) =>
        x.map((xMm) => ({ ...textAt(`${km}`, xMm + middleMm, yMm, style), rotateDeg: -90 })),
      ),
  ];
}
