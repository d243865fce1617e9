import type {
  Comparison,
  DistanceChange,
  DoubtfulChange,
  LonePlace,
  PlaceChange,
} from '../../domain/answers/compare.ts';
import { DATUM } from '../../domain/answers/basis.ts';
import { SAME_M } from '../../domain/answers/compare.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import { RefusalError } from '../../domain/refusal.ts';
import type { Site, SpatialModel } from '../model.ts';
import { regionTally } from './change-tally.ts';
import { doubtfulDistance } from './count-builder.ts';
import { isFacility } from '../geometry/central-towns.ts';
import { nearestCentral } from '../geometry/nearest-central.ts';
import { reach } from './reach.ts';
import { type SpreadTowns, spreadTowns } from './spread-towns.ts';
import { POSITIONS, buildSpreads } from '../geometry/spread.ts';

/** A network with its computed distances. */
interface Network {
  model: SpatialModel;
  reach: Pick<Reach, 'distanceM' | 'errorPct' | 'spread'>;
  /** Spread of each site of unknown position, -1 for the others. */
  spreadOf: Int32Array;
  towns: () => SpreadTowns;
  nearest: ReturnType<typeof nearestCentral>;
  /** Index of each site by its code. */
  at: ReadonlyMap<string, number>;
}

function buildNetwork(model: SpatialModel, name: string, known: Network['reach'] | undefined): Network {
  try {
    const found = known ?? reach(model);
    if (found.distanceM.length !== model.sites.length)
      throw new RangeError(`reach of ${found.distanceM.length} sites, network of ${model.sites.length}`);
    const at = new Map(model.sites.map(({ code }, i) => [code, i]));
    const { spreadOf } = buildSpreads(model);
    return {
      model,
      reach: found,
      spreadOf,
      towns: () => spreadTowns(model),
      nearest: nearestCentral(model),
      at,
    };
  } catch (error) {
    if (error instanceof RefusalError) throw new RefusalError(error.refusal, `${name}: ${error.message}`);
    if (error instanceof RangeError) throw new RangeError(`${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

/**
 * The changes from network `before` to network `after`: of the distance to the nearest axis and to the nearest central town, for every
 * place that both have, matched by code (method note `compare`). Distances that are already known need not be computed again.
 * @throws RangeError naming the network that has no axis, no central town, an invalid line or a position outside China.
 */
export function compare(
  before: SpatialModel,
  after: SpatialModel,
  reaches: { before?: Reach; after?: Reach } = {},
): Comparison {
  const a = buildNetwork(before, 'network before', reaches.before);
  const b = buildNetwork(after, 'network after', reaches.after);
  const places: PlaceChange[] = [];
  const counties = new Map(
    [...before.counties, ...after.counties].map(({ code, name }) => [code, regionTally(code, name)]),
  );
  const total = regionTally(after.province.code, after.province.name);
  for (const [i, site] of after.sites.entries()) {
    const j = a.at.get(site.code);
    if (j === undefined) continue;
    const change = computeChange(a, j, b, i);
    if (change) places.push(change);
    const county = counties.get(site.county) ?? regionTally(site.county, site.county);
    counties.set(site.county, county);
    const spread = `${a.spreadOf[j]} ${b.spreadOf[i]}`;
    county.add(site, change, spread);
    total.add(site, change, spread);
  }
  const largestM = ({ axis, town }: PlaceChange): number =>
    Math.max(Math.abs(axis?.changeM ?? 0), Math.abs(town?.changeM ?? 0));
  const changed = new Set(places.map(({ county }) => county));
  return {
    method: 'compare',
    datum: DATUM,
    errorPct: Math.max(a.reach.errorPct, b.reach.errorPct),
    dataDate: before.dataDate > after.dataDate ? before.dataDate : after.dataDate,
    straightLine: true,
    sameM: SAME_M,
    axes: difference(
      before.axes.map(({ id, lines }) => [id, lines]),
      after.axes.map(({ id, lines }) => [id, lines]),
    ),
    centralTowns: difference(centralPoints(before), centralPoints(after)),
    places: places.sort((x, y) => largestM(y) - largestM(x) || (x.code < y.code ? -1 : 1)),
    counties: [...counties].flatMap(([code, tally]) => (changed.has(code) ? [tally.change()] : [])),
    total: total.change(),
    onlyBefore: before.sites.filter(({ code }) => !b.at.has(code)).map(toLonePlace),
    onlyAfter: after.sites.filter(({ code }) => !a.at.has(code)).map(toLonePlace),
  };
}

/** The changes of the site that is number `j` in network `a` and number `i` in `b`; undefined where there is none. */
function computeChange(a: Network, j: number, b: Network, i: number): PlaceChange | undefined {
  const [was, is] = [a.model.sites[j] as Site, b.model.sites[i] as Site];
  const [from, to] = [a.nearest(was), b.nearest(is)];
  const radiiM = was.errorRadiusM + is.errorRadiusM;
  const [before, after] = [a.spreadOf[j] as number, b.spreadOf[i] as number];
  const isDoubtful = before >= 0 || after >= 0;
  const axisM = [a.reach.distanceM[j] as number, b.reach.distanceM[i] as number] as const;
  const axis = distanceChange(
    ...axisM,
    radiiM,
    isDoubtful
      ? doubtfulChange(
          positionsM(a.reach.spread.nearestM, before, axisM[0]),
          positionsM(b.reach.spread.nearestM, after, axisM[1]),
        )
      : undefined,
  );
  const townsM = ({ model, towns }: Network, site: Site, spread: number, m: number): Float64Array =>
    spread < 0 || isFacility(model, site)
      ? new Float64Array(POSITIONS).fill(m)
      : positionsM(towns().nearestM, spread, m);
  const town = distanceChange(
    from.distanceM,
    to.distanceM,
    radiiM + from.town.errorRadiusM + to.town.errorRadiusM,
    isDoubtful
      ? doubtfulChange(townsM(a, was, before, from.distanceM), townsM(b, is, after, to.distanceM))
      : undefined,
  );
  if (!axis && !town) return undefined;
  const { code, name, kind, county, lonLat, committees, island } = is;
  const place = { code, name, kind, county, lonLat, committees, island };
  return { ...place, ...(axis ? { axis } : {}), ...(town ? { town } : {}) };
}

/** Metres from each possible position; the same from each where the position is known. */
const positionsM = (nearestM: Float64Array, spread: number, knownM: number): Float64Array =>
  spread < 0
    ? new Float64Array(POSITIONS).fill(knownM)
    : nearestM.subarray(spread * POSITIONS, (spread + 1) * POSITIONS);

/** Whether a position is the same before and after: the place has not changed, or its positions of now are used for both. */
function doubtfulChange(beforeM: Float64Array, afterM: Float64Array): DoubtfulChange {
  const changesM = afterM.map((m, i) => m - (beforeM[i] as number));
  const share = (passes: (m: number) => boolean): number => changesM.filter(passes).length / changesM.length;
  return {
    ...doubtfulDistance(changesM),
    gains: share((m) => m < -SAME_M),
    loses: share((m) => m > SAME_M),
  };
}

function distanceChange(
  beforeM: number,
  afterM: number,
  radiiM: number,
  doubtful: DoubtfulChange | undefined,
): DistanceChange | undefined {
  const changeM = afterM - beforeM;
  const here = Math.abs(changeM) > SAME_M;
  if (!here && !(doubtful && doubtful.gains + doubtful.loses > 0)) return undefined;
  return {
    beforeM,
    afterM,
    changeM,
    certain: here && Math.abs(changeM) > radiiM,
    ...(doubtful ? { doubtful } : {}),
  };
}

const centralPoints = ({ sites }: SpatialModel): (readonly [string, LonLat])[] =>
  sites.flatMap(({ kind, programme, code, lonLat }) =>
    kind === 'town' && programme ? [[code, lonLat] as const] : [],
  );

/** Keys that only one list has, and keys whose positions differ. */
function difference(
  before: readonly (readonly [key: string, position: unknown])[],
  after: readonly (readonly [key: string, position: unknown])[],
): { added: string[]; removed: string[]; moved: string[] } {
  const was = new Map(before);
  const is = new Map(after);
  const keys = [...is.keys()];
  return {
    added: keys.filter((key) => !was.has(key)),
    removed: [...was.keys()].filter((key) => !is.has(key)),
    moved: keys.filter((key) => was.has(key) && JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key))),
  };
}

const toLonePlace = ({ code, name, kind, county, lonLat }: Site): LonePlace => ({
  code,
  name,
  kind,
  county,
  lonLat,
});
