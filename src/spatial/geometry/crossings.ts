import type { LonLat } from '../../domain/records.ts';

type Segment = readonly [LonLat, LonLat];

const cross = (o: LonLat, a: LonLat, b: LonLat): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Whether two segments cross at a point interior to both. Shared ends and touching do not count. */
export function segmentsCross([a, b]: Segment, [c, d]: Segment): boolean {
  return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

/**
 * Pairs of segments of a set of lines that cross each other, as indices [line, segment, line, segment]. Computed in the plane of degrees,
 * since a crossing stays a crossing when the axes are scaled.
 */
export function crossings(lines: readonly (readonly LonLat[])[]): [number, number, number, number][] {
  const all = lines.flatMap((line, l) =>
    line.slice(1).map((end, s) => ({ l, s, segment: [line[s] as LonLat, end] as const })),
  );
  const found: [number, number, number, number][] = [];
  all.forEach((p, i) => {
    for (const q of all.slice(i + 1))
      if (segmentsCross(p.segment, q.segment)) found.push([p.l, p.s, q.l, q.s]);
  });
  return found;
}
