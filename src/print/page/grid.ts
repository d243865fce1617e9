import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { Layout } from './layout.ts';
import { type GroundToSheet, eastingKm } from './projection.ts';
import { line, rectangle } from './symbols.ts';
import { ASCENT, textAt } from '../text/text-block.ts';

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
  { face, bandMm, type }: Layout,
  flavour: PrintFlavour,
  withLines: boolean,
): Item[] {
  const right = face.xMm + face.widthMm;
  const bottom = face.yMm + face.heightMm;
  const style = {
    sizePt: type.small,
    weight: 400,
    colour: flavour.inkSoft,
    layer: 'grid',
    align: 'middle',
  } as const;
  // Letters and numbers of squares share one band with the kilometres.
  const square = { ...style, weight: 700 } as const;
  const middleMm = ptToMm(type.small) * (ASCENT - 0.5);
  const items: Item[] = [];
  if (withLines) {
    for (const { xMm } of grid.eastings)
      items.push(
        line(
          'grid',
          [
            [xMm, face.yMm],
            [xMm, bottom],
          ],
          flavour.grid,
          0.1,
        ),
      );
    for (const { yMm } of grid.northings)
      items.push(
        line(
          'grid',
          [
            [face.xMm, yMm],
            [right, yMm],
          ],
          flavour.grid,
          0.1,
        ),
      );
  }
  const frame = {
    xMm: face.xMm - bandMm,
    yMm: face.yMm - bandMm,
    widthMm: face.widthMm + 2 * bandMm,
    heightMm: face.heightMm + 2 * bandMm,
  };
  items.push({
    kind: 'path',
    layer: 'grid',
    paths: [rectangle(face)],
    stroke: { colour: flavour.ink, widthMm: 0.2 },
  });
  items.push({
    kind: 'path',
    layer: 'grid',
    paths: [rectangle(frame)],
    stroke: { colour: flavour.ink, widthMm: 0.45 },
  });
  const labels = (
    lines: readonly number[],
    from: number,
    to: number,
    name: (k: number) => string,
  ): { at: number; text: string }[] => {
    const stops = [from, ...lines.filter((at) => at > from && at < to), to];
    const roomMm = ptToMm(type.small) * 2.2;
    return stops.slice(1).flatMap((end, i) => {
      const start = stops[i] as number;
      return end - start < roomMm ? [] : [{ at: (start + end) / 2, text: name((start + end) / 2) }];
    });
  };
  const [x, y] = [
    grid.eastings.map(({ xMm }) => xMm),
    grid.northings.map(({ yMm }) => yMm).toSorted((a, b) => a - b),
  ];
  const [topY, bottomY] = [face.yMm - bandMm / 2 + middleMm, bottom + bandMm / 2 + middleMm];
  const [leftX, rightX] = [face.xMm - bandMm / 2, right + bandMm / 2];
  for (const { at, text } of labels(x, face.xMm, right, (xMm) =>
    grid.squareAt([xMm, face.yMm]).replace(/\d+$/, ''),
  ))
    for (const yMm of [topY, bottomY]) items.push(textAt(text, at, yMm, square));
  for (const { at, text } of labels(y, face.yMm, bottom, (yMm) =>
    grid.squareAt([face.xMm, yMm]).replace(/^[A-Z]+/, ''),
  ))
    for (const xMm of [leftX, rightX]) items.push(textAt(text, xMm, at + middleMm, square));
  // Kilometres are written at the lines where they do not collide with the letters of squares.
  const roomMm = ptToMm(type.small) * 3.5;
  for (const { xMm, km } of grid.eastings)
    if (xMm > face.xMm + roomMm && xMm < right - roomMm)
      for (const yMm of [topY, bottomY]) items.push(textAt(`${km}`, xMm, yMm, style));
  for (const { yMm, km } of grid.northings)
    if (yMm > face.yMm + roomMm && yMm < bottom - roomMm)
      for (const xMm of [leftX, rightX])
        items.push({ ...textAt(`${km}`, xMm + middleMm, yMm, style), rotateDeg: -90 });
  return items;
}
