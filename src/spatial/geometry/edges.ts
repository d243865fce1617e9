import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { meetingShare } from '../../domain/segments.ts';
import { isInside, type Rings } from './rings.ts';
import { computeBounds, eastMPerDegree, M_PER_DEGREE } from './planar.ts';
import { nearestOn } from './lines.ts';

/** Polylines with a spatial index of their segments; each line has a number. */
export class EdgeIndex {
  private readonly index: Flatbush;
  private readonly edges: { line: number; a: Position; b: Position }[] = [];

  constructor(lines: readonly (readonly Position[])[]) {
    lines.forEach((line, number) => {
      for (let i = 1; i < line.length; i++)
        this.edges.push({ line: number, a: line[i - 1] as Position, b: line[i] as Position });
    });
    this.index = new Flatbush(Math.max(1, this.edges.length));
    for (const { a, b } of this.edges) this.index.add(...computeBounds([a, b]));
    if (this.edges.length === 0) this.index.add(0, 0, 0, 0);
    this.index.finish();
  }

  /** The nearest position on a line within `mostM` metres, or null. `isWanted` selects lines. */
  nearest(
    p: Position,
    mostM: number,
    isWanted: (line: number) => boolean = () => true,
  ): { at: Position; m: number; line: number } | null {
    const [lon = NaN, lat = NaN] = p;
    const [dx, dy] = [mostM / eastMPerDegree(lat), mostM / M_PER_DEGREE];
    let best: { at: Position; m: number; line: number } | null = null;
    for (const i of this.index.search(lon - dx, lat - dy, lon + dx, lat + dy)) {
      const edge = this.edges[i];
      if (!edge || !isWanted(edge.line)) continue;
      const { at, m } = nearestOn(p, [edge.a, edge.b]);
      if (m <= (best?.m ?? mostM)) best = { at, m, line: edge.line };
    }
    return best;
  }

  /** Positions where edges of the index cross the way from a to b, as shares of the way in ascending order. */
  crossings(a: Position, b: Position): number[] {
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    const shares: number[] = [];
    for (const i of this.index.search(...computeBounds([a, b]))) {
      const edge = this.edges[i];
      if (!edge) continue;
      const [cx = 0, cy = 0] = edge.a;
      const [dx = 0, dy = 0] = edge.b;
      const share = meetingShare([ax, ay], [bx, by], cx, cy, dx, dy);
      if (share >= 0 && share <= 1) shares.push(share);
    }
    return shares.toSorted((p, q) => p - q);
  }
}

/** Polygons with a spatial index of their bounding boxes. */
export class AreaIndex {
  private readonly index: Flatbush;

  constructor(readonly polygons: readonly Rings[]) {
    this.index = new Flatbush(Math.max(1, polygons.length));
    for (const [outer = []] of polygons) this.index.add(...computeBounds(outer));
    if (polygons.length === 0) this.index.add(0, 0, 0, 0);
    this.index.finish();
  }

  /** Number of a polygon that holds the place, or −1. */
  holding(p: Position): number {
    const [lon = NaN, lat = NaN] = p;
    const found = this.index
      .search(lon, lat, lon, lat)
      .find((i) => this.polygons[i] !== undefined && isInside(p, this.polygons[i]));
    return found ?? -1;
  }
}
