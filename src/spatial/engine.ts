import type { Change } from '../domain/changes.ts';
import { isEmptyFilter } from '../domain/filter.ts';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { PointSet, SiteChoice, SiteRole } from '../domain/own-sites.ts';
import { checkAxes } from './check.ts';
import { collectSeats } from './geometry/town-candidates.ts';
import type { SpatialModel } from './model.ts';
import { NetworkResults } from './network-results.ts';
import { OwnPointSets, withOwnSites } from './own-sites.ts';
import { passingModel } from './passing-model.ts';
import type { AxisSet, Records } from './protocol.ts';
import {
  type EngineContext,
  type QuestionName,
  QUESTIONS,
  type SpatialQuestions,
} from './questions/index.ts';
import type { CrossCheck } from './questions/turf-cross-check.ts';
import { Recent } from './recent.ts';
import { tileFeatures } from './tile-features.ts';
import { createTiler } from './tiler.ts';
import type { Tiler } from './tiler.ts';
import { TravelEngine } from './travel-engine.ts';

/** Deepest zoom of tiles; the map enlarges them beyond. */
const TILE_MAX_ZOOM = 12;
/** Number of layers whose tiles are kept: the corridor on the map, the one before it, catchments and places. */
const MAX_TILERS = 4;
/** Beginning of the keys of corridors among the tilers. */
const CORRIDOR_KEY = '{"layer":"corridor"';
/** Number of corridors whose areas are kept, by their widths and sets. */
const MAX_AREAS = 8;
/** Number of networks that are kept with their results: those of the last filters. */
const MAX_NETWORKS = 4;

/** Answers every question from one model. Expensive results are computed when first needed and kept. */
export interface Engine {
  /** Replaces the model by that of a later revision. Results of the former one are used where nothing changed. */
  take(model: SpatialModel): void;
  /** @throws RangeError for a bad argument */
  answer<Name extends QuestionName>(
    question: Name,
    args: SpatialQuestions[Name]['args'],
  ): SpatialQuestions[Name]['answer'];
  /** Fetches the code that a question needs beyond that of the engine; undefined where it can be answered at once. */
  load(question: QuestionName): Promise<void> | undefined;
  /** Takes the compiled ground of travel time, which every question about travel time needs. */
  giveTravelGround(packed: Uint8Array): void;
  /** Gives it own points that questions name by their key (`Records.sites`). */
  giveOwnPoints(role: SiteRole, set: PointSet): void;
}

const hasSites = ({ facilities, places }: SiteChoice): boolean =>
  facilities !== undefined || places !== undefined;

/**
 * The engine of a model.
 * @param modelAfter gives the model of the network after further changes, for comparisons
 */
export function createEngine(
  first: SpatialModel,
  modelAfter: (changes: readonly Change[]) => SpatialModel = () => first,
): Engine {
  const travel = new TravelEngine();
  const tilers = new Recent<Tiler>(MAX_TILERS);
  const areas = new Recent<CorridorAreas>(MAX_AREAS);
  /** The cross-check by Turf: its code is as large as the engine and is fetched with the first cross-check. */
  let crossCheck: CrossCheck | undefined;
  const ownPoints = new OwnPointSets();
  const networks = createNetworks(first, ownPoints);
  const context: EngineContext = {
    get model() {
      return networks.whole.model;
    },
    network: networks.network,
    networkOfAxes: networks.networkOfAxes,
    modelAfter: (changes, { records = {}, sites = {} } = {}) => {
      const after = passingModel(modelAfter(changes), records);
      return hasSites(sites) ? withOwnSites(after, sites, ownPoints) : after;
    },
    travel,
    areas,
    tiler: (of) =>
      tilers.get(JSON.stringify(of), () =>
        createTiler(of.layer, tileFeatures(of, networks.network(of), travel), TILE_MAX_ZOOM),
      ),
    crossCheck: () => {
      if (!crossCheck) throw new Error('cross-check: asked before its code was loaded');
      return crossCheck;
    },
  };

  return {
    take: (next) => {
      const { model } = networks.whole;
      const sameAxes = next.axes === model.axes && next.counties === model.counties;
      networks.take(next);
      // Results that depend on axes and land only are kept while these are the same.
      tilers.keep((key) => sameAxes && key.startsWith(CORRIDOR_KEY));
      areas.keep(() => sameAxes);
    },
    answer: <Name extends QuestionName>(question: Name, args: SpatialQuestions[Name]['args']) => {
      const compute = QUESTIONS[question] as (
        context: EngineContext,
        args: SpatialQuestions[Name]['args'],
      ) => SpatialQuestions[Name]['answer'];
      return compute(context, args);
    },
    load: (question) =>
      crossCheck || !question.startsWith('crossCheck')
        ? undefined
        : import('./questions/turf-cross-check.ts').then(({ crossChecker }) => {
            crossCheck ??= crossChecker();
          }),
    giveTravelGround: (packed) => {
      travel.give(packed);
    },
    giveOwnPoints: (role, set) => {
      ownPoints.give(role, set);
    },
  };
}

/** The networks that questions are about, each with its results: the whole one, and those left by filters, own points and chosen axes. */
function createNetworks(first: SpatialModel, ownPoints: OwnPointSets) {
  // All of these belong to one revision, `recentBefore` to the one before.
  let whole = new NetworkResults(first);
  let recent = new Recent<NetworkResults>(MAX_NETWORKS);
  let recentBefore = recent;

  const network = ({ records = {}, sites = {} }: Records = {}): NetworkResults => {
    const { facilities, places } = sites;
    if (hasSites(sites)) {
      const passing = network({ records });
      const key = JSON.stringify([records, facilities, places]);
      return recent.get(
        key,
        () =>
          new NetworkResults(
            withOwnSites(passing.model, sites, ownPoints),
            recentBefore.peek(key) ?? passing,
          ),
      );
    }
    if (isEmptyFilter(records)) return whole;
    const key = JSON.stringify(records);
    const before = recentBefore.peek(key);
    return recent.get(
      key,
      () => new NetworkResults(passingModel(whole.model, records, before?.model), before),
    );
  };
  const networkOfAxes = ({ axes, ...of }: AxisSet): NetworkResults => {
    const passing = network(of);
    if (axes === undefined) return passing;
    const key = JSON.stringify([of.records, of.sites, axes]);
    const { model } = passing;
    return recent.get(
      key,
      () =>
        new NetworkResults(
          { ...model, axes: checkAxes(model, axes), seats: collectSeats(model) },
          recentBefore.peek(key),
        ),
    );
  };
  return {
    get whole(): NetworkResults {
      return whole;
    },
    network,
    networkOfAxes,
    /** Replaces the model by that of a later revision; results are computed from those of the former one where nothing changed. */
    take: (next: SpatialModel): void => {
      whole = new NetworkResults(next, whole);
      recentBefore = recent;
      recent = new Recent(MAX_NETWORKS);
    },
  };
}

/** Buffers inside an answer that the engine does not need again: they may be transferred without copying. */
export function findBuffers(answer: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (value instanceof ArrayBuffer) found.add(value);
    else if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(answer);
  return [...found];
}
