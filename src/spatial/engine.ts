import type { Feature, FeatureCollection } from 'geojson';
import { type Filter, isEmptyFilter } from '../domain/filter.ts';
import type { Catchments } from '../domain/measures/catchments.ts';
import type { Reach } from '../domain/measures/reach.ts';
import type { ModelFiles, SpatialModel } from './model.ts';
import { corridorShapes } from './questions/corridor-shapes.ts';
import { catchments, farthestVillages } from './questions/catchments.ts';
import { checkAxes } from './check.ts';
import { corridorAreas } from './questions/corridor-areas.ts';
import { compare } from './questions/compare.ts';
import { corridorOutline } from './questions/corridor.ts';
import { coverageTable } from './questions/coverage-table.ts';
import { equity } from './questions/equity.ts';
import { gaps } from './questions/gaps.ts';
import { modelOf } from './model-of.ts';
import { passingModel } from './passing-model.ts';
import { nearestAll } from './questions/nearest-all.ts';
import { nearestTowns } from './questions/nearest-towns.ts';
import { overlap } from './questions/overlap.ts';
import { nearestAxes } from './questions/nearest-axes.ts';
import { reach } from './questions/reach.ts';
import { seatsOf } from './geometry/town-candidates.ts';
import type { AxisSet, OperationName, Operations, TileLayer } from './protocol.ts';
import { recent } from './recent.ts';
import { tilerOf } from './tiler.ts';
import type { Tiler } from './tiler.ts';
import { TravelEngine } from './travel-engine.ts';

/** Deepest zoom of tiles; the map enlarges them beyond. */
const TILE_MAX_ZOOM = 12;
/** Layers that stay cut: the corridor on the map, the one before it, catchments and places. */
const MAX_TILERS = 4;

/** Networks that stay, with what was computed of them: those of the last filters. */
const MAX_NETWORKS = 4;

/** Answers every operation from one model. Expensive parts are made when first needed and kept. */
export interface Engine {
  /** @throws RangeError for a bad argument */
  answer<Name extends OperationName>(
    operation: Name,
    args: Operations[Name]['args'],
  ): Operations[Name]['answer'];
  /** Gives it the compiled ground of travel time, which every operation of that needs. */
  giveTravelGround(packed: Uint8Array): void;
}

/** A network with what is made of it once, when first needed. */
class Kept {
  readonly model: SpatialModel;
  #reach: Reach | undefined;
  #catchments: Catchments | undefined;

  constructor(model: SpatialModel) {
    this.model = model;
  }

  get reach(): Reach {
    return (this.#reach ??= reach(this.model));
  }

  get catchments(): Catchments {
    return (this.#catchments ??= catchments(this.model));
  }
}

/** The engine of a model. */
export function engineOf(model: SpatialModel): Engine {
  const travel = new TravelEngine();
  const tilers = recent<Tiler>(MAX_TILERS);
  const networks = recent<Kept>(MAX_NETWORKS);
  const whole = new Kept(model);
  const keptOf = (records: Filter = {}): Kept =>
    isEmptyFilter(records)
      ? whole
      : networks(JSON.stringify(records), () => new Kept(passingModel(model, records)));
  /** The same with no other axes than these. */
  const withAxes = ({ axes, records }: AxisSet): Kept => {
    const kept = keptOf(records);
    const ofAxes = (): Kept =>
      new Kept({ ...kept.model, axes: checkAxes(kept.model, axes), seats: seatsOf(kept.model) });
    return axes === undefined ? kept : networks(JSON.stringify([records, axes]), ofAxes);
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
    tilers(JSON.stringify(of), () => tilerOf(of.layer, collection(featuresOf(of)), TILE_MAX_ZOOM));

  const operations: {
    [Name in OperationName]: (args: Operations[Name]['args']) => Operations[Name]['answer'];
  } = {
    table: (args) => coverageTable(keptOf(args.records).model, keptOf(args.records).reach, args),
    reach: ({ points, records }) => nearestAxes(keptOf(records).model, keptOf(records).reach, points),
    corridor: (args) => corridorAreas(keptOf(args.records).model, args),
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
    compare: ({ other, travel: by }) => {
      const after = otherModel(other);
      const comparison = compare(model, after, { before: whole.reach });
      return by ? { ...comparison, travel: travel.compare(model, after, by) } : comparison;
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
    travelSeats: (args) => travel.seats(model, args),
    travelMove: (args) => travel.move(keptOf(args.records).model, args),
    nearestAll: ({ count, records }) => nearestAll(keptOf(records).model, count),
    nearest: ({ lonLat, count, records }) => nearestTowns(keptOf(records).model, lonLat, count),
    prepare: ({ of }) => {
      // The first tile of the world makes the index that all others are cut from.
      tilerFor(of).tile({ z: 0, x: 0, y: 0 });
      return null;
    },
    tile: ({ of, at }) => tilerFor(of).tile(at),
  };
  return {
    answer: (operation, args) => operations[operation](args),
    giveTravelGround: (packed) => {
      travel.give(packed);
    },
  };
}

/** The model of the network that is compared with. */
function otherModel(files: ModelFiles): SpatialModel {
  try {
    return modelOf(files);
  } catch (error) {
    if (error instanceof RangeError)
      throw new RangeError(`network after: ${error.message}`, { cause: error });
    throw error;
  }
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
