import { successorsOf } from './succession.ts';
import { assignFaces, type Label } from './assign.ts';
import { findFaces } from './faces.ts';
import { type Cell, CELLS_PER_DEGREE, type Ring } from './grid.ts';
import { type Edge, nodeEdges } from './noding.ts';
import { outlines } from './outlines.ts';
import type { Extract } from './read-extract.ts';
import { type Site, buildZones } from './zones.ts';

/** WGS 84 degrees: what the map can show. */
const FRAME = { west: 117.3, south: 26.4, east: 123.8, north: 31.9 };

/** Thresholds in km²; see docs/decisions/0003-boundaries.md. */
const GAP_KM2 = 2;
const SLIVER_KM2 = 1;
const ISLAND_KM2 = 0.5;
const NEIGHBOUR_ISLAND_KM2 = 5;

/** The divisions of the source that can cover a face. */
type Owner =
  | { kind: 'county'; successors: readonly Label[]; code: string }
  | { kind: 'zone'; from: string; to: Label }
  | { kind: 'neighbour'; code: Label }
  | { kind: 'frame' };

function frameRing(): Ring {
  const [w, s, e, n] = [FRAME.west, FRAME.south, FRAME.east, FRAME.north].map((d) =>
    Math.round(d * CELLS_PER_DEGREE),
  ) as [number, number, number, number];
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}

function insideOutline([x, y]: readonly [number, number], outline: readonly [Cell, Cell][]): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of outline)
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  return inside;
}

/**
 * Brings the source to today's divisions as polygons over grid cells that share every vertex: six-digit codes of
 * counties and of the provinces around them.
 * @throws Error where a divided county has no site for one of its successors
 */
export function dissolve(source: Extract, sites: readonly Site[]): Map<Label, Ring[][]> {
  const owners: Owner[] = [];
  const edges: Edge[] = [];
  const add = (owner: Owner, rings: readonly Ring[]): void => {
    const index = owners.push(owner) - 1;
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++)
        edges.push({ a: ring[i - 1] as Cell, b: ring[i] as Cell, owners: [index] });
  };
  for (const county of source.counties) {
    const successors = successorsOf(county.code);
    add({ kind: 'county', successors, code: county.code }, county.rings);
    if (successors.length > 1)
      for (const { from, to, rings } of buildZones(county, successors, sites))
        add({ kind: 'zone', from, to }, rings);
  }
  for (const { code, rings } of source.neighbours) add({ kind: 'neighbour', code }, rings);
  add({ kind: 'frame' }, [frameRing()]);

  const claims = (set: readonly number[]): Label[] => {
    const covering = set.map((index) => owners[index] as Owner);
    const framed = covering.some(({ kind }) => kind === 'frame');
    const found = covering.flatMap((owner): readonly Label[] => {
      if (owner.kind === 'neighbour') return framed ? [owner.code] : [];
      if (owner.kind !== 'county') return [];
      const { code, successors } = owner;
      if (successors.length === 1) return successors;
      return covering.flatMap((zone) => (zone.kind === 'zone' && zone.from === code ? [zone.to] : []));
    });
    return [...new Set(found)];
  };

  const points = sites
    .filter(({ quality = 'ok' }) => quality === 'ok')
    .map(({ lon, lat }): [number, number] => [lon * CELLS_PER_DEGREE, lat * CELLS_PER_DEGREE]);
  const faces = findFaces(nodeEdges(edges));
  const labels = assignFaces(faces, {
    claims,
    gapKm2: GAP_KM2,
    sliverKm2: SLIVER_KM2,
    keepIsland: ({ label, areaKm2, outline }) => {
      if (!label.startsWith('33')) return areaKm2 >= NEIGHBOUR_ISLAND_KM2;
      if (areaKm2 >= ISLAND_KM2) return true;
      const around = outline();
      return points.some((point) => insideOutline(point, around));
    },
  });
  return outlines(faces, labels);
}
