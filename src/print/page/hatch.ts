import type { PointMm, Subpath } from '../drawing.ts';

/** Hatching at 45° inside rings (even-odd rule), for areas on sheets without tints. */
export function hatched(rings: readonly PointMm[][], spacingMm: number): Subpath[] {
  const r = Math.SQRT1_2;
  // In coordinates rotated by 45° the hatch lines run along the first axis.
  const turned = rings.map((ring) => ring.map(([x, y]): PointMm => [(x + y) * r, (y - x) * r]));
  const levels = new Map<number, number[]>();
  for (const ring of turned)
    for (const [i, [s1, t1]] of ring.entries()) {
      const [s2, t2] = ring[(i + 1) % ring.length] as PointMm;
      if (t1 === t2) continue;
      const [low, high] = t1 < t2 ? [t1, t2] : [t2, t1];
      for (let k = Math.ceil(low / spacingMm); k * spacingMm < high; k++) {
        const s = s1 + ((k * spacingMm - t1) / (t2 - t1)) * (s2 - s1);
        levels.set(k, [...(levels.get(k) ?? []), s]);
      }
    }
  return [...levels].flatMap(([k, crossings]) => {
    const t = k * spacingMm;
    crossings.sort((a, b) => a - b);
    return Array.from({ length: crossings.length >> 1 }, (_, i): Subpath => {
      const ends = [crossings[2 * i] as number, crossings[2 * i + 1] as number];
      return { points: ends.map((s): PointMm => [(s - t) * r, (s + t) * r]), closed: false };
    });
  });
}
