import type { BoxMm, PointMm } from '../drawing.ts';

/** The box of a set text, turned clockwise around its middle. */
export interface TurnedBox {
  middle: PointMm;
  widthMm: number;
  heightMm: number;
  rotateDeg: number;
}

export const asTurned = ({ xMm, yMm, widthMm, heightMm }: BoxMm): TurnedBox => ({
  middle: [xMm + widthMm / 2, yMm + heightMm / 2],
  widthMm,
  heightMm,
  rotateDeg: 0,
});

/** Unit vectors along the text and down from it. */
function axesOf({ rotateDeg }: TurnedBox): [PointMm, PointMm] {
  const angle = (rotateDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cos, sin],
    [-sin, cos],
  ];
}

/** Half the length of a box's shadow on a direction. */
function reach(box: TurnedBox, [x, y]: PointMm): number {
  const [along, down] = axesOf(box);
  return (
    (Math.abs(along[0] * x + along[1] * y) * box.widthMm) / 2 +
    (Math.abs(down[0] * x + down[1] * y) * box.heightMm) / 2
  );
}

/** Axis-parallel box around a turned one. */
export function hullOf(box: TurnedBox): BoxMm {
  const [[cos, sin]] = axesOf(box);
  const [w, h] = [box.widthMm / 2, box.heightMm / 2];
  const [halfW, halfH] = [Math.abs(cos) * w + Math.abs(sin) * h, Math.abs(sin) * w + Math.abs(cos) * h];
  const [x, y] = box.middle;
  return { xMm: x - halfW, yMm: y - halfH, widthMm: 2 * halfW, heightMm: 2 * halfH };
}

/** Whether two boxes share ground: no axis of either parts them (separating axis theorem). */
export function turnedOverlap(a: TurnedBox, b: TurnedBox): boolean {
  const [dx, dy] = [b.middle[0] - a.middle[0], b.middle[1] - a.middle[1]];
  // Nearly all boxes lie straight.
  if (a.rotateDeg === 0 && b.rotateDeg === 0)
    return Math.abs(dx) < a.widthMm / 2 + b.widthMm / 2 && Math.abs(dy) < a.heightMm / 2 + b.heightMm / 2;
  return [...axesOf(a), ...axesOf(b)].every(
    (axis) => Math.abs(dx * axis[0] + dy * axis[1]) < reach(a, axis) + reach(b, axis),
  );
}

/** A straight line of a width as a box. */
export const boxOfLine = (a: PointMm, b: PointMm, widthMm: number): TurnedBox => ({
  middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  widthMm: Math.hypot(b[0] - a[0], b[1] - a[1]) + widthMm,
  heightMm: widthMm,
  rotateDeg: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI,
});
