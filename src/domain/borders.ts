import type { Position } from 'geojson';
import type { CountyShape, NeighbourShape, ProvinceShape } from './network.ts';

/** Whether the counties on both sides belong to one prefecture. */
export type BorderKind = 'county-line' | 'prefecture-line';
export const BORDER_KINDS: readonly BorderKind[] = ['county-line', 'prefecture-line'];

/** Grid steps per degree, finer than the 5 decimals of the data; a point becomes one safe integer. */
const GRID = 1e6;
const pointKey = ([lon, lat]: Position): number =>
  Math.round((lon! + 180) * GRID) * 2 ** 21 + (Math.round((lat! + 90) * GRID) % 2 ** 21);

/** Numbers points in the order in which they come; the same point has the same number. */
function pointNumbers(): { numbers(ring: readonly Position[]): number[]; count(): number } {
  const points = new Map<number, number>();
  const number = (position: Position): number => {
    const key = pointKey(position);
    const known = points.get(key);
    if (known !== undefined) return known;
    points.set(key, points.size);
    return points.size - 1;
  };
  return { numbers: (ring) => ring.map(number), count: () => points.size };
}

/** One safe integer for the edge between two of `count` numbered points, in either direction. */
const edgeKey = (a: number, b: number, count: number): number => (a < b ? a * count + b : b * count + a);

/**
 * Edges shared by two counties, each once, as county or prefecture borders. If both polygons were drawn, the dashes of shared edges would overlap.
 */
export function sharedBorders<T extends Pick<CountyShape, 'prefecture' | 'geometry'>>(
  counties: Iterable<T>,
): Record<BorderKind, Position[][]> {
  const owners = new Map<number, T>();
  const others = new Map<number, T>();
  const points = pointNumbers();
  const rings: { county: T; ring: Position[]; ids: number[] }[] = [];
  for (const county of counties)
    for (const ring of polygonRings(county)) rings.push({ county, ring, ids: points.numbers(ring) });

  const count = points.count();
  for (const { county, ids } of rings)
    for (let k = 1; k < ids.length; k++) {
      const key = edgeKey(ids[k - 1]!, ids[k]!, count);
      const owner = owners.get(key);
      if (!owner) owners.set(key, county);
      else if (owner !== county) others.set(key, county);
    }

  const lines: Record<BorderKind, Position[][]> = { 'county-line': [], 'prefecture-line': [] };
  for (const { county, ring, ids } of rings) {
    let kind: BorderKind | null = null;
    for (let k = 1; k < ids.length; k++) {
      const key = edgeKey(ids[k - 1]!, ids[k]!, count);
      const next = owners.get(key) === county ? borderKind(county, others.get(key)) : null;
      if (next !== null) {
        if (next === kind) lines[next].at(-1)!.push(ring[k]!);
        else lines[next].push([ring[k - 1]!, ring[k]!]);
      }
      kind = next;
    }
  }
  return lines;
}

/**
 * The outline of the province, split into land border and shore. The polygons on both sides of a border have the same vertices there.
 */
export function outlineParts(
  province: Pick<ProvinceShape, 'geometry'>,
  neighbours: readonly Pick<NeighbourShape, 'geometry'>[],
): Record<'border' | 'shore', Position[][]> {
  const points = pointNumbers();
  const abroad = neighbours.flatMap(polygonRings).map(points.numbers);
  const home = polygonRings(province).map((ring) => ({ ring, ids: points.numbers(ring) }));
  const count = points.count();
  const foreign = new Set<number>();
  for (const ids of abroad)
    for (let k = 1; k < ids.length; k++) foreign.add(edgeKey(ids[k - 1]!, ids[k]!, count));
  const parts: Record<'border' | 'shore', Position[][]> = { border: [], shore: [] };
  for (const { ring, ids } of home) {
    let last: 'border' | 'shore' | undefined;
    for (let k = 1; k < ring.length; k++) {
      const part = foreign.has(edgeKey(ids[k - 1]!, ids[k]!, count)) ? 'border' : 'shore';
      if (part === last) parts[part].at(-1)!.push(ring[k]!);
      else parts[part].push([ring[k - 1]!, ring[k]!]);
      last = part;
    }
  }
  return parts;
}

function borderKind(
  owner: Pick<CountyShape, 'prefecture'>,
  other: Pick<CountyShape, 'prefecture'> | undefined,
): BorderKind | null {
  if (!other) return null;
  return owner.prefecture === other.prefecture ? 'county-line' : 'prefecture-line';
}

const polygonRings = ({ geometry }: Pick<CountyShape, 'geometry'>): Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
