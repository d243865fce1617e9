import type { Feature, FeatureCollection } from 'geojson';
import type { Catchments } from '../domain/measures/catchments.ts';
import type { Reach } from '../domain/measures/reach.ts';
import type { ModelFiles, SpatialModel } from './model.ts';
import { corridorShapes } from './operations/corridor-shapes.ts';
import { catchments } from './operations/catchments.ts';
import { corridorAreas } from './operations/corridor-areas.ts';
import { compare } from './operations/compare.ts';
import { corridor } from './operations/corridor.ts';
import { coverageTable } from './operations/coverage-table.ts';
import { equity } from './operations/equity.ts';
import { gaps } from './operations/gaps.ts';
import { modelOf } from './model-of.ts';
import { nearestAll } from './operations/nearest-all.ts';
import { nearestTowns } from './operations/nearest-towns.ts';
import { overlap } from './operations/overlap.ts';
import { nearestAxes } from './operations/nearest-axes.ts';
import { reach } from './operations/reach.ts';
import type { OperationName, Operations, TileLayer } from './protocol.ts';
import { tilerOf } from './tiler.ts';
import type { Tiler } from './tiler.ts';

/** Deepest zoom of tiles; the map enlarges them beyond. */
const TILE_MAX_ZOOM = 12;
/** Layers that stay cut: the corridor on the map, the one before it, catchments and places. */
const MAX_TILERS = 4;

/** Answers every operation from one model. Expensive parts are made when first needed and kept. */
export interface Engine {
  /** @throws RangeError for a bad argument */
  answer<Name extends OperationName>(
    operation: Name,
    args: Operations[Name]['args'],
  ): Operations[Name]['answer'];
}

/** Keeps the values of the last few keys. */
function recent<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as T) : make();
    kept.delete(key);
    kept.set(key, value);
    for (const old of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(old);
    }
    return value;
  };
}

/** The engine of a model. */
export function engineOf(model: SpatialModel): Engine {
  const tilers = recent<Tiler>(MAX_TILERS);
  let reached: Reach | null = null;
  let caught: Catchments | null = null;
  const catchmentsOnce = (): Catchments => (caught ??= catchments(model));
  const reachOnce = (): Reach => (reached ??= reach(model));

  const featuresOf = (of: TileLayer): Feature[] => {
    switch (of.layer) {
      case 'corridor':
        return of.draft
          ? corridorShapes(model, of).map(({ geometry }, i) => feature(i + 1, geometry, { draft: 1 }))
          : [feature(1, corridor(model, of).geometry)];
      case 'catchments':
        return catchmentsOnce().areas.map(({ town, geometry }) => feature(Number(town), geometry));
      case 'places':
        return model.sites
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
    table: (args) => coverageTable(model, reachOnce(), args),
    reach: ({ points }) => nearestAxes(model, reachOnce(), points),
    corridor: (args) => corridorAreas(model, args),
    catchments: () => {
      const { areas, ...rest } = catchmentsOnce();
      return {
        ...rest,
        areas: areas.map((area) => {
          const { geometry: left, ...figures } = area;
          void left;
          return figures;
        }),
      };
    },
    gaps: (args) => gaps(model, reachOnce(), args),
    overlap: (args) => overlap(model, args),
    equity: (args) => equity(model, args),
    compare: ({ other }) => compare(model, otherModel(other), { before: reachOnce() }),
    nearestAll: ({ count }) => nearestAll(model, count),
    nearest: ({ lonLat, count }) => nearestTowns(model, lonLat, count),
    prepare: ({ of }) => {
      // The first tile of the world makes the index that all others are cut from.
      tilerFor(of).tile({ z: 0, x: 0, y: 0 });
      return null;
    },
    tile: ({ of, at }) => tilerFor(of).tile(at),
  };
  return { answer: (operation, args) => operations[operation](args) };
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
