import { join } from 'node:path';
import type { LineString, Polygon, Position } from 'geojson';
import { COVER, type TravelGround } from '../../../src/spatial/geometry/travel/ground.ts';
import { cellAt } from '../../../src/spatial/geometry/travel/lattice.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { joinLand, type LandPart } from '../ground/land.ts';
import { readHeights, readRows } from '../ground/read-inputs.ts';
import type { RoadRow } from '../ground/roads.ts';
import { buildGraph } from './build-graph.ts';
import { buildGrid } from './build-grid.ts';
import { encodeTravelGround } from './encode.ts';
import { readFerries } from './ferries.ts';
import { readRoads } from './road-lines.ts';

export interface BuiltTravel {
  /** File name in geodata/travel/ → its bytes. */
  files: Map<string, Uint8Array>;
  counts: Map<string, number>;
  ground: TravelGround;
  /** The shores that the ground was computed from. */
  land: LandPart[];
  report: Record<string, number>;
}

/** Land and town seats of the compiled network. */
export interface TravelContext {
  province: readonly Rings[];
  neighbours: readonly Rings[];
  seats: readonly Position[];
}

/**
 * Compiles heights, water and roads of geodata/inputs/ground/ to the ground of the cost surface; the same inputs give the same bytes.
 * @throws Error naming what is wrong in the inputs
 */
export function buildTravel(root: string, { province, neighbours, seats }: TravelContext): BuiltTravel {
  const inputs = join(root, 'geodata', 'inputs', 'ground');
  const land = joinLand(
    readRows<{ kind: string; name?: string }, Polygon>(inputs, 'land.geojson'),
    readRows<object, Polygon>(inputs, 'islets.geojson'),
    province,
    neighbours,
  );
  const cells = buildGrid({
    heights: readHeights(inputs),
    land,
    water: readRows<{ kind: string }, Polygon>(inputs, 'water.geojson'),
    rivers: readRows<object, LineString>(inputs, 'rivers.geojson'),
  });
  const coverAt = ([lon = 0, lat = 0]: Position): number =>
    cells.cover[cellAt(cells.grid, [lon, lat])] ?? COVER.outside;
  const roads = readRoads(
    [
      ...readRows<RoadRow, LineString>(inputs, 'roads-major.geojson'),
      ...readRows<RoadRow, LineString>(inputs, 'roads-primary.geojson'),
    ],
    (at) => coverAt(at) !== COVER.outside,
  );
  const ferries = readFerries(join(root, 'geodata', 'inputs', 'travel', 'ferries.csv'), cells);
  const { graph, report } = buildGraph(roads, seats, ferries, (at) => coverAt(at) === COVER.land);
  const ground: TravelGround = { ...cells, graph };
  const bytes = encodeTravelGround(ground);
  return {
    files: new Map([['ground.bin', bytes]]),
    counts: new Map([['ground.bin', graph.edgeClass.length]]),
    ground,
    land,
    report: { ...report, roadNodes: graph.nodeEntered.length, roadEdges: graph.edgeClass.length },
  };
}
