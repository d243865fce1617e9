import type { Counted, DisagreedPlace } from '../../domain/answers/cross-check.ts';
import { COUNTED, LEAST_M } from '../../domain/answers/cross-check.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';
import { type Area, TURF_WIDTH_PCT, turfInside } from '../geometry/turf-corridor.ts';
import type { Site, SpatialModel } from '../model.ts';

/** How a site is counted. */
const isCounted: Record<Counted, (site: Site) => number> = {
  keyVillages: ({ kind, programme }) => Number(kind === 'village' && !!programme),
  centralTowns: ({ kind, programme }) => Number(kind === 'town' && !!programme),
  villages: ({ kind }) => Number(kind === 'village'),
  towns: ({ kind }) => Number(kind === 'town'),
  committees: ({ kind, committees }) => (kind === 'town' ? committees : 0),
};

const none = (): Record<Counted, number> => ({
  keyVillages: 0,
  centralTowns: 0,
  villages: 0,
  towns: 0,
  committees: 0,
});

/** Counts sites inside by Turf, and compares each position with our distance to the axes. */
export function placesInside(
  model: SpatialModel,
  reach: Reach,
  sites: readonly number[],
  corridor: Area | null,
  widthM: number,
) {
  const { distanceM, errorPct } = reach;
  const ourBoundM = (widthM * errorPct) / 100 + LEAST_M;
  const turfBoundM = (widthM * TURF_WIDTH_PCT) / 100 + LEAST_M;
  const counts = none();
  const doubtful = { ours: none(), turf: none() };
  const places: DisagreedPlace[] = [];
  const judge = siteJudge(model, reach, sites, corridor, widthM, { ours: ourBoundM, turf: turfBoundM });
  for (const i of sites) {
    const site = model.sites[i] as Site;
    const m = distanceM[i] as number;
    const found = judge(i);
    // A few positions lie outside the error circle, so the result by the circle may differ from their share.
    const settled = Math.abs(shareCounted(m, site.errorRadiusM, widthM, found.ours) - found.ours);
    for (const name of COUNTED) {
      const weight = isCounted[name](site);
      counts[name] += weight * found.turf;
      doubtful.ours[name] += weight * (found.oursNear + settled);
      doubtful.turf[name] += weight * found.turfNear;
    }
    if (found.beyondM < 0) continue;
    const { code, name, kind, programme, lonLat } = site;
    places.push({
      code,
      name,
      kind,
      programme: programme !== undefined,
      lonLat,
      distanceM: m,
      ours: found.ours,
      turf: found.turf,
      beyondM: found.beyondM,
      isFault: found.beyondM > ourBoundM + turfBoundM,
    });
  }
  return { counts, doubtful, places };
}

/** Judges places of known position by their point, others by their possible positions; places of one spread are judged once. */
function siteJudge(
  model: SpatialModel,
  { distanceM, spread }: Reach,
  sites: readonly number[],
  corridor: Area | null,
  widthM: number,
  boundM: { ours: number; turf: number },
): (i: number) => Judged {
  const { spreads, spreadOf } = buildSpreads(model);
  const judge = judgePositions(corridor, widthM, boundM);
  const ofSpread = new Map<number, Judged>();
  const spreadJudged = (index: number): Judged => {
    const metres = spread.nearestM.subarray(index * POSITIONS, (index + 1) * POSITIONS);
    const judged = ofSpread.get(index) ?? judge(spreads[index]?.positions ?? [], metres);
    ofSpread.set(index, judged);
    return judged;
  };
  const known = sites.filter((i) => (spreadOf[i] as number) < 0);
  const knownInside = turfInside(
    known.map((i) => (model.sites[i] as Site).lonLat),
    corridor,
  );
  const insideOf = new Map(known.map((i, n) => [i, knownInside[n] === true]));
  return (i) => {
    const m = distanceM[i] as number;
    const inside = insideOf.get(i);
    const edgeM = Math.abs(m - widthM);
    return inside === undefined
      ? spreadJudged(spreadOf[i] as number)
      : {
          turf: Number(inside),
          ours: Number(m <= widthM),
          oursNear: Number(edgeM <= boundM.ours),
          turfNear: Number(edgeM <= boundM.turf),
          beyondM: inside === m <= widthM ? -1 : edgeM,
        };
  };
}

/** Share of positions by which a place is counted, as `doubtAt` does: one whose whole error circle is inside counts as inside. */
const shareCounted = (m: number, radiusM: number, widthM: number, share: number): number =>
  m + radiusM <= widthM ? 1 : m - radiusM > widthM ? 0 : share;

/** The possible positions of a place, compared by both computations. */
interface Judged {
  /** Share of the positions inside by Turf, and by our distances. */
  turf: number;
  ours: number;
  /** Share of the positions so near to the edge that the stated error of ours, or of Turf, could move them across. */
  oursNear: number;
  turfNear: number;
  /** Largest distance from the edge at which the two disagree, metres; -1 where they agree on all positions. */
  beyondM: number;
}

/**
 * Compares positions by both computations.
 * @param corridor null where there is none
 * @param boundM stated errors at this width, metres
 * @returns for positions and their distances to the axes in metres
 */
const judgePositions =
  (corridor: Area | null, widthM: number, boundM: { ours: number; turf: number }) =>
  (positions: readonly LonLat[], metres: ArrayLike<number>): Judged => {
    const inside = turfInside(positions, corridor);
    const share = (is: (i: number) => boolean): number =>
      positions.filter((_, i) => is(i)).length / positions.length;
    const edgeM = (i: number): number => Math.abs((metres[i] as number) - widthM);
    const isIn = (i: number): boolean => (metres[i] as number) <= widthM;
    return {
      turf: share((i) => inside[i] === true),
      ours: share(isIn),
      oursNear: share((i) => edgeM(i) <= boundM.ours),
      turfNear: share((i) => edgeM(i) <= boundM.turf),
      beyondM: positions.reduce(
        (most, _, i) => (isIn(i) === inside[i] ? most : Math.max(most, edgeM(i))),
        -1,
      ),
    };
  };
