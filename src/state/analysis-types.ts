import type { ReadonlySignal } from '@preact/signals';
import type { CorridorAreas } from '../domain/measures/corridor.ts';
import type { Coverage, CoverageCurve } from '../domain/measures/coverage.ts';
import type { Gaps } from '../domain/measures/gaps.ts';
import type { NearestTowns } from '../domain/measures/nearest-towns.ts';
import type {
  TravelCatchments,
  TravelEquity,
  TravelGaps,
  TravelNearest,
  TravelSeatAt,
  TravelToSeats,
} from '../domain/measures/travel.ts';
import type { Crossing } from '../domain/over-water.ts';
import type { LonLat } from '../domain/records.ts';
import type { CatchmentFigures, SpatialFailure, TileAddress, TileLayerName } from '../spatial/client.ts';
import type { CrossChecks } from './cross-checks.ts';
import type { Scope } from './scope.ts';

/** A fault of the engine, for the panels. */
export type { CatchmentFigures, SpatialFailure };

/** What is known of an answer. */
export type Answer<T> =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: SpatialFailure };

/** A line from the point asked about to a town. */
export interface Ray {
  to: LonLat;
  distanceM: number;
  /** Travel time, where distances are measured by it. */
  seconds?: number;
  /** What water a straight line crosses; absent where the shores are not loaded. */
  crossing?: Crossing;
  /** Course of the way; absent where it is straight. */
  line?: LonLat[];
}

/** What the map draws of the answers. */
export interface Finds {
  nearest: { from: LonLat; rays: Ray[] } | null;
  gaps: { places: { lonLat: LonLat; committees: number }[]; gains: LonLat[] } | null;
  /** Places on which a cross-check by Turf and our own figures disagree. */
  disagreed: readonly { lonLat: LonLat; isFault: boolean }[];
}

/** Whether the ground of travel time is there. */
export type GroundState =
  | { state: 'none' }
  /** Bytes that have come, and of how many where the server tells it. */
  | { state: 'loading'; bytes: number; of?: number }
  | { state: 'unpacking' }
  | { state: 'ready' }
  | { state: 'failed'; failure: SpatialFailure };

/** Whether the times to the seats of the scope's counties are there; they are computed prefecture by prefecture. */
export type SeatsState =
  | { state: 'none' }
  | { state: 'computing'; done: number; of: number }
  | { state: 'ready' }
  | { state: 'failed'; failure: SpatialFailure };

/** The answers of the engine by travel time; `none` while distances are straight lines, or until the ground is there. */
export interface Travel {
  ground: ReadonlySignal<GroundState>;
  /** To the nearest central towns. */
  nearest: ReadonlySignal<Answer<TravelNearest>>;
  catchments: ReadonlySignal<Answer<TravelCatchments>>;
  /** To county seats. */
  seats: ReadonlySignal<SeatsState>;
  seatAt: ReadonlySignal<Answer<TravelSeatAt>>;
  toSeats: ReadonlySignal<Answer<TravelToSeats>>;
  gaps: ReadonlySignal<Answer<TravelGaps>>;
  /** By county, of the region; to towns or seats. */
  equity: ReadonlySignal<Answer<TravelEquity>>;
  /** `ready` when the map can show them. */
  isochrones: ReadonlySignal<Answer<null>>;
  finds: ReadonlySignal<Omit<Finds, 'disagreed'>>;
}

/** The answers of the engine to what the reader set. Figures of another scope or width are never shown as present ones. */
export interface Analysis {
  scope: ReadonlySignal<Scope | null>;
  /** Looked up on the page, at once for every width. */
  coverage: ReadonlySignal<Answer<Coverage>>;
  curve: ReadonlySignal<CoverageCurve | null>;
  /** Of `widthKm`; `current` is false while those of another width stand in. */
  areas: ReadonlySignal<Answer<{ figures: CorridorAreas; current: boolean }>>;
  nearest: ReadonlySignal<Answer<NearestTowns>>;
  catchments: ReadonlySignal<Answer<CatchmentFigures>>;
  gaps: ReadonlySignal<Answer<Gaps>>;
  finds: ReadonlySignal<Finds>;
  crossChecks: CrossChecks;
  travel: Travel;
  /** Which content each tile layer shows; `null` hides it. */
  versions: Record<TileLayerName, ReadonlySignal<number | null>>;
  /** To be called when the tiles of a version are on the map. */
  drawn(layer: TileLayerName, version: number): void;
  /** Why the map does not show all that was asked for; `null` where it does. */
  drawing: ReadonlySignal<SpatialFailure | null>;
  /** A tile of what a layer shows; `null` where it no longer shows that version. */
  cut(
    wish: TileAddress & { source: TileLayerName; version: number },
    signal: AbortSignal,
  ): Promise<ArrayBuffer | null>;
  /** Asks again for what failed. */
  retry(): void;
}
