/** The part of lineclip 2 that is used; it brings no types. */
declare module 'lineclip' {
  type Point = [x: number, y: number];
  type Box = [minX: number, minY: number, maxX: number, maxY: number];
  /** Parts of a line of at least one point. */
  export function clipPolyline(points: readonly Point[], box: Box): Point[][];
  /** The ring within the box; no point where nothing is. */
  export function clipPolygon(points: readonly Point[], box: Box): Point[];
}
