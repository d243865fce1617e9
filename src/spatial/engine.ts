import type { Feature, FeatureCollection } from 'geojson';
import { type Filter, isEmptyFilter } from '../domain/filter.ts';
import type { Catchments } from '../domain/measures/catchments.ts';
import type { CorridorAreas } from '../domain/measures/corridor.ts';
import type { Reach } from '../domain/measures/reach.ts';
import type { Change } from '../domain/changes.ts';
import type { SpatialModel } from './model.ts';
import type { CrossCheck } from './questions/turf-cross-check.ts';
import { corridorShapes } from './questions/corridor-shapes.ts';
import { catchments, farthestVillages } from './questions/catchments.ts';
import { checkAxes } from './check.ts';
import { corridorAreas } from './questions/corridor-areas.ts';
import { compare } from './questions/compare.ts';
import { corridorOutline } from './questions/corridor.ts';
import { coverageTable } from './questions/coverage-table.ts';
import { equity } from './questions/equity.ts';
import { gaps } from './questions/gaps.ts';
import { passingModel } from './passing-model.ts';
import { nearestAll } from './questions/nearest-all.ts';
import { nearestTowns } from './questions/nearest-towns.ts';
import { overlap } from './questions/overlap.ts';
import { nearestAxes } from './questions/nearest-axes.ts';
import { reach, reachAfter } from './questions/reach.ts';
import { seatsOf } from './geometry/town-candidates.ts';
import type { AxisSet, OperationName, Operations, TileLayer } from './protocol.ts';
import { Recent } from './recent.ts';
import { tilerOf } from './tiler.ts';
import type { Tiler } from './tiler.ts';
import { TravelEngine } from './travel-engine.ts';

/** Deepest zoom of tiles; the map enlarges them beyond. */
const TILE_MAX_ZOOM = 12;
/** Layers that stay cut: the corridor on the map, the one before it, catchments and places. */
const MAX_TILERS = 4;

/** How the key of a corridor among the tilers begins. */
const CORRIDOR_KEY = '{"layer":"corridor"';
/** Areas of corridors that stay, by their widths and sets. */
const MAX_AREAS = 8;
/** Networks that stay, with what was computed of them: those of the last filters. */
const MAX_NETWORKS = 4;

/** Answers every operation from one model. Expensive parts are made when first needed and kept. */
export interface Engine {
  /** Goes on with the model of a later revision. What was computed of the one before is used where nothing changed. */
  take(model: SpatialModel): void;
  /** @throws RangeError for a bad argument */
  answer<Name extends OperationName>(
    operation: Name,
    args: Operations[Name]['args'],
  ): Operations[Name]['answer'];
  /** Fetches the code that an operation needs beyond that of the engine; undefined where it can be answered at once. */
  load(operation: OperationName): Promise<void> | undefined;
  /** Gives it the compiled ground of travel time, which every operation of that needs. */
  giveTravelGround(packed: Uint8Array): void;
}

/** A network with what is made of it once, when first needed. */
class Kept {
  readonly model: SpatialModel;
  #before: Kept | undefined;
  #reach: Reach | undefined;
  #catchments: Catchments | undefined;

  /** @param before the same part of the network of an earlier revision */
  constructor(model: SpatialModel, before?: Kept) {
    this.model = model;
    // One that was never asked has nothing to go by.
    this.#before = before?.known;
  }

  /** This one where its distances are computed, else the last one before it whose are. */
  get known(): Kept | undefined {
    return this.#reach ? this : this.#before;
  }

  get reach(): Reach {
    if (!this.#reach) {
      const before = this.#before;
      this.#reach = before
        ? reachAfter(this.model, { model: before.model, reach: before.reach })
        : reach(this.model);
      this.#before = undefined;
    }
    return this.#reach;
  }

  get catchments(): Catchments {
    return (this.#catchments ??= catchments(this.model));
  }
}

/**
 * The engine of a model.
 * @param after gives the model of the network that further changes lead to, for comparisons
 */
export function engineOf(
  first: SpatialModel,
  after: (changes: readonly Change[]) => SpatialModel = () => first,
): Engine {
  const travel = new TravelEngine();
  /** Turf's way: its code is as large as the engine and is fetched when it is first asked for. */
  let crossCheck: CrossCheck | undefined;
  const crossChecking = (): CrossCheck => {
    if (!crossCheck) throw new Error('cross-check: asked before its code was loaded');
    return crossCheck;
  };
  // What follows belongs to one revision.
  let model = first;
  let whole = new Kept(model);
  let networks = new Recent<Kept>(MAX_NETWORKS);
  let earlier = networks;
  const tilers = new Recent<Tiler>(MAX_TILERS);
  const corridors = new Recent<CorridorAreas>(MAX_AREAS);
  const keptOf = (records: Filter = {}): Kept => {
    if (isEmptyFilter(records)) return whole;
    const key = JSON.stringify(records);
    const before = earlier.peek(key);
    return networks.get(key, () => new Kept(passingModel(model, records, before?.model), before));
  };
  /** The same with no other axes than these. */
  const withAxes = ({ axes, records }: AxisSet): Kept => {
    const kept = keptOf(records);
    const key = JSON.stringify([records, axes]);
    const ofAxes = (): Kept =>
      new Kept(
        { ...kept.model, axes: checkAxes(kept.model, axes), seats: seatsOf(kept.model) },
        earlier.peek(key),
      );
    return axes === undefined ? kept : networks.get(key, ofAxes);
  };

  const featuresOf = (of: TileLayer): Feature[] => {
    const kept = keptOf(of.records);
    switch (of.layer) {
      case 'corridor':
        return of.draft && of.region === undefined
          ? corridorShapes(kept.model, of).map(({ geometry }, i) => feature(i + 1, geometry, { draft: 1 }))
          : [feature(1, corridorOutline(kept.model, of))];
      case 'travel':
        return travel.isochrones(kept.model, of);
      case 'catchments':
        if (of.byTime) return [travel.borders(kept.model, of)];
        return kept.catchments.areas.map(({ town, geometry }) => feature(Number(town), geometry));
      case 'places':
        return kept.model.sites
          .filter(({ kind, programme }) => kind === 'village' && !programme)
          .map(({ code, county, lonLat }) =>
            feature(Number(code), { type: 'Point', coordinates: lonLat }, { county: Number(county) }),
          );
    }
  };
  const tilerFor = (of: TileLayer): Tiler =>
    tilers.get(JSON.stringify(of), () => tilerOf(of.layer, collection(featuresOf(of)), TILE_MAX_ZOOM));

  const operations: {
    [Name in OperationName]: (args: Operations[Name]['args']) => Operations[Name]['answer'];
  } = {
    table: (args) => coverageTable(keptOf(args.records).model, keptOf(args.records).reach, args),
    reach: ({ points, records }) => nearestAxes(keptOf(records).model, keptOf(records).reach, points),
    corridor: (args) =>
      corridors.get(JSON.stringify(args), () => corridorAreas(keptOf(args.records).model, args)),
    catchments: ({ records, farthest, region }) => {
      const kept = keptOf(records);
      const { areas, villages, ...rest } = kept.catchments;
      return {
        ...rest,
        areas: areas.map((area) => {
          const { geometry: left, ...figures } = area;
          void left;
          return figures;
        }),
        farthest: farthestVillages(kept.model, { villages }, farthest, region),
      };
    },
    gaps: (args) => gaps(withAxes(args).model, withAxes(args).reach, args),
    overlap: (args) => overlap(keptOf(args.records).model, args),
    equity: (args) => equity(keptOf(args.records).model, args),
    compare: ({ changes, travel: by }) => {
      const changed = after(changes);
      const comparison = compare(model, changed, { before: whole.reach });
      return by ? { ...comparison, travel: travel.compare(model, changed, by) } : comparison;
    },
    travelReady: ({ speeds }) => {
      travel.surface(speeds);
      return null;
    },
    travelNearest: (args) => travel.nearest(keptOf(args.records).model, args),
    travelCatchments: (args) => travel.catchments(keptOf(args.records).model, args),
    travelGaps: (args) => travel.gaps(keptOf(args.records).model, args),
    travelEquity: (args) => travel.equity(keptOf(args.records).model, args),
    travelAll: (args) => travel.all(keptOf(args.records).model, args),
    travelSeatsReady: (args) => {
      travel.seats(keptOf(args.records).model, args);
      return null;
    },
    travelSeats: (args) => travel.seats(keptOf(args.records).model, args),
    travelToSeats: (args) => travel.toSeats(keptOf(args.records).model, args),
    travelSeatAt: (args) => travel.seatAt(model, args),
    travelMove: (args) => travel.move(keptOf(args.records).model, args),
    nearestAll: ({ count, records }) => nearestAll(keptOf(records).model, count),
    nearest: ({ lonLat, count, records }) => nearestTowns(keptOf(records).model, lonLat, count),
    crossCheckCorridor: ({ step, ...args }) => {
      const { model: of, reach: distances } = withAxes(args);
      return crossChecking().corridor(of, distances, args, step);
    },
    crossCheckNearest: ({ lonLat, count, records }) =>
      crossChecking().nearest(keptOf(records).model, lonLat, count),
    prepare: ({ of }) => {
      // The first tile of the world makes the index that all others are cut from.
      tilerFor(of).tile({ z: 0, x: 0, y: 0 });
      return null;
    },
    tile: ({ of, at }) => tilerFor(of).tile(at),
  };
  return {
    take: (next) => {
      const sameAxes = next.axes === model.axes && next.counties === model.counties;
      model = next;
      whole = new Kept(next, whole);
      earlier = networks;
      networks = new Recent(MAX_NETWORKS);
      // What depends on axes and land alone holds on while these are the same.
      tilers.keep((key) => sameAxes && key.startsWith(CORRIDOR_KEY));
      corridors.keep(() => sameAxes);
    },
    answer: (operation, args) => operations[operation](args),
    load: (operation) =>
      crossCheck || (operation !== 'crossCheckCorridor' && operation !== 'crossCheckNearest')
        ? undefined
        : import('./questions/turf-cross-check.ts').then(({ crossChecker }) => {
            crossCheck ??= crossChecker();
          }),
    giveTravelGround: (packed) => {
      travel.give(packed);
    },
  };
}

const feature = (
  id: number,
  geometry: Feature['geometry'],
  properties: Record<string, number> = {},
): Feature => ({ type: 'Feature', id, properties, geometry });

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** Buffers inside an answer that need not be kept and may be handed over without copying. */
export function buffersOf(answer: unknown): ArrayBuffer[] {
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
