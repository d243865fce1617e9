import type { TravelWay } from '../../domain/answers/travel.ts';
import type { TravelSpeeds } from '../../domain/travel-speeds.ts';
import { MOST_SEA_M } from '../../domain/travel.ts';
import type { SpatialModel } from '../model.ts';
import { doubtfulDistance } from './count-builder.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { timeAt } from '../geometry/travel/times.ts';
import type { TimeAt, TravelField } from '../geometry/travel/times.ts';

/** The time where it is that of a way over land, bridges and ferries; undefined where it leads over open sea. */
export const landWay = (found: TimeAt | undefined): TimeAt | undefined =>
  found && found.seaM <= MOST_SEA_M ? found : undefined;

/** The way of a time, without its source. */
export function toWay({ seconds, roadM, offRoadM, ferryM, seaM }: TimeAt): TravelWay {
  return { seconds, roadM, offRoadM, ferryM, seaM };
}

const known = new WeakMap<TravelField, { model: SpatialModel; times: readonly (TimeAt | undefined)[] }>();

/** How each site of a model is reached over land, bridges and ferries from the sources of a field, in the order of the model; made once. */
export function timesOfSites(model: SpatialModel, field: TravelField): readonly (TimeAt | undefined)[] {
  const kept = known.get(field);
  if (kept?.model === model) return kept.times;
  const times = model.sites.map(({ lonLat }) => landWay(timeAt(field, lonLat)));
  known.set(field, { model, times });
  return times;
}

const knownSpreads = new WeakMap<TravelField, { model: SpatialModel; seconds: readonly Float64Array[] }>();

/** Seconds from each possible position of each spread of a model, Infinity where it is not reached; made once. */
export function secondsOfSpreads(model: SpatialModel, field: TravelField): readonly Float64Array[] {
  const kept = knownSpreads.get(field);
  if (kept?.model === model) return kept.seconds;
  const seconds = buildSpreads(model).spreads.map(({ positions }) =>
    Float64Array.from(positions, (at) => landWay(timeAt(field, at))?.seconds ?? Infinity),
  );
  knownSpreads.set(field, { model, seconds });
  return seconds;
}

/** How the places of a model are reached from something: by site, and seconds by possible position of each spread. */
export interface SiteTimes {
  speeds: TravelSpeeds;
  times: readonly (TimeAt | undefined)[];
  ofSpreads: readonly Float64Array[];
}

/** How they are reached from the sources of a field. */
export const timesFrom = (model: SpatialModel, field: TravelField): SiteTimes => ({
  speeds: field.surface.speeds,
  times: timesOfSites(model, field),
  ofSpreads: secondsOfSpreads(model, field),
});

/** From the seconds of a spread's positions; nothing where there is no spread, or more than one position in twenty is not reached. */
export function computePercentiles(seconds: Float64Array | undefined): {
  doubtful?: { lowS: number; highS: number };
} {
  if (!seconds) return {};
  const { lowM: lowS, highM: highS } = doubtfulDistance(seconds);
  return Number.isFinite(highS) ? { doubtful: { lowS, highS } } : {};
}
