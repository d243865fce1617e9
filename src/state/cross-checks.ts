import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { judgeCorridor, judgeNearest } from '../domain/answers/cross-check.ts';
import type { CorridorCheck, NearestCheck } from '../domain/answers/cross-check.ts';
import { judgeNearestPoints, judgePoints } from '../domain/answers/cross-check-points.ts';
import type { NearestPointsCheck, PointsCheck } from '../domain/answers/cross-check-points.ts';
import type { Coverage } from '../domain/answers/coverage.ts';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { NearestTowns } from '../domain/answers/nearest-towns.ts';
import type { LonLat } from '../domain/records.ts';
import type { Asked, SpatialQuestions, SpatialClient, SpatialFailure } from '../spatial/client.ts';

/** State of a cross-check; `running` has the number of finished steps. */
export type CrossCheckState<T> =
  | { state: 'none' }
  | { state: 'running'; done: number; of?: number }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: SpatialFailure };

/** A figure of the page, computed a second time by Turf when the reader asks for it. */
export interface CrossCheck<T> {
  state: ReadonlySignal<CrossCheckState<T>>;
  /** Whether there are current figures that can be checked; `start` does nothing otherwise. */
  canStart: ReadonlySignal<boolean>;
  start(): void;
  /** Cancels a running check; nothing of it is shown. */
  cancel(): void;
}

export interface CrossChecks {
  corridor: CrossCheck<CorridorCheck>;
  nearest: CrossCheck<NearestCheck>;
  /** Own points within the width. */
  points: CrossCheck<PointsCheck>;
  /** The nearest own point of each key village. */
  nearestPoints: CrossCheck<NearestPointsCheck>;
  /** Places on which the two computations disagree, for the map. */
  disagreed: ReadonlySignal<readonly { lonLat: LonLat; isFault: boolean }[]>;
}

/** An answer that can be checked. */
export type CheckedAnswer = Exclude<keyof CrossChecks, 'disagreed'>;

/** The displayed figures that are checked, with the arguments of the question that they answer. */
export interface Shown {
  corridor: ReadonlySignal<CorridorShown | null>;
  nearest: ReadonlySignal<NearestShown | null>;
  points: ReadonlySignal<PointsShown | null>;
  nearestPoints: ReadonlySignal<NearestPointsShown | null>;
}
export interface CorridorShown {
  areas: CorridorAreas;
  coverage: Coverage;
  args: Omit<SpatialQuestions['crossCheckCorridor']['args'], 'step'>;
}
export interface NearestShown {
  found: NearestTowns;
  args: SpatialQuestions['crossCheckNearest']['args'];
}
/** The own points within the width: their number and distances. */
export interface PointsShown {
  within: number;
  lonLats: readonly LonLat[];
  found: SpatialQuestions['reach']['answer'];
  args: Omit<SpatialQuestions['crossCheckPoints']['args'], 'step' | 'points'>;
}
export interface NearestPointsShown {
  lonLats: readonly LonLat[];
  found: SpatialQuestions['nearestPoints']['answer'];
  args: Omit<SpatialQuestions['crossCheckNearestPoints']['args'], 'step' | 'points' | 'listed'>;
}

const NONE = { state: 'none' } as const;

/** Makes the cross-checks of a page. When the figures that are checked change, a check is cancelled and its result removed. */
export function crossChecks(client: Pick<SpatialClient, 'ask'>, shown: Shown): CrossChecks {
  const corridor = createCheck(shown.corridor, async ({ areas, coverage, args }, run) => {
    const steps = await run.steps((step) => client.ask('crossCheckCorridor', { ...args, step }));
    return (
      steps &&
      judgeCorridor(
        areas,
        coverage,
        steps.flatMap(({ county }) => county ?? []),
      )
    );
  });
  const nearest = createCheck(shown.nearest, async ({ found, args }, run) => {
    const answer = await run.ask(() => client.ask('crossCheckNearest', args));
    return answer && judgeNearest(found, answer);
  });
  const points = createCheck(shown.points, async ({ args, ...of }, run) => {
    const flat = Float64Array.from(of.lonLats.flat());
    const steps = await run.steps((step) => client.ask('crossCheckPoints', { ...args, points: flat, step }));
    const [first] = steps ?? [];
    if (!steps || !first) return null;
    const inside = new Set(steps.flatMap((step) => [...step.inside]));
    return judgePoints({ ...of, widthKm: args.widthKm }, { inside, errorPct: first.errorPct });
  });
  const nearestPoints = createCheck(shown.nearestPoints, async ({ args, ...of }, run) => {
    const { places, nearest: index } = of.found;
    const asked = {
      ...args,
      points: Float64Array.from(of.lonLats.flat()),
      listed: places.map(({ code }, i) => ({ code, point: index[i] ?? -1 })),
    };
    const steps = await run.steps((step) => client.ask('crossCheckNearestPoints', { ...asked, step }));
    const [first] = steps ?? [];
    if (!steps || !first) return null;
    const villages = steps.flatMap((step) => step.villages);
    return judgeNearestPoints(of, { villages, errorPct: first.errorPct });
  });
  return {
    corridor,
    nearest,
    points,
    nearestPoints,
    disagreed: computed(() => {
      const inside = corridor.state.value;
      const near = nearest.state.value;
      const ownInside = points.state.value;
      const ownNearest = nearestPoints.state.value;
      return [
        ...(inside.state === 'ready' ? inside.value.places : []),
        ...(ownInside.state === 'ready' ? ownInside.value.points : []),
        ...(ownNearest.state === 'ready' ? ownNearest.value.villages : []),
        ...(near.state === 'ready' ? near.value.rows : []).flatMap(({ turfTown, agrees }) =>
          turfTown ? [{ lonLat: turfTown.lonLat, isFault: !agrees }] : [],
        ),
      ].flatMap(({ lonLat, isFault }) => (lonLat ? [{ lonLat, isFault }] : []));
    }),
  };
}

interface Run {
  /** The answer to a question; null if it failed, or if the check was cancelled in between. */
  ask<T>(question: () => Asked<T>): Promise<T | null>;
  /** The answers to a question that is asked step by step, as many times as its answers say; null as above. Reports the progress. */
  steps<T extends { of: number }>(question: (step: number) => Asked<T>): Promise<T[] | null>;
}

function createCheck<S, T>(
  shown: ReadonlySignal<S | null>,
  check: (shown: S, run: Run) => Promise<T | null>,
): CrossCheck<T> {
  const state: Signal<CrossCheckState<T>> = signal(NONE);
  /** Cancels the running question; null if none is running. */
  let running: { asked: Asked<unknown> | null } | null = null;
  const cancel = (): void => {
    running?.asked?.cancel();
    running = null;
    state.value = NONE;
  };
  effect(() => {
    void shown.value;
    cancel();
  });
  return {
    state,
    canStart: computed(() => shown.value !== null),
    cancel,
    start() {
      const of = shown.peek();
      if (running || !of) return;
      const own: { asked: Asked<unknown> | null } = { asked: null };
      running = own;
      state.value = { state: 'running', done: 0 };
      const run: Run = {
        async ask(question) {
          const asked = question();
          own.asked = asked;
          const outcome = await asked.outcome;
          if (running !== own) return null;
          if (outcome.state === 'done') return outcome.value;
          running = null;
          state.value =
            outcome.state === 'failed' ? { state: 'failed', failure: outcome.failure } : { ...NONE };
          return null;
        },
        async steps<A extends { of: number }>(question: (step: number) => Asked<A>): Promise<A[] | null> {
          const answers: A[] = [];
          for (let step = 0, all = 1; step < all; step++) {
            const answer = await run.ask(() => question(step));
            if (!answer) return null;
            answers.push(answer);
            all = answer.of;
            state.value = { state: 'running', done: step + 1, of: all };
          }
          return answers;
        },
      };
      void check(of, run).then((value) => {
        if (value === null || running !== own) return;
        running = null;
        state.value = { state: 'ready', value };
      });
    },
  };
}
