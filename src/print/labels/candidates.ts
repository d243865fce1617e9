import type { BoxMm, PointMm } from '../drawing.ts';
import type { LabelRequest } from './labels.ts';
import { measureCourse } from './spread-letters.ts';
import { DESCENT } from '../text/text-block.ts';
import { lineBox, boundingBox, type TurnedBox } from './turned-box.ts';

/** A possible position of a name. */
export interface Candidate {
  box: TurnedBox;
  hull: BoxMm;
  /** Leader of a name that is far from its symbol. Computed lazily, since most such positions are not free. */
  leader?: () => Leader;
}

/** A thin line from a symbol to its name, and its box. */
export interface Leader {
  line: [from: PointMm, to: PointMm];
  box: TurnedBox;
  hull: BoxMm;
}

/** Distance between a symbol and its name, mm. */
const GAP_MM = 0.5;
/** Positions around a point in cartographic order of preference (Imhof 1962; Christensen, Marks, Shieber 1995): x, y, each -1, 0 or 1. */
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
  [1, -1.4],
  [1, 1.4],
  [-1, -1.4],
  [-1, 1.4],
] as const;
/** Distances beyond `GAP_MM` at which the positions are tried, mm; from `LEADER_MM` on with a leader. */
const RINGS_MM = [0, 1.2, 2.6, 4.5, 7];
const LEADER_MM = 2.6;
/** Distance between a leader and the letters, and width of a leader, mm. */
const LEADER_GAP_MM = 0.2;
export const LEADER_WIDTH_MM = 0.12;
const LINE_STEPS = 12;
/** Largest deviation of a line from the chord under its name, in letter heights. */
const MAX_BEND = 1.5;

const setAt = (
  middle: PointMm,
  { widthMm, heightMm }: Pick<LabelRequest, 'widthMm' | 'heightMm'>,
  rotateDeg = 0,
): Candidate => {
  const box = { middle, widthMm, heightMm, rotateDeg };
  return { box, hull: boundingBox(box) };
};

/** Anchor on the baseline for text with `align: 'middle'`. */
export function textAnchor({ middle: [x, y], heightMm, rotateDeg }: TurnedBox): PointMm {
  const down = heightMm * (0.5 - DESCENT);
  const angle = (rotateDeg * Math.PI) / 180;
  return [x - Math.sin(angle) * down, y + Math.cos(angle) * down];
}

/** All candidates of a name, the best first. */
export function buildCandidates(request: LabelRequest): Candidate[] {
  switch (request.at.kind) {
    case 'point': {
      const { pointMm, radiusMm } = request.at;
      return RINGS_MM.flatMap((extraMm) =>
        AROUND.map(([side, height]) => {
          const reachMm = radiusMm + GAP_MM + extraMm;
          const beside = Math.abs(side) === 1;
          const dx = beside ? side * (reachMm + request.widthMm / 2) : side * request.widthMm;
          const dy = beside
            ? height * (request.heightMm / 2 + extraMm)
            : height * (reachMm + request.heightMm / 2);
          const place = setAt([pointMm[0] + dx, pointMm[1] + dy], request);
          return extraMm < LEADER_MM
            ? place
            : { ...place, leader: () => leaderTo(place.hull, pointMm, radiusMm) };
        }),
      );
    }
    case 'area':
      return (request.at.candidatesMm ?? [request.at.pointMm]).map((at) => setAt(at, request));
    case 'line':
      return alongLines(request, request.at.linesMm, request.at.offsetMm);
  }
}

/** Leader from the edge of a symbol to the nearest point of the box of its name. */
function leaderTo(name: BoxMm, [x, y]: PointMm, radiusMm: number): Leader {
  const nearest = (at: number, from: number, lengthMm: number): number =>
    Math.min(from + lengthMm, Math.max(from, at));
  const [toX, toY] = [nearest(x, name.xMm, name.widthMm), nearest(y, name.yMm, name.heightMm)];
  const lengthMm = Math.hypot(toX - x, toY - y);
  const at = (mm: number): PointMm => [x + ((toX - x) * mm) / lengthMm, y + ((toY - y) * mm) / lengthMm];
  const line: [PointMm, PointMm] = [at(radiusMm), at(lengthMm - LEADER_GAP_MM)];
  const box = lineBox(...line, LEADER_WIDTH_MM);
  return { line, box, hull: boundingBox(box) };
}

/** Candidates along each line in turn; lines shorter than the name come last. */
function alongLines(request: LabelRequest, lines: readonly PointMm[][], offsetMm: number): Candidate[] {
  const places = lines.map((line) => alongLine(request, line, offsetMm));
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

/** Candidates on both sides of a line, ordered by its straightness under the name. */
function alongLine(request: LabelRequest, line: readonly PointMm[], offsetMm: number): PlaceOnLine[] {
  const { lengthMm: total, at } = measureCourse(line);
  const places: PlaceOnLine[] = [];
  const tooShort = total < request.widthMm;
  for (let i = 0; i < LINE_STEPS; i++) {
    const span = Math.min(request.widthMm, total);
    const start = total === span ? 0 : (i / (LINE_STEPS - 1)) * (total - span);
    const [a, b, middle] = [at(start), at(start + span), at(start + span / 2)];
    let angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += angle > 0 ? -Math.PI : Math.PI;
    const bend = Math.hypot(middle[0] - (a[0] + b[0]) / 2, middle[1] - (a[1] + b[1]) / 2);
    for (const side of [-1, 1]) {
      const off = side * (offsetMm + request.heightMm / 2 + bend);
      const centre: PointMm = [
        (a[0] + b[0]) / 2 - Math.sin(angle) * off,
        (a[1] + b[1]) / 2 + Math.cos(angle) * off,
      ];
      places.push({ bend, tooShort, candidate: setAt(centre, request, (angle * 180) / Math.PI) });
    }
    if (total === span) break;
  }
  return places.filter(({ bend }) => bend <= MAX_BEND * request.heightMm).toSorted((a, b) => a.bend - b.bend);
}
