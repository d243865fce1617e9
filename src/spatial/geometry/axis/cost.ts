import { bbox } from '@turf/bbox';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { sharesIn } from '../travel/raster.ts';
import type { Rings } from '../rings.ts';
import { polygonsOf } from '../../../domain/polygons.ts';
import type { LonLat } from '../../../domain/records.ts';
import { COVER, type TravelGrid } from '../travel/ground.ts';
import { mPerDegree } from '../../../domain/distance.ts';
import { cellAt } from '../travel/lattice.ts';
import { UNREACHED } from '../travel/search.ts';
import { DEFAULT_SPEEDS, type TravelSpeeds, walkSPerM } from '../travel/speeds.ts';
import type { TravelSurface } from '../travel/surface.ts';

/**
 * The cost of a way of an axis: the speeds of travel time with three differences, all of them choices of this atlas.
 * - A motorway counts less than a primary road, because it serves the places beside it at its junctions only.
 * - Off the road 20 km/h, the least design speed of a road in China (四级公路, JTG B01-2014), reduced on slopes by Tobler's function: the road
 * data end with primary roads, and in a valley there is a smaller road that they do not have.
 * - A river is crossed at 5 km/h: smaller roads have bridges that are not in the data.
 */
export const AXIS_SPEEDS: TravelSpeeds = {
  ...DEFAULT_SPEEDS,
  roadKmh: { ...DEFAULT_SPEEDS.roadKmh, motorway: 40, trunk: 60, primary: 50, construction: 50 },
  walkKmh: 20,
  riverKmh: 5,
};

/** Cost factors of other counties' land: off the road, and on a road, which may leave the county where it is much shorter. */
const OTHER_LAND_FACTOR = 4;
const OTHER_ROAD_FACTOR = 2;
/** Cost factor of a road that a source names for the axis, and of ground within this many metres of a river that it names. */
const NAMED_FACTOR = 0.5;
const RIVER_REACH_M = 1500;
/** How far beyond its stations the way of an axis is searched, degrees: some 30 km. */
const MARGIN_DEG = 0.3;

/**
 * The cost factor of a slope is squared: roads keep to gentler ground than paths, and in cells of 430 m half of a slope is averaged out.
 */
const SLOPE_POWER = 2;
/** Cost factor of ground above a ridge's pass, where another way avoids the ridge. */
const HIGH_FACTOR = 20;
/** Cost factor of a cell of land that is partly lake or sea: a line drawn through it might cross the water. */
const SHORE_FACTOR = 15;

/** The cost surface with higher costs of slopes than for people on foot, and of cells on shores than of the land behind them. */
export function axisLand(
  surface: TravelSurface,
  lakes: readonly Rings[],
  sea: readonly Rings[],
): TravelSurface {
  const { grid, cover } = surface.ground;
  const wet = sharesIn(grid, [...lakes, ...sea]);
  const level = walkSPerM(0, surface.speeds);
  const frictionSPerM = surface.frictionSPerM.map((s, cell) => {
    if (cover[cell] !== COVER.land) return s;
    return (s / level) ** SLOPE_POWER * level * ((wet[cell] as number) > 0 ? SHORE_FACTOR : 1);
  });
  return { ...surface, frictionSPerM };
}

/** Roads and rivers that sources name for an axis, as far as the ground has them by that name. */
export interface Followed {
  /** Indices of names of the road graph. */
  roads: ReadonlySet<number>;
  /** Courses of rivers. */
  rivers: readonly (readonly Position[])[];
}

/** A box in degrees in which ground above a height is to be avoided. */
export interface Avoided {
  west: number;
  south: number;
  east: number;
  north: number;
  aboveM: number;
}

/** The cost surface of one axis. */
export interface AxisSurface {
  surface: TravelSurface;
  linkTicks: Int32Array;
}

/** Marks the cells whose centres lie in an area, by the even–odd rule row by row. */
export function cellsIn(
  { west, north, cellDeg, columns, rows }: TravelGrid,
  area: Polygon | MultiPolygon,
): Uint8Array {
  const inside = new Uint8Array(columns * rows);
  for (const rings of polygonsOf(area)) {
    const meets = new Map<number, number[]>();
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] as Position, ring[i] as Position];
        const first = Math.ceil((north - Math.max(ay, by)) / cellDeg - 0.5);
        const last = Math.floor((north - Math.min(ay, by)) / cellDeg - 0.5);
        for (let row = Math.max(0, first); row <= Math.min(rows - 1, last); row++) {
          const lat = north - (row + 0.5) * cellDeg;
          if (ay > lat === by > lat) continue;
          const x = (ax + ((lat - ay) / (by - ay)) * (bx - ax) - west) / cellDeg - 0.5;
          meets.set(row, [...(meets.get(row) ?? []), x]);
        }
      }
    for (const [row, places] of meets) {
      const sorted = places.toSorted((a, b) => a - b);
      for (let k = 0; k + 1 < sorted.length; k += 2) {
        const to = Math.min(columns - 1, Math.floor(sorted[k + 1] as number));
        for (let column = Math.max(0, Math.ceil(sorted[k] as number)); column <= to; column++)
          inside[row * columns + column] = 1;
      }
    }
  }
  return inside;
}

/** Marks the cells within a distance of lines. */
function cellsNear(grid: TravelGrid, lines: readonly (readonly Position[])[], reachM: number): Uint8Array {
  const near = new Uint8Array(grid.columns * grid.rows);
  const [, north] = mPerDegree(29);
  const reach = Math.ceil(reachM / (north * grid.cellDeg));
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [line[i - 1] as Position, line[i] as Position];
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / grid.cellDeg));
      for (let k = 0; k <= steps; k++) {
        const cell = cellAt(grid, [ax + (k / steps) * (bx - ax), ay + (k / steps) * (by - ay)]);
        if (cell < 0) continue;
        for (let dy = -reach; dy <= reach; dy++)
          for (let dx = -reach; dx <= reach; dx++)
            if (dx * dx + dy * dy <= reach * reach) near[cell + dy * grid.columns + dx] = 1;
      }
    }
  return near;
}

/**
 * The cost surface around the stations of one axis, where other counties' land costs more and what sources name costs less. Beyond a margin
 * around the stations everything is closed.
 */
export function axisSurface(
  base: TravelSurface,
  county: Polygon | MultiPolygon,
  stations: readonly LonLat[],
  followed: Followed,
  avoided: readonly Avoided[] = [],
): AxisSurface {
  const { ground, net } = base;
  const { grid, cover } = ground;
  const own = cellsIn(grid, county);
  const near = cellsNear(grid, followed.rivers, RIVER_REACH_M);
  const around = bbox({ type: 'MultiPoint', coordinates: stations.map((at) => [...at]) });
  const columnAt = (lon: number): number => Math.round((lon - grid.west) / grid.cellDeg);
  const rowAt = (lat: number): number => Math.round((grid.north - lat) / grid.cellDeg);
  const [left, right] = [columnAt(around[0] - MARGIN_DEG), columnAt(around[2] + MARGIN_DEG)];
  const [top, bottom] = [rowAt(around[3] + MARGIN_DEG), rowAt(around[1] - MARGIN_DEG)];
  const factorAt = (cell: number, other: number): number =>
    (own[cell] === 1 || cover[cell] === COVER.sea ? 1 : other) * (near[cell] === 1 ? NAMED_FACTOR : 1);

  const frictionSPerM = new Float32Array(base.frictionSPerM.length).fill(Infinity);
  for (let row = Math.max(0, top); row <= Math.min(grid.rows - 1, bottom); row++)
    for (let column = Math.max(0, left); column <= Math.min(grid.columns - 1, right); column++) {
      const cell = row * grid.columns + column;
      frictionSPerM[cell] = (base.frictionSPerM[cell] as number) * factorAt(cell, OTHER_LAND_FACTOR);
    }
  for (const { west, south, east, north, aboveM } of avoided)
    for (let row = rowAt(north); row <= rowAt(south); row++)
      for (let column = columnAt(west); column <= columnAt(east); column++) {
        const cell = row * grid.columns + column;
        if ((ground.heightM[cell] as number) > aboveM)
          frictionSPerM[cell] = (frictionSPerM[cell] as number) * HIGH_FACTOR;
      }
  const linkTicks = new Int32Array(net.linkTicks.length).fill(UNREACHED);
  for (let n = 0; n < net.nodeLon.length; n++) {
    const cell = cellAt(grid, [net.nodeLon[n] as number, net.nodeLat[n] as number]);
    if (cell < 0 || frictionSPerM[cell] === Infinity) continue;
    for (let link = net.linkStart[n] as number; link < (net.linkStart[n + 1] as number); link++) {
      const edge = net.linkEdge[link] as number;
      const named = followed.roads.has(ground.graph.edgeName[edge] as number) ? NAMED_FACTOR : 1;
      const to = net.linkTo[link] as number;
      const toCell = cellAt(grid, [net.nodeLon[to] as number, net.nodeLat[to] as number]);
      // The mean of both ends, so that a link costs the same in both directions.
      const factor = (factorAt(cell, OTHER_ROAD_FACTOR) + factorAt(toCell, OTHER_ROAD_FACTOR)) / 2;
      linkTicks[link] = Math.max(1, Math.round((net.linkTicks[link] as number) * factor * named));
    }
  }
  return { surface: { ...base, frictionSPerM }, linkTicks };
}
