/** A ring of whole cells of the package's grid, closed. */
export type GridRing = [x: number, y: number][];
export interface GridShape {
  /** GB/T 2260 code of 2017; empty where the package has none. */
  code: string;
  name: string;
  polygons: GridRing[][];
}

/** Cells of the package's grid in a degree; the package rounds both coordinates up to the next cell. */
export const CELLS_PER_DEGREE = 1024;

interface RawFeature {
  id?: string;
  properties: { name: string };
  geometry: { type: string; coordinates: unknown; encodeOffsets?: unknown };
}

/** Decodes ECharts' string encoding of a ring: zigzag-coded differences, one character for each coordinate, from an offset in cells. */
function decodeRing(text: string, [x0, y0]: [number, number]): GridRing {
  const ring: GridRing = [];
  let [x, y] = [x0, y0];
  for (let i = 0; i + 1 < text.length; i += 2) {
    const [dx, dy] = [text.charCodeAt(i) - 64, text.charCodeAt(i + 1) - 64];
    x += (dx >> 1) ^ -(dx & 1);
    y += (dy >> 1) ^ -(dy & 1);
    ring.push([x, y]);
  }
  return ring;
}

/** Removes repeated points and closes the ring; undefined where fewer than three points are left. */
function tidyRing(ring: GridRing): GridRing | undefined {
  const tidy = ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);
  const [first, last] = [tidy[0], tidy.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) tidy.push([...first]);
  return tidy.length < 4 ? undefined : tidy;
}

/**
 * Reads one prefecture file of the shapes package, plain or encoded, into whole grid cells.
 * @throws Error where a geometry is no polygon or a coordinate is off the grid
 */
export function readShapes(text: string, file: string): GridShape[] {
  const { features, UTF8Encoding } = JSON.parse(text) as { features: RawFeature[]; UTF8Encoding?: boolean };
  return features.map(({ id, properties: { name }, geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
      throw new Error(`${file}: ${name} is a ${geometry.type}`);
    const nest = (value: unknown): unknown[] =>
      geometry.type === 'Polygon' ? [value] : (value as unknown[]);
    const polygons = (nest(geometry.coordinates) as unknown[][]).map((rings, i) =>
      rings.flatMap((ring, j) => {
        const cells =
          UTF8Encoding === true
            ? decodeRing(
                ring as string,
                (nest(geometry.encodeOffsets) as [number, number][][])[i]?.[j] ?? [NaN, NaN],
              )
            : (ring as GridRing).map(([lon, lat]): [number, number] => [
                lon * CELLS_PER_DEGREE,
                lat * CELLS_PER_DEGREE,
              ]);
        for (const [x, y] of cells)
          if (!Number.isInteger(x) || !Number.isInteger(y)) throw new Error(`${file}: ${name} has ${x},${y}`);
        const tidy = tidyRing(cells);
        return tidy === undefined ? [] : [tidy];
      }),
    );
    return { code: id ?? '', name, polygons: polygons.filter((rings) => rings.length > 0) };
  });
}
