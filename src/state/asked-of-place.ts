import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isEmptyFilter, withoutDivision } from '../domain/filter.ts';
import type { LonLat } from '../domain/records.ts';
import type { SpatialClient } from '../spatial/client.ts';
import { type Answer, answerTo } from './answer.ts';
import type { PageState } from './page-state.ts';
import {
  NEAREST_TOWNS,
  type TravelInputs,
  type TravelOfPlace,
  travelOfPlace,
  type WayTo,
} from './travel-of-place.ts';

/** Limit of a question, ms: a slow machine needs long for the first search on a new ground. */
const LIMIT_MS = 90_000;

/** The place of the open profile whose times the reader wants from the engine, since the prepared ones do not hold; null if there is none. */
export const placeToAsk = (
  state: TravelInputs & Pick<PageState, 'selection' | 'presentTravel'>,
): ReadonlySignal<(TravelOfPlace & { from: LonLat }) | null> =>
  computed(() => {
    const code = state.selection.value?.id;
    if (!state.presentTravel.value || code === undefined) return null;
    const place = travelOfPlace(state, code);
    const { from } = place ?? {};
    return place && from && !(place.townsHold && place.seatHolds) ? { ...place, from } : null;
  });

/** The travel times of a profile that the prepared ones do not give, at the default speeds. */
export interface AskedOfPlace {
  towns: ReadonlySignal<Answer<readonly WayTo[]>>;
  /** `null` if the seat is not reached. */
  seat: ReadonlySignal<Answer<WayTo | null>>;
}

/** Asks the engine for the times of a place that the prepared ones do not give. */
export function askOfPlace(
  state: Pick<PageState, 'filter'>,
  place: ReturnType<typeof placeToAsk>,
  { client, attempt }: { client: Pick<SpatialClient, 'ask'>; attempt: ReadonlySignal<number> },
  ready: ReadonlySignal<boolean>,
): AskedOfPlace {
  const nearest = answerTo(attempt, () => {
    const of = place.value;
    if (!ready.value || !of || of.townsHold) return null;
    const records = withoutDivision(state.filter.value);
    // The place itself and the town at whose point it stands may be among the nearest, and are not listed.
    const count = NEAREST_TOWNS + 2;
    return client.ask(
      'travelNearest',
      { ...(isEmptyFilter(records) ? {} : { records }), lonLat: of.from, count },
      { kind: 'towns of a profile', limitMs: LIMIT_MS },
    );
  });
  const seatAt = answerTo(attempt, () => {
    const of = place.value;
    if (!ready.value || !of || of.seatHolds) return null;
    return client.ask('travelSeatAt', { lonLat: of.from }, { kind: 'seat of a profile', limitMs: LIMIT_MS });
  });
  return {
    towns: computed(() => {
      const { code, at } = place.value ?? {};
      return mapAnswer(nearest.value, ({ towns }) =>
        towns.filter((town) => ![code, at].includes(town.code)).slice(0, NEAREST_TOWNS),
      );
    }),
    seat: computed(() =>
      mapAnswer(seatAt.value, ({ seats }) => {
        const own = seats.find(({ county }) => county === place.value?.county);
        return own ? { ...own, code: own.county } : null;
      }),
    ),
  };
}

const mapAnswer = <T, U>(answer: Answer<T>, to: (value: T) => U): Answer<U> =>
  answer.state === 'ready' ? { state: 'ready', value: to(answer.value) } : answer;
