import type { PointMm } from '../drawing.ts';
import type { TurnedBox } from './turned-box.ts';

/** A name that wants a place. Higher ranks are placed first; a name never covers a symbol of its own or a higher rank. */
export interface LabelRequest {
  id: string;
  text: string;
  /** 0 is the most important. */
  rank: number;
  sizePt: number;
  weight: 400 | 700;
  /** Size of the text box; `heightMm` is from the top of the highest letter to the lowest descender. */
  widthMm: number;
  heightMm: number;
  /** Round a point symbol of a radius, over an area around its point, or along one of several lines, the first preferred. */
  at:
    | { kind: 'point'; pointMm: PointMm; radiusMm: number }
    | { kind: 'area'; pointMm: PointMm; candidatesMm?: PointMm[] }
    | { kind: 'line'; linesMm: PointMm[][]; offsetMm: number };
}

/** Something no name of a lower rank may cover. */
export interface Obstacle {
  box: TurnedBox;
  rank: number;
  /** Label that may touch it: the symbol's own. */
  owner?: string;
  /** A line, which the leader of a name may cross. */
  isLine?: boolean;
}

export interface PlacedLabel {
  id: string;
  /** Anchor on the baseline, to be set with `align: 'middle'`. */
  xMm: number;
  yMm: number;
  rotateDeg: number;
  /** Box of the set text. */
  box: TurnedBox;
  /** From the symbol to a name that stands apart from it. */
  leader?: [from: PointMm, to: PointMm];
}

export interface Placement {
  placed: PlacedLabel[];
  /** Ids in the order of the wishes. */
  unplaced: string[];
}
