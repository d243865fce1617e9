import type { PointMm } from '../drawing.ts';
import type { TurnedBox } from './turned-box.ts';

/** A name to be placed. Higher ranks are placed first; a name never covers a symbol of its own or a higher rank. */
export interface LabelRequest {
  id: string;
  text: string;
  /** 0 is the highest. */
  rank: number;
  sizePt: number;
  weight: 400 | 700;
  /** Size of the text box; `heightMm` is from the top of the highest letter to the lowest descender. */
  widthMm: number;
  heightMm: number;
  /** Placement: around a point symbol, over an area, or along one of several lines, the first preferred. */
  at:
    | { kind: 'point'; pointMm: PointMm; radiusMm: number }
    | { kind: 'area'; pointMm: PointMm; candidatesMm?: PointMm[] }
    | { kind: 'line'; linesMm: PointMm[][]; offsetMm: number };
}

/** A symbol or line that names of its own or a lower rank must not cover. */
export interface Obstacle {
  box: TurnedBox;
  rank: number;
  /** Id of the label of the symbol, which may touch it. */
  owner?: string;
  /** Whether it is a line, which leaders may cross. */
  isLine?: boolean;
}

export interface PlacedLabel {
  id: string;
  /** Anchor on the baseline, to be set with `align: 'middle'`. */
  xMm: number;
  yMm: number;
  rotateDeg: number;
  /** Bounding box of the text. */
  box: TurnedBox;
  /** Leader from the symbol to a distant name. */
  leader?: [from: PointMm, to: PointMm];
}

export interface Placement {
  placed: PlacedLabel[];
  /** Ids in the order of the requests. */
  unplaced: string[];
}
