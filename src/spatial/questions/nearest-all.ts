import { DATUM } from '../../domain/answers/basis.ts';
import type { NearestAll } from '../../domain/answers/nearest-towns.ts';
import type { Site, SpatialModel } from '../model.ts';
import { visitCells } from '../geometry/cells.ts';
import type { RadBox } from '../geometry/chain-index.ts';
import { type CentralTown, MAX_TOWNS, centralTowns } from '../geometry/central-towns.ts';
import { checkCount } from '../check.ts';
import { geodesicTo } from '../geometry/geodesic-m.ts';
import { type FlatPoints, flatPoints } from '../geometry/flat-lines.ts';
import { type DoubtfulDistance } from '../../domain/answers/doubt.ts';
import { doubtfulDistance } from './count-builder.ts';
import { RAD } from '../geometry/metric.ts';
import { separationM } from '../geometry/point-index.ts';
import type { LonLat } from '../../domain/records.ts';
import { type SpreadTowns, spreadTowns } from './spread-towns.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';
import { flatVertices, offsetFinder } from '../geometry/offset-finder.ts';

/** Beyond this the geodesic is computed, metres: the plane around a village is 6 ppm off at 50 km and 10.4 ppm at 93 km. */
const PLANE_M = 50_000;
/** Greater than any rounding error, metres. */
const SLACK_M = 1;
/** Least length of a geodesic for which the plane gives `m` metres: the error of the plane is 26 ppm at 100 km and grows with the square of the distance. */
const leastM = (m: number): number => m * (1 - Math.min(0.2, 1e-4 * (1 + (m / 100_000) ** 2)));

/** The villages of a list of sites as arrays, made once for the list. */
interface Villages {
  /** Their places in the list. */
  site: Int32Array;
  points: FlatPoints;
  /** The county of each by a number of its own, as `countyOf` counts them; 1 where it lies in an island county. */
  county: Int32Array;
  island: Uint8Array;
  countyOf: ReadonlyMap<string, number>;
}
const madeVillages = new WeakMap<SpatialModel['sites'], Villages>();

function listVillages(sites: SpatialModel['sites']): Villages {
  const known = madeVillages.get(sites);
  if (known) return known;
  const numbers: number[] = [];
  for (let i = 0; i < sites.length; i++) if ((sites[i] as Site).kind === 'village') numbers.push(i);
  const villages = numbers.map((i) => sites[i] as Site);
  const countyOf = new Map<string, number>();
  for (const { county } of villages) if (!countyOf.has(county)) countyOf.set(county, countyOf.size);
  const made: Villages = {
    site: new Int32Array(numbers),
    points: flatPoints(villages),
    county: Int32Array.from(villages, ({ county }) => countyOf.get(county) as number),
    island: Uint8Array.from(villages, ({ island }) => (island ? 1 : 0)),
    countyOf,
  };
  madeVillages.set(sites, made);
  return made;
}

/** The arrays of the answer, to be filled: `most` rows for each site. */
const emptyTable = (site: Int32Array, most: number) => ({
  k: most,
  // A copy, since the arrays of an answer may be transferred to another thread.
  site: site.slice(),
  town: new Int32Array(site.length * most),
  distanceM: new Float64Array(site.length * most),
  meanM: new Float64Array(site.length * most),
  lowM: new Float64Array(site.length * most),
  highM: new Float64Array(site.length * most),
  nearestShare: new Float64Array(site.length * most),
  bearingDeg: new Float64Array(site.length * most),
  sameCounty: new Uint8Array(site.length * most),
  island: new Uint8Array(site.length * most),
});

/**
 * The `k` nearest central towns of every village, nearest first (method note `nearest-towns`); all of them where the network
 * has fewer. Distance and bearing are within 0.001 % and 0.001° of the geodesic: measured in the plane of each village as far as 50 km, as geodesics beyond.
 * @throws RangeError where a position lies outside China, `k` is not from 1 to 100 or the network has no central town.
 */
export function nearestAll(model: SpatialModel, k: number): NearestAll {
  checkCount(k, 'nearest towns', MAX_TOWNS);
  const { towns } = centralTowns(model);
  const most = Math.min(k, towns.length);
  const { site } = listVillages(model.sites);
  const table = emptyTable(site, most);
  fillTable(model, table);
  return {
    method: 'nearest-towns',
    datum: DATUM,
    errorPct: 0.001,
    dataDate: model.dataDate,
    straightLine: true,
    ...table,
    towns: towns.map(({ code, name, programme }) => ({
      code,
      name,
      ...(programme ? { axis: programme.axis } : {}),
    })),
  };
}

/** Searches the nearest towns of every village and writes them into the table of `emptyTable`. */
function fillTable(model: SpatialModel, table: ReturnType<typeof emptyTable>): void {
  const most = table.k;
  const { towns, around } = centralTowns(model);
  const { points } = listVillages(model.sites);
  const { xy, setOrigin, findOffsetOf } = offsetFinder(flatVertices(towns.map(({ lonLat }) => lonLat)));
  const metres = new Float64Array(most);
  /** Which candidates are the nearest so far, and where each candidate lies: metres east and north. */
  const found = new Int32Array(most);
  const east = new Float64Array(towns.length);
  const north = new Float64Array(towns.length);
  const fromMiddleM = new Float64Array(towns.length);
  const writeRows = rowWriter(model, table, { metres, found, east, north });

  /** Towns for the villages of a cell (radians), in order of their distance from its middle, and the distance of its corners from there. */
  const lookAround = ({ west, south, east: eastRad, north: northRad }: RadBox) => {
    const near = around([west / RAD, south / RAD, eastRad / RAD, northRad / RAD], most);
    const middle: LonLat = [(west + eastRad) / 2 / RAD, (south + northRad) / 2 / RAD];
    setOrigin(...middle);
    for (let c = 0; c < near.length; c++) {
      findOffsetOf(near[c] as number);
      fromMiddleM[near[c] as number] = Math.hypot(xy[0] as number, xy[1] as number);
    }
    const candidates = near.sort((a, b) => (fromMiddleM[a] as number) - (fromMiddleM[b] as number) || a - b);
    // Of the corners those towards the equator are the farthest from the middle.
    const radiusM = Math.max(
      separationM(middle, [west / RAD, south / RAD]),
      separationM(middle, [west / RAD, northRad / RAD]),
    );
    return { candidates, radiusM };
  };

  visitCells(points, (order, start, end, box) => {
    const { candidates, radiusM } = lookAround(box);
    for (let o = start; o < end; o++) {
      const v = order[o] as number;
      const lon = points.lon[v] as number;
      const lat = points.lat[v] as number;
      setOrigin(lon, lat);
      let filled = 0;
      let worstM = Infinity;
      for (let c = 0; c < candidates.length; c++) {
        const index = candidates[c] as number;
        // So are the towns after it, which are still farther from the middle of the cell.
        if (leastM(fromMiddleM[index] as number) - radiusM > worstM + SLACK_M) break;
        findOffsetOf(index);
        const x = xy[0] as number;
        const y = xy[1] as number;
        east[c] = x;
        north[c] = y;
        let m = Math.sqrt(x * x + y * y);
        if (m > PLANE_M) {
          if (leastM(m) > worstM) continue;
          const far = geodesicTo([lon, lat], (towns[index] as CentralTown).lonLat);
          m = far.distanceM;
          east[c] = far.eastM;
          north[c] = far.northM;
        }
        if (m > worstM) continue;
        let place = filled < most ? filled++ : most;
        // Of equally near towns the first of the list is the nearer one.
        for (; place > 0; place--) {
          const before = metres[place - 1] as number;
          if (before < m || (before === m && (candidates[found[place - 1] as number] as number) < index))
            break;
          if (place === most) continue;
          metres[place] = before;
          found[place] = found[place - 1] as number;
        }
        if (place === most) continue;
        metres[place] = m;
        found[place] = c;
        if (filled === most) worstM = metres[most - 1] as number;
      }
      writeRows(v, candidates);
    }
  });
}

/**
 * Writes what was found for a village, the number `v` of the list of villages, into the table.
 * @param found candidates and distances of the nearest towns, in their order; metres east and north of every candidate
 */
function rowWriter(
  model: SpatialModel,
  table: ReturnType<typeof emptyTable>,
  {
    metres,
    found,
    east,
    north,
  }: { metres: Float64Array; found: Int32Array; east: Float64Array; north: Float64Array },
): (v: number, candidates: ArrayLike<number>) => void {
  const most = table.k;
  const { towns } = centralTowns(model);
  const { site, county, island, countyOf } = listVillages(model.sites);
  const { spreadOf } = buildSpreads(model);
  const doubtfulOf = doubtfulTowns(model);
  const townCounty = Int32Array.from(towns, (town) => countyOf.get(town.county) ?? -1);
  const townIsland = Uint8Array.from(towns, (town) => (town.island ? 1 : 0));
  return (v, candidates) => {
    const spread = spreadOf[site[v] as number] as number;
    for (let i = 0; i < most; i++) {
      const at = v * most + i;
      const c = found[i] as number;
      const index = candidates[c] as number;
      const degreesEast = Math.atan2(east[c] as number, north[c] as number) / RAD;
      table.town[at] = index;
      table.distanceM[at] = metres[i] as number;
      if (spread < 0) {
        table.meanM[at] = table.lowM[at] = table.highM[at] = metres[i] as number;
        table.nearestShare[at] = i === 0 ? 1 : 0;
      } else {
        const doubtful = doubtfulOf(spread, index);
        table.meanM[at] = doubtful.distanceM.meanM;
        table.lowM[at] = doubtful.distanceM.lowM;
        table.highM[at] = doubtful.distanceM.highM;
        table.nearestShare[at] = doubtful.share;
      }
      table.bearingDeg[at] = degreesEast < 0 ? degreesEast + 360 : degreesEast;
      table.sameCounty[at] = townCounty[index] === county[v] ? 1 : 0;
      table.island[at] = (townIsland[index] as number) | (island[v] as number);
    }
  };
}

/** More central towns than any network has. */
const MOST_TOWNS = 1e6;

/** A town as seen from the possible positions of a spread: distance, and share of the positions to which it is the nearest of all. */
interface DoubtfulTown {
  distanceM: DoubtfulDistance;
  share: number;
}

/** Each pair of spread and town is worked out once: the villages of a town share their spread. */
function doubtfulTowns(model: SpatialModel): (spread: number, town: number) => DoubtfulTown {
  const made = new Map<number, DoubtfulTown>();
  let seen: SpreadTowns | undefined;
  const metres = new Float64Array(POSITIONS);
  return (spread, town) => {
    const key = spread * MOST_TOWNS + town;
    const known = made.get(key);
    if (known) return known;
    seen ??= spreadTowns(model);
    const { nearest, toTownM } = seen;
    const positions = metres.length;
    let count = 0;
    for (let i = spread * positions; i < (spread + 1) * positions; i++) if (nearest[i] === town) count++;
    const found = { distanceM: doubtfulDistance(toTownM(spread, town, metres)), share: count / positions };
    made.set(key, found);
    return found;
  };
}
