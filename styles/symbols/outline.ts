/** The shapes of point symbols, and the extent of each at size 1, chosen so that the shapes look equally large: corners extend further than a circle of the same area. */
export const REACH = {
  /** Radius. */
  circle: 1,
  /** From the centre to a side. */
  square: 0.88,
  /** From the centre to a corner. */
  diamond: 1.21,
  /** From the centroid to a corner. */
  triangle: 1.21,
  /** From the centre to the upper side; it is wider than high. */
  plate: 0.8,
} as const;
export type PointShape = keyof typeof REACH;
/** Downward shift of the triangle, since its centroid is below the middle of its height. */
const TRIANGLE_DOWN = 0.23;
/** Ratio of width to height of a plate, such as that of a road number. */
export const PLATE_ASPECT = 1.6;

/**
 * Vertices of a shape about the origin, clockwise with y down; shapes are convex. `null` for a circle, whose radius is `size - inset`.
 * @param inset distance by which every side is moved inward, in the unit of `size`
 */
export function outlineCorners(shape: PointShape, size: number, inset = 0): [number, number][] | null {
  switch (shape) {
    case 'circle':
      return null;
    case 'square':
      return box(size * REACH.square - inset, size * REACH.square - inset);
    case 'plate':
      return box(size * REACH.plate * PLATE_ASPECT - inset, size * REACH.plate - inset);
    case 'diamond': {
      const half = size * REACH.diamond - inset * Math.SQRT2;
      return [
        [half, 0],
        [0, half],
        [-half, 0],
        [0, -half],
      ];
    }
    case 'triangle': {
      const radius = size * REACH.triangle - 2 * inset;
      return [-90, 30, 150].map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        return [radius * Math.cos(angle), radius * Math.sin(angle) + size * TRIANGLE_DOWN];
      });
    }
  }
}

const box = (halfWidth: number, halfHeight: number): [number, number][] => [
  [-halfWidth, -halfHeight],
  [halfWidth, -halfHeight],
  [halfWidth, halfHeight],
  [-halfWidth, halfHeight],
];

/** Half the side of the smallest square about its point that contains a symbol, in symbol radii. */
export const symbolReach = ({ parts }: { parts: readonly { shape: PointShape; size: number }[] }): number =>
  Math.max(
    ...parts.map(({ shape, size }) => {
      const corners = outlineCorners(shape, size);
      return corners ? Math.max(...corners.flat().map(Math.abs)) : size;
    }),
  );
