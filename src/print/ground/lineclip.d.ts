/** Types of the used part of lineclip 2, which has none of its own. */
declare module 'lineclip' {
  type Point = [x: number, y: number];
  type Box = [minX: number, minY: number, maxX: number, maxY: number];
  /** Parts of a line of at least one point. */
  export function clipPolyline(points: readonly Point[], box: Box): Point[][];
  /** The ring clipped to the box; empty if nothing is inside. */
  export function clipPolygon(points: readonly Point[], box: Box): Point[];
}
