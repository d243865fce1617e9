import { bbox } from '@turf/bbox';
import { Delaunay } from 'd3-delaunay';
import type { MultiPolygon, Position } from 'geojson';
import { DATUM } from '../../domain/answers/basis.ts';
import type { Catchment, Catchments, FarVillage } from '../../domain/answers/catchments.ts';
import { mostExtreme, type Ranked } from '../../domain/extremes.ts';
import type { Site, SpatialModel } from '../model.ts';
import type { CatchmentFigures } from '../protocol.ts';
import { areaKm2 } from '../geometry/area-km2.ts';
import { centralTowns } from '../geometry/central-towns.ts';
import { checkLonLat } from '../check.ts';
import { type ConformalPlane, conformalPlane } from '../geometry/conformal-plane.ts';
import { type CountBuilder, countBuilder, doubtfulDistance } from './count-builder.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { intersectAreas, piecesWithin } from '../geometry/overlay.ts';
import { regionFilter } from './region-filter.ts';
import { spreadTowns } from './spread-towns.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';

/** Bound of the error of an area, per cent: the borders run within metres of the true ones. */
const ERROR_PCT = 0.1;
/** Largest distance between vertices of a border, metres: borders are straight in the plane and are drawn in degrees. */
const STRAIGHT_M = 5000;
/** Half the side of the box that bounds the outer catchments, metres from the middle of the province. */
const BOX_M = 1_500_000;
/** Side of the squares that the land is cut into, degrees. */
const SQUARE_DEG = 0.25;
/** Upper bound of the relative error of distances in the plane, within the province. */
const PLANE_SLACK = 0.002;

/** The centre of the bounding box of a province. */
function middle({ geometry }: SpatialModel['province']): [number, number] {
  const [west, south, east, north] = bbox(geometry);
  return [(west + east) / 2, (south + north) / 2];
}

/** A closed ring of the plane in degrees, with vertices added on long sides. */
function buildRing(cell: readonly (readonly number[])[], plane: ConformalPlane): Position[] {
  const ring: Position[] = [];
  for (let i = 1; i < cell.length; i++) {
    const [[ax = NaN, ay = NaN] = [], [bx = NaN, by = NaN] = []] = [cell[i - 1], cell[i]];
    const parts = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STRAIGHT_M));
    for (let k = 0; k < parts; k++)
      ring.push(plane.toLonLat([ax + ((bx - ax) * k) / parts, ay + ((by - ay) * k) / parts]));
  }
  return [...ring, ring[0] as Position];
}

/**
 * The index of the central town nearest to a site by geodesics: candidates come from the plane, and every neighbour that could be as near
 * is measured.
 */
function nearestTown(
  site: Site,
  towns: readonly Site[],
  delaunay: Delaunay<Site>,
  plane: ConformalPlane,
  start: number,
): number {
  const [x, y] = plane.toXY(site.lonLat);
  const found = delaunay.find(x, y, start);
  const planeM = (i: number): number =>
    Math.hypot((delaunay.points[2 * i] as number) - x, (delaunay.points[2 * i + 1] as number) - y);
  const limitM = planeM(found) * (1 + PLANE_SLACK);
  const close = [found, ...delaunay.neighbors(found)].filter((i) => planeM(i) <= limitM);
  if (close.length === 1) return found;
  const measured = close.map((i) => ({ i, m: geodesicM(site.lonLat, (towns[i] as Site).lonLat) }));
  return measured.reduce((best, next) => (next.m < best.m ? next : best)).i;
}

type Members = Pick<Catchment, 'villages' | 'keyVillages'>;

function assignVillages(
  model: SpatialModel,
  towns: readonly Site[],
  delaunay: Delaunay<Site>,
  plane: ConformalPlane,
): [members: Members[], villages: Catchments['villages']] {
  const members = towns.map(() => ({ villages: countBuilder(), keyVillages: countBuilder() }));
  const villages: Catchments['villages'] = [];
  const { spreadOf } = buildSpreads(model);
  const indexOf = new Map(towns.map(({ lonLat }, i) => [lonLat.join(), i]));
  let last = 0;
  model.sites.forEach((site, i) => {
    if (site.kind !== 'village') return;
    checkLonLat(site.lonLat, site.code);
    const spread = spreadOf[i] as number;
    if (spread >= 0) {
      villages.push(doubtfulVillage(model, site, spread, indexOf, towns, members));
      return;
    }
    last = nearestTown(site, towns, delaunay, plane, last);
    const [town, group] = [towns[last] as Site, members[last] as (typeof members)[number]];
    group.villages.certain();
    if (site.programme) group.keyVillages.certain();
    villages.push({
      ...toVillage(site, town),
      distanceM: geodesicM(site.lonLat, town.lonLat),
      certain: town.errorRadiusM === 0,
    });
  });
  return [
    members.map((group) => ({ villages: group.villages.count(), keyVillages: group.keyVillages.count() })),
    villages,
  ];
}

const toVillage = ({ code, name, county, prefecture, island }: Site, town: Site) => ({
  code,
  name,
  county,
  prefecture,
  town: town.code,
  island: island || town.island,
});

/** Counts a village of unknown position to the catchments of its possible positions, each with its share of them. */
function doubtfulVillage(
  model: SpatialModel,
  site: Site,
  spread: number,
  indexOf: ReadonlyMap<string, number>,
  towns: readonly Site[],
  members: readonly { villages: CountBuilder; keyVillages: CountBuilder }[],
): Catchments['villages'][number] {
  const { nearest, nearestM, towns: all } = spreadTowns(model);
  const shares = new Map<number, number>();
  for (let i = spread * POSITIONS; i < (spread + 1) * POSITIONS; i++) {
    // Of towns at the same point the first has the catchment.
    const town = indexOf.get((all[nearest[i] as number] as Site).lonLat.join()) ?? 0;
    shares.set(town, (shares.get(town) ?? 0) + 1 / POSITIONS);
  }
  const likely = [...shares].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  for (const [town, share] of shares) {
    const count = (builder: CountBuilder | undefined): void =>
      share === 1 ? builder?.certain() : builder?.doubtful(spread, share);
    count(members[town]?.villages);
    if (site.programme) count(members[town]?.keyVillages);
  }
  const doubtful = doubtfulDistance(nearestM.slice(spread * POSITIONS, (spread + 1) * POSITIONS));
  return { ...toVillage(site, towns[likely] as Site), distanceM: doubtful.meanM, certain: false, doubtful };
}

/**
 * The land that is nearer to each central town than to any other: a Voronoi diagram in a conformal plane (`conformalPlane`), clipped to the
 * province. A village belongs to the town that is nearest by geodesics, whichever side of a drawn border it is on.
 * @throws RangeError where the network has no central town or a position lies outside China
 */
export function catchments(model: SpatialModel): Catchments {
  const [towns, coincident] = distinctTowns(model);
  const plane = conformalPlane(middle(model.province));
  const delaunay = Delaunay.from(
    towns,
    ({ lonLat }) => plane.toXY(lonLat)[0],
    ({ lonLat }) => plane.toXY(lonLat)[1],
  );
  const voronoi = delaunay.voronoi([-BOX_M, -BOX_M, BOX_M, BOX_M]);
  const landIn = landClipper(model.province.geometry);
  const [members, nearby] = assignVillages(model, towns, delaunay, plane);
  return {
    method: 'catchments',
    datum: DATUM,
    errorPct: ERROR_PCT,
    dataDate: model.dataDate,
    straightLine: true,
    coincident,
    villages: nearby,
    areas: towns.map(({ code, name }, i): Catchment => {
      const cell = voronoi.cellPolygon(i);
      const ring = buildRing(cell, plane);
      const geometry = landIn(ring);
      return { town: code, name, areaKm2: areaKm2(geometry), ...(members[i] as Members), geometry };
    }),
  };
}

/** Clips rings by the land of the province, which is cut once into squares of which each ring needs one: thousands of small areas then take seconds. */
function landClipper(land: SpatialModel['province']['geometry']): (ring: Position[]) => MultiPolygon {
  const squares = new Map<string, MultiPolygon>();
  return (ring) => {
    const [west, south, east, north] = bbox({ type: 'Polygon', coordinates: [ring] });
    const [x, y] = [Math.floor(west / SQUARE_DEG), Math.floor(south / SQUARE_DEG)];
    const isSmall = Math.max(east - west, north - south) < SQUARE_DEG;
    if (!isSmall) return intersectAreas([{ type: 'Polygon', coordinates: [ring] }], land);
    const key = `${x} ${y}`;
    const square =
      squares.get(key) ??
      piecesWithin(land, [
        (x - 0.1) * SQUARE_DEG,
        (y - 0.1) * SQUARE_DEG,
        (x + 2.1) * SQUARE_DEG,
        (y + 2.1) * SQUARE_DEG,
      ]);
    squares.set(key, square);
    return intersectAreas([{ type: 'Polygon', coordinates: [ring] }], square);
  };
}

/** The central towns without repeated points, and the codes of those at the point of another. */
function distinctTowns(model: SpatialModel): [towns: Site[], coincident: string[]] {
  const taken = new Set<string>();
  const coincident: string[] = [];
  const towns = centralTowns(model).towns.filter(({ lonLat, code }) => {
    const at = lonLat.join();
    if (taken.has(at)) coincident.push(code);
    return !taken.has(at) && taken.add(at);
  });
  return [towns, coincident];
}

/**
 * The `count` villages of a region, or of the province, that are farthest from their nearest central town (in any county), farthest first,
 * and the number of further villages exactly as far as the last.
 * @throws RangeError for an unknown region
 */
export function farthestVillages(
  model: SpatialModel,
  { villages }: Pick<Catchments, 'villages'>,
  count: number,
  region?: string,
): Ranked<FarVillage> {
  const { holds } = regionFilter(model, region);
  const { first, tied } = mostExtreme(villages.filter(holds), count, ({ distanceM: m }) => m);
  return {
    first: first.map(({ county, prefecture, ...far }) => {
      void [county, prefecture];
      return far;
    }),
    tied,
  };
}

/**
 * Catchments without their outlines, which reach the map as tiles, and with the `farthest` villages of a region or of the province.
 * @throws RangeError for an unknown region
 */
export function catchmentFigures(
  model: SpatialModel,
  { areas, villages, ...rest }: Catchments,
  farthest: number,
  region?: string,
): CatchmentFigures {
  return {
    ...rest,
    areas: areas.map(({ geometry, ...figures }) => {
      void geometry;
      return figures;
    }),
    farthest: farthestVillages(model, { villages }, farthest, region),
  };
}
