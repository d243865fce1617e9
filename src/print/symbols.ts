import type { Track } from '../domain/records.ts';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import { TRACK_MARKS } from '../../styles/layers/towns.ts';
import type { BoxMm, LayerId, PathItem, PointMm, Subpath } from './drawing.ts';

/** Corners that make a circle look round at 1 mm and at 10. */
const corners = (radiusMm: number): number => Math.min(64, Math.max(12, Math.ceil(16 * Math.sqrt(radiusMm))));

export function circle([x, y]: PointMm, radiusMm: number): Subpath {
  const n = corners(radiusMm);
  const points = Array.from({ length: n }, (_, i): PointMm => {
    const angle = (2 * Math.PI * i) / n;
    return [x + radiusMm * Math.cos(angle), y + radiusMm * Math.sin(angle)];
  });
  return { points, closed: true };
}

export const rectangle = ({ xMm, yMm, widthMm, heightMm }: BoxMm): Subpath => ({
  points: [
    [xMm, yMm],
    [xMm + widthMm, yMm],
    [xMm + widthMm, yMm + heightMm],
    [xMm, yMm + heightMm],
  ],
  closed: true,
});

export const line = (
  layer: LayerId,
  points: PointMm[],
  colour: string,
  widthMm: number,
  dashMm?: number[],
): PathItem => ({
  kind: 'path',
  layer,
  paths: [{ points, closed: false }],
  stroke: dashMm ? { colour, widthMm, dashMm } : { colour, widthMm },
});

const regular = ([x, y]: PointMm, radiusMm: number, n: number, turnDeg: number): Subpath => ({
  points: Array.from({ length: n }, (_, i): PointMm => {
    const angle = ((turnDeg + (360 * i) / n) * Math.PI) / 180;
    return [x + radiusMm * Math.cos(angle), y + radiusMm * Math.sin(angle)];
  }),
  closed: true,
});

function outline(shape: (typeof TRACK_MARKS)[Track]['shape'], at: PointMm, radiusMm: number): Subpath {
  switch (shape) {
    case 'square':
      return regular(at, radiusMm * 1.2, 4, 45);
    case 'diamond':
      return regular(at, radiusMm * 1.3, 4, 0);
    case 'triangle':
      return regular([at[0], at[1] + radiusMm * 0.2], radiusMm * 1.35, 3, -90);
    case 'circle':
    case 'ring':
      return circle(at, radiusMm);
  }
}

/** Size of the symbols of a sheet; `u` is 1 on A3. */
export const symbolMm = (u: number): { town: number; village: number; seat: number } => ({
  town: 1.35 * Math.sqrt(u),
  village: 0.75 * Math.sqrt(u),
  seat: 1.35 * Math.sqrt(u),
});

/** Half the side of the box that a town's symbol takes, as a multiple of its radius. */
const TOWN_REACH: Record<(typeof TRACK_MARKS)[Track]['shape'], number> = {
  circle: 1,
  ring: 1,
  square: 0.9,
  diamond: 1.3,
  triangle: 1.2,
};
const HALO_REACH = 1.9;

export const townReachMm = ({ track }: { track?: Track }, radiusMm: number): number =>
  radiusMm * TOWN_REACH[TRACK_MARKS[track ?? 'unknown'].shape];

/** Of the dot, or of the ring of a village known only to its town or county. */
export const villageReachMm = ({ precision }: { precision: string }, radiusMm: number): number =>
  precision === 'village' ? radiusMm : radiusMm * HALO_REACH;

/** A central town: shape and colour of its track, filled where documented, hollow where modelled. */
export function townSymbol(
  town: { track?: Track; status: string },
  at: PointMm,
  radiusMm: number,
  flavour: PrintFlavour,
): PathItem[] {
  const { shape, colour } = TRACK_MARKS[town.track ?? 'unknown'];
  const isHollow = town.status === 'modelled';
  const ink = flavour[colour];
  const mark: PathItem = {
    kind: 'path',
    layer: 'towns',
    paths: [outline(shape, at, radiusMm)],
    fill: isHollow ? flavour.casing : ink,
    stroke: { colour: isHollow ? ink : flavour.casing, widthMm: isHollow ? 0.35 : 0.2 },
  };
  if (shape !== 'ring' || isHollow) return [mark];
  // Track unknown: a ring; filled ones carry a dot, so that documented and modelled stay apart.
  return [
    { ...mark, fill: flavour.casing, stroke: { colour: ink, widthMm: 0.35 } },
    { kind: 'path', layer: 'towns', paths: [circle(at, radiusMm * 0.5)], fill: ink },
  ];
}

/** A key village: a dot, hollow where modelled; a dotted ring where only its town or county is known. */
export function villageSymbol(
  village: { status: string; precision: string },
  at: PointMm,
  radiusMm: number,
  flavour: PrintFlavour,
): PathItem[] {
  const isHollow = village.status === 'modelled';
  const dot: PathItem = {
    kind: 'path',
    layer: 'villages',
    paths: [circle(at, radiusMm)],
    fill: isHollow ? flavour.casing : flavour.village,
    stroke: { colour: isHollow ? flavour.village : flavour.casing, widthMm: isHollow ? 0.25 : 0.15 },
  };
  if (village.precision === 'village') return [dot];
  const halo: PathItem = {
    kind: 'path',
    layer: 'villages',
    paths: [circle(at, radiusMm * HALO_REACH)],
    stroke: { colour: flavour.village, widthMm: 0.15, dashMm: [0.25, 0.45], cap: 'round' },
  };
  return [halo, dot];
}

/** A county seat: a small double ring. */
export const seatSymbol = (at: PointMm, radiusMm: number, flavour: PrintFlavour): PathItem[] => [
  {
    kind: 'path',
    layer: 'towns',
    paths: [circle(at, radiusMm)],
    fill: flavour.casing,
    stroke: { colour: flavour.seat, widthMm: 0.25 },
  },
  {
    kind: 'path',
    layer: 'towns',
    paths: [circle(at, radiusMm * 0.5)],
    stroke: { colour: flavour.seat, widthMm: 0.25 },
  },
];

/** How an axis line is inked. */
export const axisStroke = (
  status: string,
  u: number,
  flavour: PrintFlavour,
): NonNullable<PathItem['stroke']> =>
  status === 'modelled'
    ? { colour: flavour.axisModelled, widthMm: 0.45 * Math.sqrt(u), dashMm: [2.2, 1.1] }
    : { colour: flavour.axis, widthMm: 0.8 * Math.sqrt(u), cap: 'round' };
