import type { ReadonlySignal } from '@preact/signals';
import type { CorridorAreas } from '../domain/measures/corridor.ts';
import type { Coverage, CoverageCurve } from '../domain/measures/coverage.ts';
import type { Gaps } from '../domain/measures/gaps.ts';
import type { NearestTowns } from '../domain/measures/nearest-towns.ts';
import type { LonLat } from '../domain/records.ts';
import type { CatchmentFigures, SpatialFailure, TileAddress, TileLayerName } from '../spatial/client.ts';
import type { Scope } from './scope.ts';

/** A fault of the engine, for the panels. */
export type { CatchmentFigures, SpatialFailure };

/** What is known of an answer. */
export type Answer<T> =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: SpatialFailure };

/** What the map draws of the answers. */
export interface Finds {
  nearest: { from: LonLat; rays: { to: LonLat; text: string }[] } | null;
  gaps: { places: { lonLat: LonLat; committees: number }[]; gains: LonLat[] } | null;
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
