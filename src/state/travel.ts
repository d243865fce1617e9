import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fetchTravelGround } from '../dataset/base/travel-ground.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import { townPasses } from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { TravelCatchments, TravelEquity, TravelGaps, TravelNearest } from '../domain/measures/travel.ts';
import type { Overlay } from '../domain/overlays.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';
import type { AxisSet, Records, SpatialClient, Speeds, TileLayer } from '../spatial/client.ts';
import type { Answer, Finds, GroundState, Travel } from './analysis-types.ts';
import type { AtlasState } from './atlas-state.ts';
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
    if (!byTime.value || !wanted.nearest.value || !lonLat || of?.townCount === 0) return null;
    return client.ask('travelNearest', { ...recordsOf(of), ...speeds(), lonLat, count: NEAREST_TOWNS });
  });

  const catchments = answerTo<TravelCatchments>(() => {
    const of = scope.value;
    if (!byTime.value || !wanted.catchments.value || !of || of.townCount === 0) {
      // Borders by straight line would be taken for those by time.
      if (state.minutes.value !== null) book.hide('catchments');
      return null;
    }
    void book.show({ layer: 'catchments', byTime: true, ...recordsOf(of), ...speeds() });
    const about = { ...recordsOf(of), ...speeds(), region: of.region };
    return client.ask('travelCatchments', { ...about, farthest: FARTHEST_VILLAGES }, patient);
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
    if (!byTime.value || !of || of.leftOut || of.townCount === 0) return null;
    return client.ask(
      'travelEquity',
      { ...recordsOf(of), ...speeds(), by: 'county', region: of.region },
      patient,
    );
  });

  const isochrones = answerTo<null>(() => {
    const of = scope.value;
    const byRegion = state.origins.value === 'region';
    const isNowhere = byRegion && of && !hasTown(state.network.value, of);
    if (!ready.value || !wanted.travel.value || !of || isNowhere) {
      book.hide('travel');
      return null;
    }
    const layer: TileLayer & { layer: 'travel' } = { layer: 'travel', ...recordsOf(of), ...speeds() };
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
    gaps,
    equity,
    isochrones,
    finds: computed(() => findsOf(state, nearest.value, gaps.value)),
  };
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

const DRAWN_GAPS = 400;
const DRAWN_GAINS = 5;

function findsOf(
  state: AtlasState,
  nearest: Answer<TravelNearest>,
  gaps: Answer<TravelGaps>,
): Omit<Finds, 'disagreed'> {
  const from = state.point.value;
  return {
    nearest:
      nearest.state === 'ready' && from
        ? {
            from,
            rays: nearest.value.towns.map(({ lonLat, line, seconds, roadM, offRoadM, ferryM, seaM }) => ({
              to: lonLat,
              seconds,
              distanceM: roadM + offRoadM + ferryM + seaM,
              ...(line.length > 1 ? { line } : {}),
            })),
          }
        : null,
    gaps:
      gaps.state === 'ready'
        ? {
            places: gaps.value.places
              .filter(({ certain }) => certain)
              .slice(0, DRAWN_GAPS)
              .map(({ lonLat, committees }): { lonLat: LonLat; committees: number } => ({
                lonLat,
                committees,
              })),
            gains: gaps.value.cover.steps.slice(0, DRAWN_GAINS).map(({ lonLat }) => lonLat),
          }
        : null,
  };
}
