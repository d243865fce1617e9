import type { Gaps } from '../domain/answers/gaps.ts';
import type { NearestTowns } from '../domain/answers/nearest-towns.ts';
import type { TravelGaps, TravelWay } from '../domain/answers/travel.ts';
import type { LonLat } from '../domain/records.ts';
import type { Crossing } from '../domain/over-water.ts';
import type { Answer } from './answer.ts';
import type { PageState } from './page-state.ts';

/** A line from the chosen point to a town. */
export interface Ray {
  to: LonLat;
  distanceM: number;
  /** Travel time, if distances are measured by it. */
  seconds?: number;
  /** Water that a straight line crosses; absent if the shores are not loaded. */
  crossing?: Crossing;
  /** Course of the way; absent if it is a straight line. */
  line?: LonLat[];
}

/** What the map draws of the answers. */
export interface DrawnAnswers {
  nearest: { from: LonLat; rays: Ray[] } | null;
  gaps: { places: { lonLat: LonLat; committees: number }[]; gains: LonLat[] } | null;
  /** Places for which a cross-check by Turf and our own figures disagree. */
  disagreed: readonly { lonLat: LonLat; isFault: boolean }[];
}

/** Maximum number of rings on the map; the panel lists the first of them and states how many there are. */
const DRAWN_GAPS = 400;
const DRAWN_GAINS = 5;

/** What the map draws of the answers, by straight line or by travel time. */
export function buildDrawnAnswers(
  state: PageState,
  rays: Answer<Ray[]>,
  gaps: Answer<Gaps> | Answer<TravelGaps>,
): Omit<DrawnAnswers, 'disagreed'> {
  const from = state.point.value;
  return {
    nearest: rays.state === 'ready' && from ? { from, rays: rays.value } : null,
    gaps:
      gaps.state === 'ready'
        ? {
            places: (gaps.value.places as readonly { certain: boolean; lonLat: LonLat; committees: number }[])
              .filter(({ certain }) => certain)
              .slice(0, DRAWN_GAPS)
              .map(({ lonLat, committees }) => ({ lonLat, committees })),
            gains: gaps.value.cover.steps.slice(0, DRAWN_GAINS).map(({ lonLat }) => lonLat),
          }
        : null,
  };
}

/** The rays of an answer that has arrived. */
export const mapToRays = <T>(answer: Answer<T>, rays: (value: T) => Ray[]): Answer<Ray[]> =>
  answer.state === 'ready' ? { state: 'ready', value: rays(answer.value) } : answer;

/** Straight lines to towns, with their lengths and, if the shores are loaded, the water that they cross. */
export function straightRays(state: PageState, { towns }: NearestTowns): Ray[] {
  const from = state.point.value;
  const shores = state.shores.value;
  return towns.map(({ lonLat, distanceM }) => ({
    to: lonLat,
    distanceM,
    ...(from && shores ? { crossing: shores.crossing(from, lonLat) } : {}),
  }));
}

/** Ways to towns or seats, with their times and lengths. */
export const waysAsRays = (ways: readonly (TravelWay & { lonLat: LonLat; line: LonLat[] })[]): Ray[] =>
  ways.map(({ lonLat, line, seconds, roadM, offRoadM, ferryM, seaM }) => ({
    to: lonLat,
    seconds,
    distanceM: roadM + offRoadM + ferryM + seaM,
    ...(line.length > 1 ? { line } : {}),
  }));
