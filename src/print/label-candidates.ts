import type { BoxMm, PointMm } from './drawing.ts';
import type { LabelWish } from './labels.ts';
import { DESCENT } from './text-block.ts';

/** One place where a name could stand; a turned name is covered by several small boxes. */
export interface Candidate {
  /** Anchor on the baseline, for text set from its middle. */
  xMm: number;
  yMm: number;
  rotateDeg: number;
  boxes: BoxMm[];
  hull: BoxMm;
}

/** Room between a symbol and its name, mm. */
const GAP_MM = 0.5;
/** Positions around a point in the order a reader likes them (Imhof 1962; Christensen, Marks, Shieber 1995): x, y, each -1, 0 or 1. */
const AROUND = [
  [1, -0.6],
  [1, 0.6],
  [-1, -0.6],
  [-1, 0.6],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.5, -1],
  [-0.5, -1],
  [0.5, 1],
  [-0.5, 1],
] as const;
/** Rings of positions, as multiples of the gap. */
const RINGS_MM = [0, 1.2, 2.6];
const LINE_STEPS = 12;

const flat = (middle: PointMm, { widthMm, heightMm }: LabelWish): Candidate => {
  const hull = { xMm: middle[0] - widthMm / 2, yMm: middle[1] - heightMm / 2, widthMm, heightMm };
  return { xMm: middle[0], yMm: middle[1] + heightMm * (0.5 - DESCENT), rotateDeg: 0, boxes: [hull], hull };
};

/** All places of a name, the best first. */
export function candidatesOf(wish: LabelWish): Candidate[] {
  switch (wish.at.kind) {
    case 'point': {
      const { pointMm, radiusMm } = wish.at;
      return RINGS_MM.flatMap((extraMm) =>
        AROUND.map(([side, height]) => {
          const reachMm = radiusMm + GAP_MM + extraMm;
          const beside = Math.abs(side) === 1;
          const dx = beside ? side * (reachMm + wish.widthMm / 2) : side * wish.widthMm;
          const dy = beside ? height * (wish.heightMm / 2 + extraMm) : height * (reachMm + wish.heightMm / 2);
          return flat([pointMm[0] + dx, pointMm[1] + dy], wish);
        }),
      );
    }
    case 'area':
      return (wish.at.candidatesMm ?? [wish.at.pointMm]).map((at) => flat(at, wish));
    case 'line':
      return alongLines(wish, wish.at.linesMm, wish.at.offsetMm);
  }
}

/** Places along each line in turn; lines shorter than the name come last. */
function alongLines(wish: LabelWish, lines: readonly PointMm[][], offsetMm: number): Candidate[] {
  const places = lines.map((line) => alongLine(wish, line, offsetMm));
  return [
    ...places.flatMap((some) => some.filter(({ tooShort }) => !tooShort)),
    ...places.flatMap((some) => some.filter(({ tooShort }) => tooShort)),
  ].map(({ candidate }) => candidate);
}

interface PlaceOnLine {
  bend: number;
  tooShort: boolean;
  candidate: Candidate;
}

/** Places along a line, where it is straightest under the name first; on both sides of it. */
function alongLine(wish: LabelWish, line: readonly PointMm[], offsetMm: number): PlaceOnLine[] {
  const lengths = [0];
  for (let i = 1; i < line.length; i++) {
    const [[x1, y1], [x2, y2]] = [line[i - 1] as PointMm, line[i] as PointMm];
    lengths.push((lengths[i - 1] as number) + Math.hypot(x2 - x1, y2 - y1));
  }
  const total = lengths.at(-1) ?? 0;
  const at = (mm: number): PointMm => {
    const i = Math.max(
      1,
      lengths.findIndex((length) => length >= mm),
    );
    const [a, b] = [line[i - 1] as PointMm, line[i] as PointMm];
    const [from, to] = [lengths[i - 1] as number, lengths[i] as number];
    const t = to === from ? 0 : Math.min(1, (mm - from) / (to - from));
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  };
  const places: PlaceOnLine[] = [];
  const tooShort = total < wish.widthMm;
  for (let i = 0; i < LINE_STEPS; i++) {
    const span = Math.min(wish.widthMm, total);
    const start = total === span ? 0 : (i / (LINE_STEPS - 1)) * (total - span);
    const [a, b, middle] = [at(start), at(start + span), at(start + span / 2)];
    let angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += angle > 0 ? -Math.PI : Math.PI;
    const bend = Math.hypot(middle[0] - (a[0] + b[0]) / 2, middle[1] - (a[1] + b[1]) / 2);
    for (const side of [-1, 1]) {
      const off = side * (offsetMm + wish.heightMm / 2 + bend);
      const centre: PointMm = [
        (a[0] + b[0]) / 2 - Math.sin(angle) * off,
        (a[1] + b[1]) / 2 + Math.cos(angle) * off,
      ];
      places.push({ bend, tooShort, candidate: turned(wish, centre, angle) });
    }
    if (total === span) break;
  }
  return places.toSorted((a, b) => a.bend - b.bend);
}

function turned({ widthMm, heightMm }: LabelWish, centre: PointMm, angle: number): Candidate {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const parts = Math.max(1, Math.ceil(widthMm / heightMm));
  const partMm = widthMm / parts;
  const halfW = (Math.abs(cos) * partMm + Math.abs(sin) * heightMm) / 2;
  const halfH = (Math.abs(sin) * partMm + Math.abs(cos) * heightMm) / 2;
  const boxes = Array.from({ length: parts }, (_, i): BoxMm => {
    const along = (i + 0.5) * partMm - widthMm / 2;
    const [x, y] = [centre[0] + along * cos, centre[1] + along * sin];
    return { xMm: x - halfW, yMm: y - halfH, widthMm: 2 * halfW, heightMm: 2 * halfH };
  });
  const down = heightMm * (0.5 - DESCENT);
  return {
    xMm: centre[0] - sin * down,
    yMm: centre[1] + cos * down,
    rotateDeg: (angle * 180) / Math.PI,
    boxes,
    hull: hullOf(boxes),
  };
}

export function hullOf(boxes: readonly BoxMm[]): BoxMm {
  const xMm = Math.min(...boxes.map((box) => box.xMm));
  const yMm = Math.min(...boxes.map((box) => box.yMm));
  return {
    xMm,
    yMm,
    widthMm: Math.max(...boxes.map((box) => box.xMm + box.widthMm)) - xMm,
    heightMm: Math.max(...boxes.map((box) => box.yMm + box.heightMm)) - yMm,
  };
}
