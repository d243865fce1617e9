import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fetchTravelGround } from '../dataset/base/travel-ground.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import { townPasses } from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import type {
  TravelCatchments,
  TravelEquity,
  TravelGaps,
  TravelNearest,
  TravelSeatAt,
  TravelToSeats,
} from '../domain/measures/travel.ts';
import type { Overlay } from '../domain/overlays.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';
import type { AxisSet, Records, SpatialClient, Speeds, TileLayer, To } from '../spatial/client.ts';
import type { Answer, GroundState, SeatsState, Travel } from './analysis-types.ts';
import type { AtlasState } from './atlas-state.ts';
import { findsOf, raysOf, waysAsRays } from './finds.ts';
import { follow, NONE } from './follow.ts';
import type { Scope } from './scope.ts';
import type { TileBook } from './tile-book.ts';

const NEAREST_TOWNS = 3;
const FARTHEST_VILLAGES = 3;
/** Gains of gaps look from each town that is not served: a slow machine needs long. */
const LIMIT_MS = 90_000;

/** What travel time shares with the rest of the analysis. */
interface Shared {
  client: Pick<SpatialClient, 'ask' | 'giveGround'>;
  book: TileBook;
  scope: ReadonlySignal<Scope | null>;
  open: ReadonlySignal<boolean>;
  /** Overlays that are on, with something to ask of them. */
  wanted: Readonly<Record<Overlay, ReadonlySignal<boolean>>>;
  attempt: ReadonlySignal<number>;
  recordsOf(of: Scope | null): Records;
  axisSetOf(of: Scope): AxisSet;
  fetchGround?: typeof fetchTravelGround;
}

/** Asks the engine by travel time, for good. Its ground is fetched when that is first wanted, and then stays. */
export function startTravel(state: AtlasState, shared: Shared): Travel {
  const { client, book, scope, open, wanted, attempt, recordsOf, axisSetOf } = shared;
  const ground = groundOf(state, shared);
  const ready = computed(() => ground.value.state === 'ready');
  const byTime = computed(() => ready.value && open.value && state.minutes.value !== null);
  const speeds = (): Speeds => speedsOf(state.speeds.value);
  const toSeat = computed(() => state.destination.value === 'seat');
  const to = (): To => (toSeat.value ? { to: 'seat' } : {});

  /** Asks anew whenever what `question` reads changes; `null` asks nothing. */
  const answerTo = <T>(question: () => ReturnType<typeof client.ask> | null): ReadonlySignal<Answer<T>> => {
    const answer = signal<Answer<T>>(NONE);
    effect(() => {
      void attempt.value;
      const asked = question();
      if (!asked) {
        answer.value = NONE;
        return undefined;
      }
      follow(answer, asked as never);
      return () => asked.cancel();
    });
    return answer;
  };
  const patient = { limitMs: LIMIT_MS };

  const nearest = answerTo<TravelNearest>(() => {
    const lonLat = state.point.value;
    const of = scope.value;
    if (!byTime.value || toSeat.value || !wanted.nearest.value || !lonLat || of?.townCount === 0) return null;
    return client.ask('travelNearest', { ...recordsOf(of), ...speeds(), lonLat, count: NEAREST_TOWNS });
  });

  const catchments = answerTo<TravelCatchments>(() => {
    const of = scope.value;
    if (!byTime.value || toSeat.value || !wanted.catchments.value || !of || of.townCount === 0) return null;
    const about = { ...recordsOf(of), ...speeds(), region: of.region };
    return client.ask('travelCatchments', { ...about, farthest: FARTHEST_VILLAGES }, patient);
  });

  const seats = seatsOf(state, shared, byTime);
  const seatsAreThere = computed(() => seats.value.state === 'ready');

  const seatAt = answerTo<TravelSeatAt>(() => {
    const lonLat = state.point.value;
    if (!byTime.value || !toSeat.value || !wanted.nearest.value || !lonLat) return null;
    return client.ask('travelSeatAt', { ...speeds(), lonLat });
  });

  const toSeats = answerTo<TravelToSeats>(() => {
    const of = scope.value;
    if (!seatsAreThere.value || !wanted.catchments.value || !of) return null;
    const about = { ...recordsOf(of), ...speeds(), region: of.region };
    return client.ask('travelToSeats', { ...about, farthest: FARTHEST_VILLAGES }, patient);
  });

  effect(() => {
    void attempt.value;
    const of = scope.value;
    if (byTime.value && wanted.catchments.value && of && (toSeat.value || of.townCount > 0))
      void book.show({ layer: 'catchments', byTime: true, ...recordsOf(of), ...speeds(), ...to() });
    // Borders by straight line would be taken for those by time.
    else if (state.minutes.value !== null) book.hide('catchments');
  });

  const gaps = answerTo<TravelGaps>(() => {
    const of = scope.value;
    const minutes = state.minutes.value;
    if (!byTime.value || !wanted.gaps.value || minutes === null || !of || of.axisCount === 0) return null;
    if (of.townCount === 0) return null;
    return client.ask('travelGaps', { ...axisSetOf(of), ...speeds(), minutes, region: of.region }, patient);
  });

  const equity = answerTo<TravelEquity>(() => {
    const of = scope.value;
    if (!byTime.value || !of || of.leftOut) return null;
    if (toSeat.value ? !seatsAreThere.value : of.townCount === 0) return null;
    return client.ask(
      'travelEquity',
      { ...recordsOf(of), ...speeds(), ...to(), by: 'county', region: of.region },
      patient,
    );
  });

  const isochrones = answerTo<null>(() => {
    const of = scope.value;
    const byRegion = state.origins.value === 'region';
    const isNowhere = byRegion && !toSeat.value && of && !hasTown(state.network.value, of);
    if (!ready.value || !wanted.travel.value || !of || isNowhere) {
      book.hide('travel');
      return null;
    }
    const layer: TileLayer & { layer: 'travel' } = { layer: 'travel', ...recordsOf(of), ...speeds() };
    if (byRegion || state.origins.value === 'all') Object.assign(layer, to());
    if (byRegion) layer.region = of.region;
    else if (state.origins.value !== 'all') layer.town = state.origins.value;
    const asked = client.ask('prepare', { of: layer }, { ...patient, kind: 'isochrones' });
    void asked.outcome.then(({ state: end }) => {
      if (end === 'done') void book.show(layer);
      else if (end === 'failed') book.hide('travel');
    });
    return asked;
  });

  return {
    ground,
    nearest,
    catchments,
    seats,
    seatAt,
    toSeats,
    gaps,
    equity,
    isochrones,
    finds: computed(() => {
      const rays = toSeat.value
        ? raysOf(seatAt.value, ({ seats: ways }) => waysAsRays(ways))
        : raysOf(nearest.value, ({ towns }) => waysAsRays(towns));
      return findsOf(state, rays, gaps.value);
    }),
  };
}

/**
 * Has the engine compute the times to the seats of the scope's counties, while they are wanted. Prefecture by prefecture: for the province it takes
 * long, and other questions are answered between.
 */
function seatsOf(
  state: AtlasState,
  { client, scope, attempt, recordsOf }: Shared,
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
    const about = { ...recordsOf(of), ...speedsOf(state.speeds.value) };
    let given = false;
    let asked: { cancel(): void } | null = null;
    const askFrom = (done: number): void => {
      const region = regions[done];
      if (region === undefined) {
        seats.value = { state: 'ready' };
        return;
      }
      seats.value = { state: 'computing', done, of: regions.length };
      const one = client.ask('travelSeatsReady', { ...about, region }, { limitMs: LIMIT_MS });
      asked = one;
      void one.outcome.then((outcome) => {
        if (given || outcome.state === 'void') return;
        if (outcome.state === 'failed') seats.value = outcome;
        else askFrom(done + 1);
      });
    };
    askFrom(0);
    return () => {
      given = true;
      asked?.cancel();
    };
  });
  return seats;
}

/** Speeds that the reader set; nothing where all are the defaults. */
const speedsOf = (speeds: SpeedChanges): Speeds => (Object.keys(speeds).length > 0 ? { speeds } : {});

/** Whether a central town that passes lies in the region of a scope. */
const hasTown = (network: Network | null, { region, records = {} }: Scope): boolean =>
  [...(network?.towns.values() ?? [])].some(
    (town) => townPasses(records, town) && [town.county, town.prefecture, PROVINCE_CODE].includes(region),
  );

/** Fetches the ground when it is first wanted, and has the engine unpack it. */
function groundOf(
  state: AtlasState,
  { client, open, wanted, attempt, fetchGround = fetchTravelGround }: Shared,
): ReadonlySignal<GroundState> {
  const ground = signal<GroundState>({ state: 'none' });
  const isWanted = computed(() => open.value && (state.minutes.value !== null || wanted.travel.value));
  effect(() => {
    void attempt.value;
    if (!isWanted.value || ground.peek().state === 'ready') return undefined;
    const giveUp = new AbortController();
    const tell = (now: GroundState): void => {
      if (!giveUp.signal.aborted) ground.value = now;
    };
    tell({ state: 'loading', bytes: 0 });
    void fetchGround(giveUp.signal, (received) => tell({ state: 'loading', ...received })).then(
      async (packed) => {
        if (giveUp.signal.aborted) return;
        client.giveGround(packed);
        tell({ state: 'unpacking' });
        const outcome = await client.ask('travelReady', speedsOf(state.speeds.peek())).outcome;
        if (outcome.state === 'done') tell({ state: 'ready' });
        else if (outcome.state === 'failed') {
          const { failure } = outcome;
          // What the engine refuses is the file: nothing else was given to it.
          const data = failure.kind === 'refused' ? { ...failure, kind: 'data' as const } : failure;
          tell({ state: 'failed', failure: data });
        }
      },
      (error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        tell({ state: 'failed', failure: { kind: 'files', detail } });
      },
    );
    return () => {
      giveUp.abort();
      if (ground.peek().state !== 'ready') ground.value = { state: 'none' };
    };
  });
  return ground;
}
