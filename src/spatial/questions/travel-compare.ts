import type {
  DoubtfulTravelChange,
  TravelChange,
  TravelComparison,
  TravelTally,
} from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { type CentralTown, centralTowns } from '../geometry/central-towns.ts';
import { type SideCount, sideTally } from './change-tally.ts';
import { checkLonLat } from '../check.ts';
import { doubtfulDistance } from './count-builder.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';
import { moveSource, type TravelField, travelTimes } from '../geometry/travel/times.ts';
import { secondsOfSpreads, timesOfSites } from './travel-sites.ts';

/** Changes up to this are none, seconds. */
const SAME_S = 1;
/** If more towns than this have moved, a search from all towns is faster than moving each. */
const MOST_MOVES = 4;

/**
 * Times from the central towns of another network, computed from those of this one: moved towns are moved in the field; only where towns
 * were added or removed, or many moved, a new search is made.
 * @throws RangeError where a town lies outside the ground, or the other network has no central town
 */
export function fieldFor(after: SpatialModel, field: TravelField, before: SpatialModel): TravelField {
  const [was, is] = [centralTowns(before).towns, centralTowns(after).towns];
  const moved = is.flatMap(({ code, lonLat }, i) => {
    const own = was[i];
    return own?.code === code && own.lonLat[0] === lonLat[0] && own.lonLat[1] === lonLat[1] ? [] : [i];
  });
  const same = was.length === is.length && moved.every((i) => was[i]?.code === is[i]?.code);
  if (!same || moved.length > MOST_MOVES)
    return travelTimes(
      field.surface,
      is.map(({ lonLat }) => lonLat),
    );
  return moved.reduce((moving, i) => moveSource(moving, i, (is[i] as CentralTown).lonLat), field);
}

/**
 * The network with a central town at another place.
 * @throws RangeError where there is no such central town, or the place is none in China
 */
export function withTownAt(model: SpatialModel, code: string, lonLat: LonLat): SpatialModel {
  checkLonLat(lonLat, code);
  const is = (site: Site): boolean =>
    site.kind === 'town' && site.programme !== undefined && site.code === code;
  if (!model.sites.some(is)) throw new RangeError(`no central town ${code} in the network`);
  return { ...model, sites: model.sites.map((site) => (is(site) ? { ...site, lonLat } : site)) };
}

/** A network with the times from its central towns. */
export interface TravelNetwork {
  model: SpatialModel;
  field: TravelField;
}

/**
 * The places that reach a central town sooner or later in network `after` than in `before`, by code; places that only one has are left out.
 * A place of unknown position counts with the shares of its possible positions that gain and lose, as in `compare`.
 */
export function travelCompare(before: TravelNetwork, after: TravelNetwork): TravelComparison {
  const [was, is] = [secondsIn(before), secondsIn(after)];
  const at = new Map(before.model.sites.map(({ code }, j) => [code, j]));
  const sides = { gain: sideTally('gain', SAME_S), lose: sideTally('lose', SAME_S) };
  const places: TravelChange[] = [];
  for (const [i, site] of after.model.sites.entries()) {
    const j = at.get(site.code);
    if (j === undefined) continue;
    const [beforeS, afterS] = [was.seconds(j), is.seconds(i)];
    const changeS = difference(beforeS, afterS);
    const certain = was.isKnown(j) && is.isKnown(i);
    const doubtful = certain ? undefined : doubtfulChange(was.ofPositions(j), is.ofPositions(i));
    if (Math.abs(changeS) <= SAME_S && !(doubtful && doubtful.gains + doubtful.loses > 0)) continue;
    const { code, name, kind, county, lonLat, committees } = site;
    places.push({
      code,
      name,
      kind,
      county,
      lonLat,
      committees,
      ...(beforeS === Infinity ? {} : { beforeS }),
      ...(afterS === Infinity ? {} : { afterS }),
      certain,
      ...(doubtful ? { doubtful } : {}),
    });
    const change = {
      change: changeS,
      certain,
      doubtful: doubtful && { ...doubtful, mean: doubtful.interval?.meanS ?? changeS },
    };
    for (const side of [sides.gain, sides.lose]) side.add(site, change, `${was.spread(j)} ${is.spread(i)}`);
  }
  const amountS = ({ beforeS = Infinity, afterS = Infinity, doubtful }: TravelChange): number =>
    Math.abs(doubtful?.interval?.meanS ?? difference(beforeS, afterS));
  return {
    dataDate: after.model.dataDate,
    speeds: after.field.surface.speeds,
    gain: inSeconds(sides.gain.tally()),
    lose: inSeconds(sides.lose.tally()),
    places: places.sort((a, b) => {
      const [x, y] = [amountS(a), amountS(b)];
      return x === y ? (a.code < b.code ? -1 : 1) : y - x;
    }),
  };
}

/** Seconds after minus before; no change where neither is reached. */
const difference = (beforeS: number, afterS: number): number => (beforeS === afterS ? 0 : afterS - beforeS);

/** Seconds of each site of a network, Infinity where none is reached, and of each possible position of those of unknown position. */
function secondsIn({ model, field }: TravelNetwork) {
  const times = timesOfSites(model, field);
  const { spreadOf } = buildSpreads(model);
  const ofSpreads = secondsOfSpreads(model, field);
  const seconds = (i: number): number => times[i]?.seconds ?? Infinity;
  /** A central town is its own, wherever it lies. */
  const spread = (i: number): number => {
    const { kind, programme } = model.sites[i] as Site;
    return kind === 'town' && programme ? -1 : (spreadOf[i] as number);
  };
  return {
    seconds,
    spread,
    isKnown: (i: number) => spread(i) < 0,
    ofPositions: (i: number): Float64Array =>
      ofSpreads[spread(i)] ?? new Float64Array(POSITIONS).fill(seconds(i)),
  };
}

/** The same position before and after. */
function doubtfulChange(beforeS: Float64Array, afterS: Float64Array): DoubtfulTravelChange {
  const changesS = afterS.map((s, i) => difference(beforeS[i] as number, s));
  const share = (passes: (s: number) => boolean): number => changesS.filter(passes).length / changesS.length;
  const { meanM: meanS, lowM: lowS, highM: highS } = doubtfulDistance(changesS);
  return {
    gains: share((s) => s < -SAME_S),
    loses: share((s) => s > SAME_S),
    ...(Number.isFinite(meanS) ? { interval: { meanS, lowS, highS } } : {}),
  };
}

const inSeconds = ({ villages, towns, committees, committeesSum }: SideCount): TravelTally => ({
  villages,
  towns,
  committees,
  committeesSumS: committeesSum,
});
