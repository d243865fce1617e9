import type { PathItem, PointMm } from '../drawing.ts';

/** A line of the legend; `draw` inks its swatch around a place. */
export interface LegendRow {
  text: string;
  draw(at: PointMm): PathItem[];
}
