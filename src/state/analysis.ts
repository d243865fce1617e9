import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import { ANSWER_LAYERS } from '../domain/answer-layers.ts';
import type { AnswerLayer } from '../domain/answer-layers.ts';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { Coverage, CoverageTable } from '../domain/answers/coverage.ts';
import { coverageAt, coverageCurve } from '../domain/answers/coverage.ts';
import type { Gaps } from '../domain/answers/gaps.ts';
import type { NearestTowns } from '../domain/answers/nearest-towns.ts';
import { SpatialClient } from '../spatial/client.ts';
import type { CatchmentFigures } from '../spatial/client.ts';
import { type Answer, answerTo, follow, NONE, readyOf, WAITING } from './answer.ts';
import {
  scopeAxes,
  scopeCorridor,
  scopeFilter,
  scopePlaces,
  scopeRecords,
  startCorridor,
} from './corridor.ts';
import { crossChecks } from './cross-checks.ts';
import type { CorridorShown, Shown } from './cross-checks.ts';
import { buildDrawnAnswers, mapToRays, straightRays } from './drawn-answers.ts';
import { type LargeLayerState, startOwnPoints } from './own-points.ts';
import type { PageState } from './page-state.ts';
import { chooseOwnSites } from './own-sites.ts';
import { sameScope, buildScope, withSites } from './scope.ts';
import type { Scope } from './scope.ts';
import { showPrepared, tileBook } from './tile-book.ts';
import { type Shared, startTravel } from './travel.ts';

export type { CatchmentFigures };

/** Debounce of the question about gaps, ms: it takes long. */
const GAPS_REST_MS = 320;
const CURVE_STEP_KM = 0.25;
const NEAREST_TOWNS = 3;
const FARTHEST_VILLAGES = 3;

/** Makes the client of the page's spatial worker. */
export const spatialClient = (make: () => Worker): SpatialClient => new SpatialClient(make, PAGE_ADDRESSES);

/** The answers of the engine to what the reader has set. Figures of another scope or width are never shown as current. */
export type Analysis = ReturnType<typeof startAnalysis>;

/** Starts the analysis for the life of the page: it follows width, scope, answer layers and point of the state. */
export function startAnalysis(
  state: PageState & LargeLayerState,
  client: Pick<SpatialClient, 'ask' | 'giveGround' | 'givePoints' | 'setDataset'>,
) {
  effect(() => {
    if (state.dataset.value) client.setDataset(state.dataset.value);
  });
  const tries = signal(0);
  /** Grows when everything has to be asked again: on request of the reader, or when the dataset has changed. */
  const attempt = computed(() => tries.value + (state.dataset.value?.revision ?? 0));
  const book = tileBook(client);
  const sites = chooseOwnSites(state, client);
  const scope = currentScope(state, sites);
  const open = computed(() => state.widthKm.value !== null);
  const wanted = wantedLayers(state, open, scope);

  /** Whether distances are straight lines rather than travel times. */
  const straight = computed(() => state.minutes.value === null);
  const counts = answerTo(attempt, () => {
    const of = scope.value;
    return of?.sites ? client.ask('ownSites', { ...scopeRecords(of), region: of.region }) : null;
  });
  const facilitiesInRegion = computed(() => readyOf(counts.value)?.facilities?.inRegion ?? 0);
  const shared: Shared = { client, book, scope, open, wanted, attempt, facilitiesInRegion };
  const travel = startTravel(state, shared);
  const table = askTable(shared);
  const catchments = askCatchments(shared, straight);
  showPlaces(shared);
  const nearest = askNearest(state, shared, straight);
  const gaps = askGaps(state, shared, straight);
  const straightAnswers = computed(() =>
    buildDrawnAnswers(
      state,
      mapToRays(nearest.value, (found) => straightRays(state, found)),
      gaps.value,
    ),
  );
  const coverage = computed(() => lookUpCoverage(table.value, state.widthKm.value));
  const areas = startCorridor(state, scope, client, book, attempt);
  const ownPoints = startOwnPoints(
    state,
    computed(() => sites.chosen.facilities.value?.points ?? null),
    client,
    scope,
    attempt,
  );
  const checks = startCrossChecks(shared, areas, coverage, nearest, ownPoints.shown);

  return {
    scope,
    /** Looked up in the page, without delay for any width. */
    coverage,
    curve: computed(() =>
      table.value.state === 'ready' ? coverageCurve(table.value.value, CURVE_STEP_KM) : null,
    ),
    areas,
    nearest,
    catchments,
    gaps,
    /** Which own points take the place of central towns and villages, and how many of them lie where. */
    ownSites: { ...sites, counts },
    /** Answers about the points of a reader's own layer. */
    ownPoints,
    drawnAnswers: computed(() => ({
      ...(straight.value ? straightAnswers.value : travel.drawnAnswers.value),
      disagreed: checks.disagreed.value,
    })),
    crossChecks: checks,
    travel,
    /** Version of the content that each tile layer shows; `null` hides the layer. */
    versions: book.versions,
    /** Must be called when the tiles of a version are on the map. */
    drawn: book.drawn,
    /** Why the map does not show all that was requested; `null` if it does. */
    drawing: book.failure,
    /** Computes a tile of a layer; `null` if the layer no longer shows that version. */
    cut: book.cut,
    /** Asks failed questions again. */
    retry: (): void => {
      book.fail(null);
      tries.value++;
    },
  };
}

/** The scope of the questions, with the own points that take the place of towns and villages. */
const currentScope = (
  state: PageState,
  { chosen, choice }: ReturnType<typeof chooseOwnSites>,
): ReadonlySignal<Scope | null> =>
  settled(
    computed(() => {
      const network = state.network.value;
      return (
        network &&
        withSites(
          buildScope(network, state.selection.value, state.filter.value),
          choice.value,
          chosen.facilities.value?.points.count,
        )
      );
    }),
    sameScope,
  );

/** For each answer layer, whether it is on and there is something to compute for it. */
const wantedLayers = (
  state: PageState,
  open: ReadonlySignal<boolean>,
  scope: ReadonlySignal<Scope | null>,
): Shared['wanted'] =>
  Object.fromEntries(
    ANSWER_LAYERS.map((answerLayer) => [
      answerLayer,
      computed(() => open.value && state.answerLayers.value.has(answerLayer) && !scope.value?.leftOut),
    ]),
  ) as Record<AnswerLayer, ReadonlySignal<boolean>>;

/** The table of sorted distances, requested while the analysis is open. */
function askTable({ client, open, scope, attempt }: Shared): ReadonlySignal<Answer<CoverageTable>> {
  const table = signal<Answer<CoverageTable>>(NONE);
  effect(() => {
    void attempt.value;
    if (!open.value || !scope.value) return;
    const { axisCount, region } = scope.value;
    if (axisCount === 0) table.value = NONE;
    else
      follow(table, client.ask('table', { ...scopeAxes(scope.value), ...scopePlaces(scope.value), region }));
  });
  return table;
}

/** Shows all villages with a position on the map. */
function showPlaces(shared: Shared): void {
  const { book, scope, wanted, attempt } = shared;
  effect(() => {
    void attempt.value;
    if (wanted.places.value) showPrepared(shared, { layer: 'places', ...scopeFilter(scope.value) });
    else book.hide('places');
  });
}

/** The central towns nearest to the chosen point by straight line. */
const askNearest = (
  state: PageState,
  { client, scope, wanted, attempt }: Shared,
  straight: ReadonlySignal<boolean>,
): ReadonlySignal<Answer<NearestTowns>> =>
  answerTo(attempt, () => {
    const lonLat = state.point.value;
    const of = scope.value;
    if (!wanted.nearest.value || !straight.value || !lonLat || of?.townCount === 0) return null;
    return client.ask('nearest', { ...scopeRecords(of), lonLat, count: NEAREST_TOWNS });
  });

/** Catchments by straight line: their figures, and their borders on the map. */
function askCatchments(
  shared: Shared,
  straight: ReadonlySignal<boolean>,
): ReadonlySignal<Answer<CatchmentFigures>> {
  const { client, book, scope, wanted, attempt } = shared;
  const catchments = signal<Answer<CatchmentFigures>>(NONE);
  /** The scope and attempt that the catchments were last asked for. */
  let askedFor: [Scope, number] | null = null;
  effect(() => {
    const at = attempt.value;
    const of = scope.value;
    if (!wanted.catchments.value || !straight.value || !of || of.townCount === 0) {
      catchments.value = NONE;
      // By travel time they are shown by `startTravel`.
      return straight.value || !wanted.catchments.value ? book.hide('catchments') : undefined;
    }
    if (catchments.peek().state !== 'ready' || askedFor?.[0] !== of || askedFor[1] !== at)
      follow(
        catchments,
        client.ask('catchments', { ...scopeRecords(of), farthest: FARTHEST_VILLAGES, region: of.region }),
      );
    askedFor = [of, at];
    showPrepared(shared, { layer: 'catchments', ...scopeRecords(of) });
  });
  return catchments;
}

/** Places beyond the width, requested once the width has not changed for `GAPS_REST_MS`. */
function askGaps(
  state: PageState,
  { client, scope, wanted, attempt }: Shared,
  straight: ReadonlySignal<boolean>,
): ReadonlySignal<Answer<Gaps>> {
  const gaps = signal<Answer<Gaps>>(NONE);
  effect(() => {
    void attempt.value;
    const widthKm = state.widthKm.value;
    const of = scope.value;
    if (!wanted.gaps.value || !straight.value || !widthKm || !of || of.axisCount === 0) {
      gaps.value = NONE;
      return undefined;
    }
    gaps.value = WAITING;
    const { region } = of;
    const rest = setTimeout(
      () => follow(gaps, client.ask('gaps', { ...scopeAxes(of), ...scopeRecords(of), widthKm, region })),
      GAPS_REST_MS,
    );
    return () => clearTimeout(rest);
  });
  return gaps;
}

/** Cross-checks of the corridor, of the nearest towns and of the answers about own points that are shown. */
const startCrossChecks = (
  { client, scope }: Shared,
  areas: ReturnType<typeof startCorridor>,
  coverage: ReadonlySignal<Answer<Coverage>>,
  nearest: ReadonlySignal<Answer<NearestTowns>>,
  ownPoints: Pick<Shown, 'points' | 'nearestPoints'>,
): ReturnType<typeof crossChecks> =>
  crossChecks(client, {
    ...ownPoints,
    corridor: computed(() => corridorShown(scope.value, readyOf(areas.value), readyOf(coverage.value))),
    nearest: computed(() => {
      const found = readyOf(nearest.value);
      const count = NEAREST_TOWNS;
      return found && { found, args: { ...scopeRecords(scope.value), lonLat: found.lonLat, count } };
    }),
  });

/** The figures that a cross-check of the corridor checks; null while figures of another width are shown. */
function corridorShown(
  of: Scope | null,
  areas: { figures: CorridorAreas; current: boolean } | null,
  coverage: Coverage | null,
): CorridorShown | null {
  if (!of || !areas?.current || areas.figures.widthKm !== coverage?.widthKm) return null;
  const { figures } = areas;
  return {
    areas: figures,
    coverage,
    args: { ...scopeCorridor(of), ...scopePlaces(of), placesOf: of.region, widthKm: figures.widthKm },
  };
}

/** A signal that follows `source`, but keeps its value while `same` finds the two equal. */
function settled<T>(source: ReadonlySignal<T>, same: (a: T, b: T) => boolean): ReadonlySignal<T> {
  const value = signal(source.peek());
  effect(() => {
    if (!same(value.peek(), source.value)) value.value = source.value;
  });
  return value;
}

/** The coverage at a width, from the table. */
function lookUpCoverage(table: Answer<CoverageTable>, widthKm: number | null): Answer<Coverage> {
  if (table.state !== 'ready') return table;
  return widthKm === null ? NONE : { state: 'ready', value: coverageAt(table.value, widthKm) };
}
