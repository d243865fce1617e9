import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { fetchTravelGround } from '../dataset/base/travel-ground.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import { townPasses } from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import type { AnswerLayer } from '../domain/answer-layers.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';
import type { SpatialClient, Speeds, TileLayer, To } from '../spatial/client.ts';
import { answerTo, NONE, type SpatialFailure } from './answer.ts';
import { askOfPlace, placeToAsk } from './asked-of-place.ts';
import { scopeAxes, scopePlaces, scopeRecords } from './corridor.ts';
import type { PageState } from './page-state.ts';
import { buildDrawnAnswers, mapToRays, waysAsRays } from './drawn-answers.ts';
import { loadGround } from './travel-ground.ts';
import type { Scope } from './scope.ts';
import { showPrepared, type TileBook } from './tile-book.ts';

const NEAREST_TOWNS = 3;
const FARTHEST_VILLAGES = 3;
/** Limit for questions that search from every town, such as the gains of gaps, ms: they take long on a slow machine. */
const LIMIT_MS = 90_000;
const VOID = { state: 'void' } as const;
const patient = { limitMs: LIMIT_MS };

/** Inputs that all questions of the analysis share. */
export interface Shared {
  client: Pick<SpatialClient, 'ask' | 'giveGround'>;
  book: TileBook;
  scope: ReadonlySignal<Scope | null>;
  open: ReadonlySignal<boolean>;
  /** For each answer layer, whether it is on and there is something to compute for it. */
  wanted: Readonly<Record<AnswerLayer, ReadonlySignal<boolean>>>;
  attempt: ReadonlySignal<number>;
  /** Number of own points in place of central towns in the region of the scope. */
  facilitiesInRegion: ReadonlySignal<number>;
  fetchGround?: typeof fetchTravelGround;
}

/** The answers by travel time; `none` while distances are straight lines, or until the ground is loaded. */
export type Travel = ReturnType<typeof startTravel>;

/** Starts the questions about travel time for the life of the page. Their ground is fetched when it is first needed, and kept. */
export function startTravel(state: PageState, shared: Shared) {
  const { client, scope, open, wanted, attempt } = shared;
  const place = placeToAsk(state);
  const ground = loadGround(
    computed(
      () => place.value !== null || (open.value && (state.minutes.value !== null || wanted.travel.value)),
    ),
    attempt,
    client,
    () => speedsArgument(state.speeds.peek()),
    shared.fetchGround,
  );
  const ready = computed(() => ground.value.state === 'ready');
  const byTime = computed(() => ready.value && open.value && state.minutes.value !== null);
  const speeds = (): Speeds => speedsArgument(state.speeds.value);
  const toSeat = computed(() => state.destination.value === 'seat');
  const to = (): To => (toSeat.value ? { to: 'seat' } : {});

  const nearest = answerTo(attempt, () => {
    const lonLat = state.point.value;
    const of = scope.value;
    if (!byTime.value || toSeat.value || !wanted.nearest.value || !lonLat || of?.townCount === 0) return null;
    return client.ask('travelNearest', { ...scopeRecords(of), ...speeds(), lonLat, count: NEAREST_TOWNS });
  });

  const catchments = answerTo(attempt, () => {
    const of = scope.value;
    if (!byTime.value || toSeat.value || !wanted.catchments.value || !of || of.townCount === 0) return null;
    const about = { ...scopeRecords(of), ...speeds(), region: of.region };
    return client.ask('travelCatchments', { ...about, farthest: FARTHEST_VILLAGES }, patient);
  });

  const { seats, seatsAreThere, seatAt, toSeats } = askSeats(state, shared, byTime);
  showCatchments(state, shared, byTime);

  const gaps = answerTo(attempt, () => {
    const of = scope.value;
    const minutes = state.minutes.value;
    if (!byTime.value || !wanted.gaps.value || minutes === null || !of || of.axisCount === 0) return null;
    if (of.townCount === 0) return null;
    return client.ask(
      'travelGaps',
      { ...scopeAxes(of), ...scopeRecords(of), ...speeds(), minutes, region: of.region },
      patient,
    );
  });

  const equity = answerTo(attempt, () => {
    const of = scope.value;
    if (!byTime.value || !of || of.leftOut) return null;
    if (toSeat.value ? !seatsAreThere.value : of.townCount === 0) return null;
    return client.ask(
      'travelEquity',
      {
        ...(toSeat.value ? scopePlaces : scopeRecords)(of),
        ...speeds(),
        ...to(),
        by: 'county',
        region: of.region,
      },
      patient,
    );
  });

  const isochrones = askIsochrones(state, shared, ready);

  const rays = computed(() =>
    toSeat.value
      ? mapToRays(seatAt.value, ({ seats: ways }) => waysAsRays(ways))
      : mapToRays(nearest.value, ({ towns }) => waysAsRays(towns)),
  );
  return {
    ground,
    /** Ways to the nearest central towns. */
    nearest,
    catchments,
    /** Whether the times to county seats have been computed. */
    seats,
    seatAt,
    toSeats,
    gaps,
    /** By county, for the region; to towns or seats. */
    equity,
    /** `ready` when the map can show the isochrones. */
    isochrones,
    /** Times of the profile that is open, if the prepared ones do not hold and the reader has asked for them. */
    ofPlace: askOfPlace(state, place, shared, ready),
    drawnAnswers: computed(() => buildDrawnAnswers(state, rays.value, gaps.value)),
  };
}

/** The questions about travel times to county seats. */
function askSeats(state: PageState, shared: Shared, byTime: ReadonlySignal<boolean>) {
  const { client, scope, wanted, attempt } = shared;
  const speeds = (): Speeds => speedsArgument(state.speeds.value);
  const seats = computeSeatTimes(state, shared, byTime);
  const seatsAreThere = computed(() => seats.value.state === 'ready');

  const seatAt = answerTo(attempt, () => {
    const lonLat = state.point.value;
    const toSeat = state.destination.value === 'seat';
    if (!byTime.value || !toSeat || !wanted.nearest.value || !lonLat) return null;
    return client.ask('travelSeatAt', { ...speeds(), lonLat });
  });

  const toSeats = answerTo(attempt, () => {
    const of = scope.value;
    if (!seatsAreThere.value || !wanted.catchments.value || !of) return null;
    const about = { ...scopePlaces(of), ...speeds(), region: of.region };
    return client.ask('travelToSeats', { ...about, farthest: FARTHEST_VILLAGES }, patient);
  });
  return { seats, seatsAreThere, seatAt, toSeats };
}

/** Shows the borders of catchments by travel time on the map. */
function showCatchments(state: PageState, shared: Shared, byTime: ReadonlySignal<boolean>): void {
  const { book, scope, wanted, attempt } = shared;
  effect(() => {
    void attempt.value;
    const of = scope.value;
    const toSeat = state.destination.value === 'seat';
    if (byTime.value && wanted.catchments.value && of && (toSeat || of.townCount > 0))
      showPrepared(
        shared,
        {
          layer: 'catchments',
          byTime: true,
          ...scopeRecords(of),
          ...speedsArgument(state.speeds.value),
          ...(toSeat ? { to: 'seat' } : {}),
        },
        patient,
      );
    // Borders by straight line must not stay on the map, since they would be taken for those by time.
    else if (state.minutes.value !== null) book.hide('catchments');
  });
}

/** Requests the isochrones and shows them; `ready` when the map can show them. Until then it shows none of a former question or revision. */
function askIsochrones(
  state: PageState,
  { client, book, scope, wanted, attempt, facilitiesInRegion }: Shared,
  ready: ReadonlySignal<boolean>,
) {
  const hasOrigin = (of: Scope): boolean =>
    of.sites?.facilities === undefined ? hasTown(state.network.value, of) : facilitiesInRegion.value > 0;
  return answerTo(attempt, () => {
    const of = scope.value;
    const toSeat = (): boolean => state.destination.value === 'seat';
    const byRegion = state.origins.value === 'region';
    const isNowhere = byRegion && !toSeat() && of && !hasOrigin(of);
    if (!ready.value || !wanted.travel.value || !of || isNowhere) {
      book.hide('travel');
      return null;
    }
    const layer: TileLayer & { layer: 'travel' } = {
      layer: 'travel',
      ...scopeRecords(of),
      ...speedsArgument(state.speeds.value),
    };
    if (byRegion || state.origins.value === 'all') Object.assign(layer, toSeat() ? { to: 'seat' } : {});
    if (byRegion) layer.region = of.region;
    else if (state.origins.value !== 'all') layer.town = state.origins.value;
    const asked = client.ask('prepare', { of: layer }, { limitMs: LIMIT_MS, kind: 'isochrones' });
    // A failure is shown by the answer, which asks again on request.
    const drawn = asked.outcome.then((outcome) => (outcome.state === 'failed' ? VOID : outcome));
    void book.showWhen(drawn, layer);
    return asked;
  });
}

/** Whether the times to the seats of the scope's counties are known; they are computed one prefecture after another. */
export type SeatsState =
  | { state: 'none' }
  | { state: 'computing'; done: number; of: number }
  | { state: 'ready' }
  | { state: 'failed'; failure: SpatialFailure };

/** Number of prefectures that are done, and of all. */
export const seatsAfter = (done: number, of: number): SeatsState =>
  done < of ? { state: 'computing', done, of } : { state: 'ready' };

/**
 * Requests the times to the seats of the scope's counties when they are needed: one prefecture after another, since the province takes long and other
 * questions are answered in between.
 */
function computeSeatTimes(
  state: PageState,
  { client, scope, attempt }: Shared,
  byTime: ReadonlySignal<boolean>,
): ReadonlySignal<SeatsState> {
  const seats = signal<SeatsState>(NONE);
  effect(() => {
    void attempt.value;
    const of = scope.value;
    const network = state.network.value;
    if (!byTime.value || state.destination.value !== 'seat' || !of || of.leftOut || !network) {
      seats.value = NONE;
      return undefined;
    }
    const regions = of.region === PROVINCE_CODE ? [...network.prefectures.keys()] : [of.region];
    const about = { ...scopePlaces(of), ...speedsArgument(state.speeds.value) };
    let isOver = false;
    let asked: { cancel(): void } | null = null;
    const compute = async (): Promise<void> => {
      for (const [done, region] of regions.entries()) {
        seats.value = seatsAfter(done, regions.length);
        const question = client.ask('travelSeatsReady', { ...about, region }, { limitMs: LIMIT_MS });
        asked = question;
        const outcome = await question.outcome;
        if (isOver || outcome.state === 'void') return;
        if (outcome.state === 'failed') {
          seats.value = outcome;
          return;
        }
      }
      seats.value = seatsAfter(regions.length, regions.length);
    };
    void compute();
    return () => {
      isOver = true;
      asked?.cancel();
    };
  });
  return seats;
}

/** The speeds that the reader set as an argument; empty if all are the defaults. */
const speedsArgument = (speeds: SpeedChanges): Speeds => (Object.keys(speeds).length > 0 ? { speeds } : {});

/** Whether a central town that passes lies in the region of a scope. */
const hasTown = (network: Network | null, { region, records = {} }: Scope): boolean =>
  [...(network?.towns.values() ?? [])].some(
    (town) => townPasses(records, town) && [town.county, town.prefecture, PROVINCE_CODE].includes(region),
  );
