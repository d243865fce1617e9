import type { BoxMm, PointMm } from '../drawing.ts';

/** The box of a text, rotated clockwise about its centre. */
export interface TurnedBox {
  middle: PointMm;
  widthMm: number;
  heightMm: number;
  rotateDeg: number;
}

/** An axis-parallel box as a rotated box with the angle 0. */
export const asTurned = ({ xMm, yMm, widthMm, heightMm }: BoxMm): TurnedBox => ({
  middle: [xMm + widthMm / 2, yMm + heightMm / 2],
  widthMm,
  heightMm,
  rotateDeg: 0,
});

/** Axis-parallel bounding box of a rotated box. */
export function boundingBox(box: TurnedBox): BoxMm {
  const [x, y] = box.middle;
  const [w, h] = [box.widthMm / 2, box.heightMm / 2];
  // The common case: unrotated.
  if (box.rotateDeg === 0) return { xMm: x - w, yMm: y - h, widthMm: 2 * w, heightMm: 2 * h };
  const angle = (box.rotateDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [halfW, halfH] = [Math.abs(cos) * w + Math.abs(sin) * h, Math.abs(sin) * w + Math.abs(cos) * h];
  return { xMm: x - halfW, yMm: y - halfH, widthMm: 2 * halfW, heightMm: 2 * halfH };
}

/** Whether two rotated boxes overlap (separating axis theorem). */
export function turnedOverlap(a: TurnedBox, b: TurnedBox): boolean {
  const [dx, dy] = [b.middle[0] - a.middle[0], b.middle[1] - a.middle[1]];
  // The common case: both are unrotated.
  if (a.rotateDeg === 0 && b.rotateDeg === 0)
    return Math.abs(dx) < a.widthMm / 2 + b.widthMm / 2 && Math.abs(dy) < a.heightMm / 2 + b.heightMm / 2;
  const [angleA, angleB] = [(a.rotateDeg * Math.PI) / 180, (b.rotateDeg * Math.PI) / 180];
  const [cosA, sinA, cosB, sinB] = [Math.cos(angleA), Math.sin(angleA), Math.cos(angleB), Math.sin(angleB)];
  // The extent of one box along an axis of the other: its sides times cosine and sine of the angle between them.
  const [cos, sin] = [Math.abs(cosA * cosB + sinA * sinB), Math.abs(cosA * sinB - sinA * cosB)];
  const [wA, hA, wB, hB] = [a.widthMm / 2, a.heightMm / 2, b.widthMm / 2, b.heightMm / 2];
  return (
    Math.abs(dx * cosA + dy * sinA) < wA + wB * cos + hB * sin &&
    Math.abs(dy * cosA - dx * sinA) < hA + wB * sin + hB * cos &&
    Math.abs(dx * cosB + dy * sinB) < wB + wA * cos + hA * sin &&
    Math.abs(dy * cosB - dx * sinB) < hB + wA * sin + hA * cos
  );
}

/** The box of a straight line segment with a width. */
export const lineBox = (a: PointMm, b: PointMm, widthMm: number): TurnedBox => ({
  middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  widthMm: Math.hypot(b[0] - a[0], b[1] - a[1]) + widthMm,
  heightMm: widthMm,
  rotateDeg: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI,
});
