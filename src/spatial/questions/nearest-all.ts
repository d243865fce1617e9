import type { NearestAll } from '../../domain/measures/nearest-towns.ts';
import type { Site, SpatialModel } from '../model.ts';
import { cellsOf } from '../geometry/cells.ts';
import { type CentralTown, MAX_TOWNS, centralTowns } from '../geometry/central-towns.ts';
import { checkCount } from '../check.ts';
import { distanceM } from '../geometry/distance-m.ts';
import { flatPoints } from '../geometry/flat-lines.ts';
import { type DoubtfulDistance } from '../../domain/measures/doubt.ts';
import { doubtfulDistance, shareOf } from './count-builder.ts';
import { RAD } from '../geometry/metric.ts';
import { spreadTowns } from './spread-towns.ts';
import { POSITIONS, spreadsOf } from '../geometry/spread.ts';
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
  const site = Int32Array.from(model.sites.flatMap(({ kind }, index) => (kind === 'village' ? [index] : [])));
  const villages = Array.from(site, (index) => model.sites[index] as Site);
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
  const { spreadOf } = spreadsOf(model);
  const doubtfulOf = doubtfulTowns(model);
  const points = flatPoints(villages);
  const { xy, stand, lookAt } = standpoint(flatVertices(towns.map(({ lonLat }) => lonLat)));
  const metres = new Float64Array(most);
  const found = new Int32Array(most);

  cellsOf(points, (order, start, end, box) => {
    const degrees = [box.west / RAD, box.south / RAD, box.east / RAD, box.north / RAD] as const;
    const candidates = Int32Array.from(around([...degrees], most)).sort();
    for (let o = start; o < end; o++) {
      const v = order[o] as number;
      const lon = points.lon[v] as number;
      const lat = points.lat[v] as number;
      stand(lon, lat);
      let filled = 0;
      for (let c = 0; c < candidates.length; c++) {
        const town = candidates[c] as number;
        lookAt(town);
        let m = Math.sqrt((xy[0] as number) ** 2 + (xy[1] as number) ** 2);
        if (m > PLANE_M) m = distanceM([lon, lat], (towns[town] as CentralTown).lonLat);
        if (filled === most && m >= (metres[most - 1] as number)) continue;
        let place = filled < most ? filled++ : most - 1;
        for (; place > 0 && (metres[place - 1] as number) > m; place--) {
          metres[place] = metres[place - 1] as number;
          found[place] = found[place - 1] as number;
        }
        metres[place] = m;
        found[place] = town;
      }
      const village = villages[v] as Site;
      for (let i = 0; i < most; i++) {
        const at = v * most + i;
        const town = towns[found[i] as number] as CentralTown;
        lookAt(found[i] as number);
        const degreesEast = Math.atan2(xy[0] as number, xy[1] as number) / RAD;
        table.town[at] = found[i] as number;
        table.distanceM[at] = metres[i] as number;
        if ((spreadOf[site[v] as number] as number) < 0) {
          table.meanM[at] = table.lowM[at] = table.highM[at] = metres[i] as number;
          table.nearestShare[at] = i === 0 ? 1 : 0;
        } else {
          const doubtful = doubtfulOf(spreadOf[site[v] as number] as number, found[i] as number);
          table.meanM[at] = doubtful.meanM;
          table.lowM[at] = doubtful.lowM;
          table.highM[at] = doubtful.highM;
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
    datum: 'WGS 84',
    errorPct: 0.001,
    dataDate: model.dataDate,
    straightLine: true,
    ...table,
    towns: towns.map(({ code, name, programme }) => ({ code, name, axis: programme.axis })),
  };
}

/** More central towns than any network has. */
const MOST_TOWNS = 1e6;

/** What is to be told of a town as seen from the possible positions of a spread, each worked out once. */
function doubtfulTowns(
  model: SpatialModel,
): (spread: number, town: number) => DoubtfulDistance & { share: number } {
  const made = new Map<number, DoubtfulDistance & { share: number }>();
  return (spread, town) => {
    const key = spread * MOST_TOWNS + town;
    const known = made.get(key);
    if (known) return known;
    const { nearest, toTownM } = spreadTowns(model);
    const share = shareOf(nearest, spread, POSITIONS, (index) => index === town);
    const found = { ...doubtfulDistance(toTownM(spread, town)), share };
    made.set(key, found);
    return found;
  };
}
