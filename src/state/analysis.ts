import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import { OVERLAYS } from '../domain/overlays.ts';
import type { Overlay } from '../domain/overlays.ts';
import type { CorridorAreas } from '../domain/measures/corridor.ts';
import type { Coverage, CoverageTable } from '../domain/measures/coverage.ts';
import { coverageAt, coverageCurve } from '../domain/measures/coverage.ts';
import type { Gaps } from '../domain/measures/gaps.ts';
import type { NearestTowns } from '../domain/measures/nearest-towns.ts';
import { SpatialClient } from '../spatial/client.ts';
import type { AxisSet, CatchmentFigures, Records } from '../spatial/client.ts';
import type { Analysis, Answer } from './analysis-types.ts';
import type { AtlasState } from './atlas-state.ts';
import { crossChecks } from './cross-checks.ts';
import type { CorridorShown } from './cross-checks.ts';
import { findsOf, raysOf, straightRays } from './finds.ts';
import { follow, NONE, readyOf, WAITING } from './follow.ts';
import { latest } from './latest.ts';
import { sameScope, scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { watchDrawing } from './slow-drawing.ts';
import { tileBook } from './tile-book.ts';
import { startTravel } from './travel.ts';

/** A hand that rests so long has chosen its width: only then is the land cut out. */
const REST_MS = 160;
/** Where drawing is slow a short halt is no choice yet. */
const SLOW_REST_MS = 400;
const CURVE_STEP_KM = 0.25;
const NEAREST_TOWNS = 3;
const FARTHEST_VILLAGES = 3;

/** The client of the page's engine. */
export const spatialClient = (make: () => Worker): SpatialClient => new SpatialClient(make, PAGE_ADDRESSES);

/** Starts the engine for a page, for good: it follows width, scope, overlays and point of the state. */
export function startAnalysis(
  state: AtlasState,
  client: Pick<SpatialClient, 'ask' | 'giveGround' | 'setDataset'>,
): Analysis {
  effect(() => {
    if (state.dataset.value) client.setDataset(state.dataset.value);
  });
  const tries = signal(0);
  /** Grows where everything is to be asked again: by the reader, or since the dataset is another one. */
  const attempt = computed(() => tries.value + (state.dataset.value?.revision ?? 0));
  const book = tileBook(client);
  const scope = settled(
    computed(() => {
      const network = state.network.value;
      return network && scopeOf(network, state.selection.value, state.filter.value);
    }),
    sameScope,
  );
  const open = computed(() => state.widthKm.value !== null);
  const wanted = Object.fromEntries(
    OVERLAYS.map((overlay) => [
      overlay,
      computed(() => open.value && state.overlays.value.has(overlay) && !scope.value?.leftOut),
    ]),
  ) as Record<Overlay, ReadonlySignal<boolean>>;

  /** Straight lines, not travel time, are what distances are measured by. */
  const straight = computed(() => state.minutes.value === null);
  const travel = startTravel(state, { client, book, scope, open, wanted, attempt, recordsOf, axisSetOf });

  const table = signal<Answer<CoverageTable>>(NONE);
  effect(() => {
    void attempt.value;
    if (!open.value || !scope.value) return;
    const { axisCount, region } = scope.value;
    if (axisCount === 0) table.value = NONE;
    else follow(table, client.ask('table', { ...axisSetOf(scope.value), region }));
  });

  const catchments = signal<Answer<CatchmentFigures>>(NONE);
  let caught: [Scope, number] | null = null;
  effect(() => {
    const at = attempt.value;
    const of = scope.value;
    if (!wanted.catchments.value || !straight.value || !of || of.townCount === 0) {
      catchments.value = NONE;
      // By travel time they are shown by `travel`.
      return straight.value || !wanted.catchments.value ? book.hide('catchments') : undefined;
    }
    if (catchments.peek().state !== 'ready' || caught?.[0] !== of || caught[1] !== at)
      follow(
        catchments,
        client.ask('catchments', { ...recordsOf(of), farthest: FARTHEST_VILLAGES, region: of.region }),
      );
    caught = [of, at];
    void book.show({ layer: 'catchments', ...recordsOf(of) });
  });

  effect(() => {
    void attempt.value;
    if (wanted.places.value) void book.show({ layer: 'places', ...recordsOf(scope.value) });
    else book.hide('places');
  });

  const nearest = signal<Answer<NearestTowns>>(NONE);
  effect(() => {
    void attempt.value;
    const lonLat = state.point.value;
    const of = scope.value;
    if (!wanted.nearest.value || !straight.value || !lonLat || of?.townCount === 0) nearest.value = NONE;
    else follow(nearest, client.ask('nearest', { ...recordsOf(of), lonLat, count: NEAREST_TOWNS }));
  });

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
      () => follow(gaps, client.ask('gaps', { ...axisSetOf(of), widthKm, region })),
      REST_MS * 2,
    );
    return () => clearTimeout(rest);
  });

  const straightFinds = computed(() =>
    findsOf(
      state,
      raysOf(nearest.value, (found) => straightRays(state, found)),
      gaps.value,
    ),
  );
  const coverage = computed(() => coverageOf(table.value, state.widthKm.value));
  const areas = corridorOf(state, scope, client, book, attempt);
  const checks = crossChecks(client, {
    corridor: computed(() => corridorShown(scope.value, readyOf(areas.value), readyOf(coverage.value))),
    nearest: computed(() => {
      const found = readyOf(nearest.value);
      const count = NEAREST_TOWNS;
      return found && { found, args: { ...recordsOf(scope.value), lonLat: found.lonLat, count } };
    }),
  });

  return {
    scope,
    coverage,
    curve: computed(() =>
      table.value.state === 'ready' ? coverageCurve(table.value.value, CURVE_STEP_KM) : null,
    ),
    areas,
    nearest,
    catchments,
    gaps,
    finds: computed(() => ({
      ...(straight.value ? straightFinds.value : travel.finds.value),
      disagreed: checks.disagreed.value,
    })),
    crossChecks: checks,
    travel,
    versions: book.versions,
    drawn: book.drawn,
    drawing: book.failure,
    cut: book.cut,
    retry: () => {
      tries.value++;
    },
  };
}

/** What a cross-check of the corridor is about; null while figures of another width stand in. */
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
    args: { ...corridorSetOf(of), placesOf: of.region, widthKm: figures.widthKm },
  };
}

type Areas = Answer<{ figures: CorridorAreas; current: boolean }>;

interface Wish {
  key: string;
  of: Scope;
  set: AxisSet & { widthKm: number; region?: string };
}

const recordsOf = (of: Scope | null): Records => (of?.records ? { records: of.records } : {});
const axisSetOf = (of: Scope): AxisSet => ({ ...recordsOf(of), ...(of.axes ? { axes: of.axes } : {}) });
/** The corridor of a county or prefecture is what any axis has of it; that of one axis or of all goes as far as there is land. */
const corridorSetOf = (of: Scope): AxisSet & { region?: string } => ({
  ...axisSetOf(of),
  ...(of.kind === 'county' || of.kind === 'prefecture' ? { region: of.region } : {}),
});

/** Measures the corridor at every width, and draws it: a draft while the width is dragged, the land itself when it rests. */
function corridorOf(
  state: AtlasState,
  scope: ReadonlySignal<Scope | null>,
  client: Pick<SpatialClient, 'ask'>,
  book: ReturnType<typeof tileBook>,
  attempt: ReadonlySignal<number>,
): ReadonlySignal<Areas> {
  const areas = signal<Areas>(NONE);
  /** Where drawing is slow, or not known to be quick, there are no drafts: the shape waits until the width rests. */
  const drawing = watchDrawing();
  /** What is wished for; an answer to anything else comes too late. */
  let wished = '';
  let cutOut = '';
  let ofScope: Scope | null = null;

  const measure = latest(async ({ key, of, set }: Wish) => {
    if (wished === '') return;
    const outcome = await client.ask('corridor', set).outcome;
    // Figures of a width that was passed meanwhile are newer than those shown; those of another scope are not.
    if (wished === '' || of !== ofScope || outcome.state === 'void') return;
    if (outcome.state === 'done')
      areas.value = { state: 'ready', value: { figures: outcome.value, current: key === wished } };
    else if (key === wished) areas.value = outcome;
  });

  const draft = latest(async ({ key, set }: Wish) => {
    if (key !== wished || cutOut === key || drawing.slow) return;
    const of = { layer: 'corridor', ...set, draft: true } as const;
    const { state: end } = await client.ask('prepare', { of }, { kind: 'draft' }).outcome;
    // Older than what is wished, but newer than what is shown.
    if (end !== 'done' || wished === '' || cutOut === wished) return;
    await drawing.watch(() => book.show(of));
  });

  const cutLand = async ({ key, set }: Wish): Promise<void> => {
    const of = { layer: 'corridor', ...set, draft: false } as const;
    const ready = await client.ask('prepare', { of }, { kind: 'corridor tiles' }).outcome;
    if (key !== wished) return;
    if (ready.state === 'failed') book.fail(ready.failure);
    if (ready.state !== 'done') return;
    cutOut = key;
    await drawing.watch(() => book.show(of));
  };

  effect(() => {
    const tries = attempt.value;
    const widthKm = state.widthKm.value;
    const of = scope.value;
    if (!widthKm || !of || of.axisCount === 0) {
      wished = '';
      cutOut = '';
      book.hide('corridor');
      areas.value = NONE;
      return undefined;
    }
    const set = { ...corridorSetOf(of), widthKm };
    const key = JSON.stringify([tries, set]);
    if (key === wished) return undefined;
    const first = wished === '';
    wished = key;
    const before = areas.peek();
    areas.value =
      before.state === 'ready' && ofScope === of
        ? { state: 'ready', value: { ...before.value, current: false } }
        : WAITING;
    ofScope = of;
    const wish = { key, of, set };
    measure(wish);
    draft(wish);
    const rest = setTimeout(() => void cutLand(wish), first ? 0 : drawing.slow ? SLOW_REST_MS : REST_MS);
    return () => clearTimeout(rest);
  });
  return areas;
}

/** A signal that keeps its value while a new one says the same. */
function settled<T>(source: ReadonlySignal<T>, same: (a: T, b: T) => boolean): ReadonlySignal<T> {
  const kept = signal(source.peek());
  effect(() => {
    if (!same(kept.peek(), source.value)) kept.value = source.value;
  });
  return kept;
}

function coverageOf(table: Answer<CoverageTable>, widthKm: number | null): Answer<Coverage> {
  if (table.state !== 'ready') return table;
  return widthKm === null ? NONE : { state: 'ready', value: coverageAt(table.value, widthKm) };
}
