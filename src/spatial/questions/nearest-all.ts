import { DATUM } from '../../domain/answers/basis.ts';
import type { NearestAll } from '../../domain/answers/nearest-towns.ts';
import type { Site, SpatialModel } from '../model.ts';
import { visitCells } from '../geometry/cells.ts';
import { type CentralTown, MAX_TOWNS, centralTowns } from '../geometry/central-towns.ts';
import { checkCount } from '../check.ts';
import { distanceM } from '../geometry/distance-m.ts';
import { flatPoints } from '../geometry/flat-lines.ts';
import { type DoubtfulDistance } from '../../domain/answers/doubt.ts';
import { doubtfulDistance } from './count-builder.ts';
import { RAD } from '../geometry/metric.ts';
import { type SpreadTowns, spreadTowns } from './spread-towns.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';
import { flatVertices, standpoint } from '../geometry/standpoint.ts';

/** Beyond this the plane around a village is no longer true to 0.001 % and the geodesic is asked, metres. */
const PLANE_M = 100_000;

/**
 * The `k` nearest central towns of every village, nearest first (method note `nearest-towns`); all of them where the network
 * has fewer. Distance and bearing are measured in the plane of each village: within 0.001 % and 0.001° of the geodesic.
 * @throws RangeError where a position lies outside China, `k` is not from 1 to 100 or the network has no central town.
 */
export function nearestAll(model: SpatialModel, k: number): NearestAll {
  checkCount(k, 'nearest towns', MAX_TOWNS);
  const { towns, around } = centralTowns(model);
  const most = Math.min(k, towns.length);
  const villages: Site[] = [];
  const numbers: number[] = [];
  for (const [index, one] of model.sites.entries())
    if (one.kind === 'village') {
      villages.push(one);
      numbers.push(index);
    }
  const site = new Int32Array(numbers);
  const table = {
    k: most,
    site,
    town: new Int32Array(site.length * most),
    distanceM: new Float64Array(site.length * most),
    meanM: new Float64Array(site.length * most),
    lowM: new Float64Array(site.length * most),
    highM: new Float64Array(site.length * most),
    nearestShare: new Float64Array(site.length * most),
    bearingDeg: new Float64Array(site.length * most),
    sameCounty: new Uint8Array(site.length * most),
    island: new Uint8Array(site.length * most),
  };
  const { spreadOf } = buildSpreads(model);
  const doubtfulOf = doubtfulTowns(model);
  const points = flatPoints(villages);
  const { xy, stand, lookAt } = standpoint(flatVertices(towns.map(({ lonLat }) => lonLat)));
  const metres = new Float64Array(most);
  /** Which candidates are the nearest so far, and where each candidate lies: metres east and north. */
  const found = new Int32Array(most);
  const east = new Float64Array(towns.length);
  const north = new Float64Array(towns.length);

  visitCells(points, (order, start, end, box) => {
    const candidates = around([box.west / RAD, box.south / RAD, box.east / RAD, box.north / RAD], most).sort(
      (a, b) => a - b,
    );
    for (let o = start; o < end; o++) {
      const v = order[o] as number;
      const lon = points.lon[v] as number;
      const lat = points.lat[v] as number;
      stand(lon, lat);
      let filled = 0;
      for (let c = 0; c < candidates.length; c++) {
        lookAt(candidates[c] as number);
        const x = xy[0] as number;
        const y = xy[1] as number;
        east[c] = x;
        north[c] = y;
        let m = Math.sqrt(x * x + y * y);
        if (m > PLANE_M) m = distanceM([lon, lat], (towns[candidates[c] as number] as CentralTown).lonLat);
        if (filled === most && m >= (metres[most - 1] as number)) continue;
        let place = filled < most ? filled++ : most - 1;
        for (; place > 0 && (metres[place - 1] as number) > m; place--) {
          metres[place] = metres[place - 1] as number;
          found[place] = found[place - 1] as number;
        }
        metres[place] = m;
        found[place] = c;
      }
      const village = villages[v] as Site;
      const spread = spreadOf[site[v] as number] as number;
      for (let i = 0; i < most; i++) {
        const at = v * most + i;
        const c = found[i] as number;
        const index = candidates[c] as number;
        const town = towns[index] as CentralTown;
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
        table.sameCounty[at] = town.county === village.county ? 1 : 0;
        table.island[at] = town.island || village.island ? 1 : 0;
      }
    }
  });
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
