import type { Change } from '../domain/changes.ts';
import type { Filter } from '../domain/filter.ts';
import type { Ranked } from '../domain/extremes.ts';
import type { Catchment, Catchments, FarVillage } from '../domain/measures/catchments.ts';
import type { CorridorAreas } from '../domain/measures/corridor.ts';
import type { CorridorStep, TurfNearest } from '../domain/measures/cross-check.ts';
import type { Comparison } from '../domain/measures/compare.ts';
import type { CoverageTable } from '../domain/measures/coverage.ts';
import type { Detour } from '../domain/measures/detour.ts';
import type { Equity, EquityBy } from '../domain/measures/equity.ts';
import type { Gaps } from '../domain/measures/gaps.ts';
import type { NearestAll, NearestTowns } from '../domain/measures/nearest-towns.ts';
import type { Overlap } from '../domain/measures/overlap.ts';
import type { NearestAxes } from '../domain/measures/reach.ts';
import type {
  TravelAll,
  TravelCatchments,
  TravelComparison,
  TravelEquity,
  TravelGaps,
  TravelNearest,
  TravelSeatAt,
  TravelSeats,
  TravelToSeats,
} from '../domain/measures/travel.ts';
import type { LonLat } from '../domain/records.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';

/** Which records there are for a question: those that pass the filter; all where it is left out. See `passingModel`. */
export interface Records {
  records?: Filter;
}

/** Axes of which something is asked; all that there are where no ids are given. */
export interface AxisSet extends Records {
  axes?: readonly string[];
}

/** Speeds of travel other than the defaults. What depends on them needs the ground of travel, which the client gives. */
export interface Speeds {
  speeds?: SpeedChanges;
}

/** What times lead to: the central town that is reached first, or, where it says so, the county seat. */
export interface To {
  to?: 'seat';
}

/**
 * What the engine cuts into vector tiles. A draft corridor is the overlapping outlines of its pieces, over sea too; that of a county or
 * prefecture is cut out at once. Places are the villages that are no records. Travel has the isochrones of 60 to 15 minutes, each with its
 * `minutes`, from one town, or from the central towns or county seats of a region or of the province; catchments by time are lines.
 */
export type TileLayer =
  | ({ layer: 'corridor'; widthKm: number; region?: string; draft: boolean } & AxisSet)
  | ({ layer: 'travel'; town?: string; region?: string } & Records & Speeds & To)
  | ({ layer: 'catchments'; byTime?: true } & Records & Speeds & To)
  | ({ layer: 'places' } & Records);
export type TileLayerName = TileLayer['layer'];

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** The areas without their outlines, which reach the map as tiles, and the villages that are farthest from their town. */
export type CatchmentFigures = Omit<Catchments, 'areas' | 'villages'> & {
  areas: Omit<Catchment, 'geometry'>[];
  farthest: Ranked<FarVillage>;
};

/** Everything that can be asked of the worker: arguments and answer by the name of the operation. */
export interface Operations {
  table: { args: AxisSet & { region?: string }; answer: CoverageTable };
  /** Nearest axis of every village and town, or of the points. */
  reach: { args: Records & { points?: readonly LonLat[] }; answer: NearestAxes };
  corridor: { args: AxisSet & { widthKm: number; region?: string }; answer: CorridorAreas };
  /** With the `farthest` villages of the region. */
  catchments: { args: Records & { farthest: number; region?: string }; answer: CatchmentFigures };
  gaps: { args: AxisSet & { widthKm: number; region?: string; detour?: Detour }; answer: Gaps };
  overlap: { args: AxisSet & { widthKm: number }; answer: Overlap };
  equity: { args: Records & { by: EquityBy; detour?: Detour }; answer: Equity };
  /** From the network at hand to the one that further changes lead to; with `travel` also by travel time to the central towns. */
  compare: {
    args: { changes: readonly Change[]; travel?: Speeds };
    answer: Comparison & { travel?: TravelComparison };
  };
  /** Unpacks the ground of travel and makes the surface of these speeds, so that what follows comes sooner. */
  travelReady: { args: Speeds; answer: null };
  travelNearest: { args: Records & Speeds & { lonLat: LonLat; count: number }; answer: TravelNearest };
  /** With the `farthest` villages of the region. */
  travelCatchments: {
    args: Records & Speeds & { farthest: number; region?: string };
    answer: TravelCatchments;
  };
  travelGaps: { args: AxisSet & Speeds & { minutes: number; region?: string }; answer: TravelGaps };
  /** Of the places of the region. */
  travelEquity: { args: Records & Speeds & To & { by: EquityBy; region?: string }; answer: TravelEquity };
  /** Of every village and town. */
  travelAll: { args: Records & Speeds; answer: TravelAll };
  /** Computes the times to the seats of a region's counties, so that what follows comes sooner. */
  travelSeatsReady: { args: Records & Speeds & { region: string }; answer: null };
  /** Of every village and town of the region, to the seat of its own county. */
  travelSeats: { args: Records & Speeds & { region?: string }; answer: TravelSeats };
  /** With the `farthest` villages of the region. */
  travelToSeats: {
    args: Records & Speeds & { farthest: number; region?: string };
    answer: TravelToSeats;
  };
  travelSeatAt: { args: Speeds & { lonLat: LonLat }; answer: TravelSeatAt };
  /** With a central town at another place. */
  travelMove: { args: Records & Speeds & { town: string; lonLat: LonLat }; answer: TravelComparison };
  nearest: { args: Records & { lonLat: LonLat; count: number }; answer: NearestTowns };
  /** Of every village. */
  nearestAll: { args: Records & { count: number }; answer: NearestAll };
  /**
   * One step, counted from 0, of computing a corridor by Turf alone: land of the region, places of `placesOf`. Each answer tells how many
   * steps there are; between two of them the worker answers other questions.
   */
  crossCheckCorridor: {
    args: AxisSet & { widthKm: number; region?: string; placesOf?: string; step: number };
    answer: CorridorStep;
  };
  /** The nearest central towns by Turf alone. */
  crossCheckNearest: { args: Records & { lonLat: LonLat; count: number }; answer: TurfNearest };
  /** Makes a layer ready to be cut, so that the tiles that follow come at once. */
  prepare: { args: { of: TileLayer }; answer: null };
  /** A vector tile with one layer of the name of the layer; empty where nothing lies. */
  tile: { args: { of: TileLayer; at: TileAddress }; answer: ArrayBuffer };
}
export type OperationName = keyof Operations;
