import type { Change } from '../../domain/changes.ts';
import type { Comparison } from '../../domain/answers/compare.ts';
import type { CorridorAreas } from '../../domain/answers/corridor.ts';
import type { Detour } from '../../domain/answers/detour.ts';
import type { EquityBy } from '../../domain/answers/equity.ts';
import type { TravelComparison } from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import type { NetworkResults } from '../network-results.ts';
import type { AxisSet, Records, Speeds, TileAddress, TileLayer, To } from '../protocol.ts';
import type { Tiler } from '../tiler.ts';
import type { TravelEngine } from '../travel-engine.ts';
import { catchmentFigures } from './catchments.ts';
import { compare } from './compare.ts';
import { corridorAreas } from './corridor-areas.ts';
import { coverageTable } from './coverage-table.ts';
import { equity } from './equity.ts';
import { gaps } from './gaps.ts';
import { nearestAll } from './nearest-all.ts';
import { nearestAxes } from './nearest-axes.ts';
import { nearestPoints } from './nearest-points.ts';
import { nearestTowns } from './nearest-towns.ts';
import { ownSites } from './own-sites.ts';
import { overlap } from './overlap.ts';
import type { CrossCheck } from './turf-cross-check.ts';

/** The data of the engine for a question. */
export interface EngineContext {
  /** The whole network of the present revision. */
  model: SpatialModel;
  /** The network as a filter leaves it, with the own points of a question in it; the whole one where there is neither. */
  network(of?: Records): NetworkResults;
  /** The same with only the axes of the set. */
  networkOfAxes(set: AxisSet): NetworkResults;
  /** The same of the network after further changes. */
  modelAfter(changes: readonly Change[], of?: Records): SpatialModel;
  travel: TravelEngine;
  /** Areas of corridors by the question as text, kept from one question to the next. */
  areas: { get(key: string, compute: () => CorridorAreas): CorridorAreas };
  tiler(of: TileLayer): Tiler;
  /** @throws Error where its code was not loaded before */
  crossCheck(): CrossCheck;
}

type InRegion = { region?: string };

/**
 * Everything that can be asked of the engine, by name. Arguments and answers of the client, of the worker and of the engine follow from
 * these functions: a new question is its file and one line here. Each throws RangeError for a bad argument.
 */
export const QUESTIONS = {
  /** Sorted distances to the axes, from which the page looks up every width. */
  table: ({ network }: EngineContext, args: AxisSet & InRegion) => {
    const { model, reach } = network(args);
    return coverageTable(model, reach, args);
  },
  /** Nearest axis of every village and town, or of the points. */
  reach: ({ networkOfAxes }: EngineContext, { points, ...set }: AxisSet & { points?: readonly LonLat[] }) => {
    const { model, reach } = networkOfAxes(set);
    return nearestAxes(model, reach, points);
  },
  /** The nearest of the points for every key village or central town of a region. */
  nearestPoints: (
    { network }: EngineContext,
    args: Records & { points: readonly LonLat[]; of: 'villages' | 'towns' } & InRegion,
  ) => nearestPoints(network(args).model, args),
  /** How many of the own points that stand for central towns or villages there are, and where. */
  ownSites: ({ network }: EngineContext, args: Records & InRegion) =>
    ownSites(network(args).model, args.region),
  corridor: ({ network, areas }: EngineContext, args: AxisSet & { widthKm: number } & InRegion) =>
    areas.get(JSON.stringify(args), () => corridorAreas(network(args).model, args)),
  /** With the `farthest` villages of the region. */
  catchments: ({ network }: EngineContext, args: Records & { farthest: number } & InRegion) => {
    const { model, catchments } = network(args);
    return catchmentFigures(model, catchments, args.farthest, args.region);
  },
  gaps: (
    { networkOfAxes }: EngineContext,
    args: AxisSet & { widthKm: number; detour?: Detour } & InRegion,
  ) => {
    const { model, reach } = networkOfAxes(args);
    return gaps(model, reach, args);
  },
  overlap: ({ network }: EngineContext, args: AxisSet & { widthKm: number }) =>
    overlap(network(args).model, args),
  equity: ({ network }: EngineContext, args: Records & { by: EquityBy; detour?: Detour }) =>
    equity(network(args).model, args),
  /** From the present network to the one after further changes; with `travel` also by travel time to the central towns. */
  compare: (
    { network, modelAfter, travel: byTime }: EngineContext,
    { changes, travel, ...of }: Records & { changes: readonly Change[]; travel?: Speeds },
  ): Comparison & { travel?: TravelComparison } => {
    const { model, reach } = network(of);
    const changed = modelAfter(changes, of);
    const comparison = compare(model, changed, { before: reach });
    return travel ? { ...comparison, travel: byTime.compare(model, changed, travel) } : comparison;
  },
  nearest: (
    { network }: EngineContext,
    { lonLat, count, ...of }: Records & { lonLat: LonLat; count: number },
  ) => nearestTowns(network(of).model, lonLat, count),
  /** Of every village. */
  nearestAll: ({ network }: EngineContext, { count, ...of }: Records & { count: number }) =>
    nearestAll(network(of).model, count),
  /**
   * Unpacks the ground of travel time and computes the cost surface for these speeds, so that the following questions are answered sooner.
   */
  travelReady: ({ travel }: EngineContext, { speeds }: Speeds): null => {
    travel.surface(speeds);
    return null;
  },
  travelNearest: (
    { network, travel }: EngineContext,
    args: Records & Speeds & { lonLat: LonLat; count: number },
  ) => travel.nearest(network(args).model, args),
  /** With the `farthest` villages of the region. */
  travelCatchments: (
    { network, travel }: EngineContext,
    args: Records & Speeds & { farthest: number } & InRegion,
  ) => travel.catchments(network(args).model, args),
  travelGaps: ({ network, travel }: EngineContext, args: AxisSet & Speeds & { minutes: number } & InRegion) =>
    travel.gaps(network(args).model, args),
  /** Of the places of the region. */
  travelEquity: (
    { network, travel }: EngineContext,
    args: Records & Speeds & To & { by: EquityBy } & InRegion,
  ) => travel.equity(network(args).model, args),
  /** Of every village and town. */
  travelAll: ({ network, travel }: EngineContext, args: Records & Speeds) =>
    travel.all(network(args).model, args),
  /** Computes the times to the seats of a region's counties, so that the following questions are answered sooner. */
  travelSeatsReady: (
    { network, travel }: EngineContext,
    args: Records & Speeds & { region: string },
  ): null => {
    travel.seats(network(args).model, args);
    return null;
  },
  /** Of every village and town of the region, to the seat of its own county. */
  travelSeats: ({ network, travel }: EngineContext, args: Records & Speeds & InRegion) =>
    travel.seats(network(args).model, args),
  /** With the `farthest` villages of the region. */
  travelToSeats: (
    { network, travel }: EngineContext,
    args: Records & Speeds & { farthest: number } & InRegion,
  ) => travel.toSeats(network(args).model, args),
  travelSeatAt: ({ model, travel }: EngineContext, args: Speeds & { lonLat: LonLat }) =>
    travel.seatAt(model, args),
  /** With a central town at another place. */
  travelMove: (
    { network, travel }: EngineContext,
    args: Records & Speeds & { town: string; lonLat: LonLat },
  ) => travel.move(network(args).model, args),
  /**
   * One step, counted from 0, of computing a corridor by Turf alone: land of the region, places of `placesOf`. Each answer tells how many
   * steps there are; between two of them the worker answers other questions.
   */
  crossCheckCorridor: (
    { networkOfAxes, crossCheck }: EngineContext,
    { step, ...args }: AxisSet & { widthKm: number; placesOf?: string; step: number } & InRegion,
  ) => {
    const { model, reach } = networkOfAxes(args);
    return crossCheck().corridor(model, reach, args, step);
  },
  /** The nearest central towns by Turf alone. */
  crossCheckNearest: (
    { network, crossCheck }: EngineContext,
    { lonLat, count, ...of }: Records & { lonLat: LonLat; count: number },
  ) => crossCheck().nearest(network(of).model, lonLat, count),
  /** Own points within the width of an axis, by Turf alone, an axis with points near it a step. `points` are longitude and latitude in turn. */
  crossCheckPoints: (
    { networkOfAxes, crossCheck }: EngineContext,
    { step, widthKm, points, ...set }: AxisSet & { widthKm: number; points: Float64Array; step: number },
  ) => crossCheck().pointsInside(networkOfAxes(set).model, { widthKm, points }, step),
  /** The nearest own point of every key village, by Turf alone: some of the villages a step. */
  crossCheckNearestPoints: (
    { network, crossCheck }: EngineContext,
    {
      step,
      ...args
    }: Records & {
      points: Float64Array;
      listed: readonly { code: string; point: number }[];
      step: number;
    } & InRegion,
  ) => crossCheck().nearestPoints(network(args).model, args, step),
  /** Makes a layer ready to be cut into tiles, so that those that follow come at once. */
  prepare: ({ tiler }: EngineContext, { of }: { of: TileLayer }): null => {
    // The first tile of the world builds the index from which all others are cut.
    tiler(of).tile({ z: 0, x: 0, y: 0 });
    return null;
  },
  /** A vector tile with one layer of the name of the layer; empty where nothing lies. */
  tile: ({ tiler }: EngineContext, { of, at }: { of: TileLayer; at: TileAddress }) => tiler(of).tile(at),
};

export type QuestionName = keyof typeof QUESTIONS;
/** Arguments and answer of every question, by its name. */
export type SpatialQuestions = {
  [Name in QuestionName]: {
    args: Parameters<(typeof QUESTIONS)[Name]>[1];
    answer: ReturnType<(typeof QUESTIONS)[Name]>;
  };
};
