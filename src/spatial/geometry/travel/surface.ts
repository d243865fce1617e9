import type { LonLat } from '../../../domain/records.ts';
import { RefusalError } from '../../../domain/refusal.ts';
import { COVER, ROAD_CLASSES, type TravelGround } from './ground.ts';
import { mPerDegree, distanceM } from '../../../domain/distance.ts';
import { cellAt, cellLonLat, buildLattice, type Lattice, TICKS_PER_S } from './lattice.ts';
import { type RoadNet, roadNet } from './road-net.ts';
import { checkSpeeds, type TravelSpeeds, walkSPerM } from './speeds.ts';

/** A ground with speeds: what ways and times are computed over. Nodes are numbered cells first, then the nodes of the roads. */
export interface TravelSurface {
  ground: TravelGround;
  speeds: TravelSpeeds;
  /** Seconds a metre through each cell, the same in all directions; Infinity where it is closed. */
  frictionSPerM: Float32Array;
  /** Seconds along each edge of the graph, waits included; Infinity where the class is closed. */
  edgeSeconds: Float64Array;
  lattice: Lattice;
  net: RoadNet;
}

/** Slope at the centre of a cell, rise over run, from its eight neighbours (Horn 1981, Proceedings of the IEEE 69). */
function slopeAt({ grid, heightM }: TravelGround, cell: number, metres = cellM(grid, cell)): number {
  const { columns, rows } = grid;
  const row = Math.floor(cell / columns);
  const column = cell - row * columns;
  const up = row > 0 ? -columns : 0;
  const down = row < rows - 1 ? columns : 0;
  const west = column > 0 ? -1 : 0;
  const east = column < columns - 1 ? 1 : 0;
  const at = (step: number): number => heightM[cell + step] as number;
  const [nw, ne, sw, se] = [at(up + west), at(up + east), at(down + west), at(down + east)];
  const dx = ne + 2 * at(east) + se - nw - 2 * at(west) - sw;
  const dy = sw + 2 * at(down) + se - nw - 2 * at(up) - ne;
  const [x, y] = [dx / (8 * metres[0]), dy / (8 * metres[1])];
  return Math.sqrt(x * x + y * y);
}

/** Width and height of a cell, metres. */
function cellM({ north, cellDeg, columns }: TravelGround['grid'], cell: number): [number, number] {
  const [east, up] = mPerDegree(north - (Math.floor(cell / columns) + 0.5) * cellDeg);
  return [east * cellDeg, up * cellDeg];
}

const sPerM = (kmh: number): number => (kmh === 0 ? Infinity : 3.6 / kmh);

/**
 * Seconds a metre of every cell and seconds of every edge. Land is walked at Tobler's speed on its slope; river, lake and sea have speeds
 * of their own; the outermost two rows and columns are closed, so that no step leaves the grid.
 * @throws RangeError naming a speed that cannot be used
 */
export function travelSurface(ground: TravelGround, speeds: TravelSpeeds): TravelSurface {
  checkSpeeds(speeds);
  const { grid, cover, graph } = ground;
  const { columns, rows } = grid;
  const frictionSPerM = new Float32Array(columns * rows).fill(Infinity);
  const [river, lake, sea] = [sPerM(speeds.riverKmh), sPerM(speeds.lakeKmh), sPerM(speeds.seaKmh)];
  for (let row = 2; row < rows - 2; row++) {
    const metres = cellM(grid, row * columns);
    for (let cell = row * columns + 2; cell < (row + 1) * columns - 2; cell++) {
      const of = cover[cell];
      if (of === COVER.land) frictionSPerM[cell] = walkSPerM(slopeAt(ground, cell, metres), speeds);
      else if (of === COVER.river) frictionSPerM[cell] = river;
      else if (of === COVER.lake) frictionSPerM[cell] = lake;
      else if (of === COVER.sea) frictionSPerM[cell] = sea;
    }
  }
  const edgeSeconds = Float64Array.from(graph.edgeClass, (of, e) => {
    const kind = ROAD_CLASSES[of] as (typeof ROAD_CLASSES)[number];
    const wait = kind === 'ramp' ? speeds.rampS : kind === 'ferry' ? speeds.ferryWaitS : 0;
    return (graph.edgeLengthM[e] as number) * sPerM(speeds.roadKmh[kind]) + wait;
  });
  const net = roadNet(graph, ground, edgeSeconds, (cell) => frictionSPerM[cell] as number);
  return { ground, speeds, frictionSPerM, edgeSeconds, lattice: buildLattice(grid), net };
}

/** The ways from a place to the surface: nodes with the time to each. */
export interface Access {
  node: number;
  ticks: number;
  lengthM: number;
}

/** Seconds a metre on foot at the slope of a cell, whatever its cover is. */
function walkIn({ ground, speeds, frictionSPerM }: TravelSurface, cell: number): number {
  const known = frictionSPerM[cell] as number;
  return ground.cover[cell] === COVER.land && known !== Infinity
    ? known
    : walkSPerM(slopeAt(ground, cell), speeds);
}

/** The error where `accessAt` gives nothing. */
export const outsideGround = (lonLat: LonLat, what: string): RefusalError =>
  new RefusalError(
    { code: 'outside-ground', lonLat },
    `${what}: ${lonLat.join(', ')} lies outside the ground of travel time`,
  );

/**
 * The centre of the cell of the place, the centres of the cells of land around it, and the nodes of roads in all nine, on foot at the mean
 * of the slopes of both cells. The cover of its own cell is not counted: a place on a shore stands on land. So a place near a river reaches
 * the other bank within a cell. Empty outside the grid and its margin.
 */
export function accessAt(surface: TravelSurface, lonLat: LonLat): Access[] {
  const { ground, net } = surface;
  const { grid, cover } = ground;
  const cell = cellAt(grid, lonLat);
  if (cell < 0 || cover[cell] === COVER.outside) return [];
  const own = walkIn(surface, cell);
  const cells = grid.columns * grid.rows;
  const found: Access[] = [];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const near = cell + dy * grid.columns + dx;
      const isWalked = near === cell || cover[near] === COVER.land;
      const first = net.firstOfCell[near] ?? -1;
      if (!isWalked && first < 0) continue;
      const walk = (own + walkIn(surface, near)) / 2;
      const add = (node: number, at: LonLat): void => {
        const lengthM = distanceM(lonLat, at);
        found.push({ node, ticks: Math.max(1, Math.round(lengthM * walk * TICKS_PER_S)), lengthM });
      };
      if (isWalked) add(near, cellLonLat(grid, near));
      for (let n = first; n >= 0; n = net.nextOfCell[n] as number)
        add(cells + n, [net.nodeLon[n] as number, net.nodeLat[n] as number]);
    }
  return found;
}

/** The position of a node. */
export function nodeLonLat({ ground: { grid }, net }: TravelSurface, node: number): LonLat {
  const n = node - grid.columns * grid.rows;
  return n < 0 ? cellLonLat(grid, node) : [net.nodeLon[n] as number, net.nodeLat[n] as number];
}

/** Time of a straight walk between two near places, ticks; Infinity where they are farther apart than a cell. */
export function directTicks(
  surface: TravelSurface,
  a: LonLat,
  b: LonLat,
): { ticks: number; lengthM: number } | null {
  const { grid } = surface.ground;
  if (Math.abs(a[0] - b[0]) > grid.cellDeg || Math.abs(a[1] - b[1]) > grid.cellDeg) return null;
  const [cellA, cellB] = [cellAt(grid, a), cellAt(grid, b)];
  if (cellA < 0 || cellB < 0) return null;
  const lengthM = distanceM(a, b);
  const walk = (walkIn(surface, cellA) + walkIn(surface, cellB)) / 2;
  return { ticks: Math.round(lengthM * walk * TICKS_PER_S), lengthM };
}
