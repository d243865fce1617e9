import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { judgeCorridor, judgeNearest } from '../domain/answers/cross-check.ts';
import type { CorridorCheck, NearestCheck, TurfCounty } from '../domain/answers/cross-check.ts';
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
  /** Places on which the two computations disagree, for the map. */
  disagreed: ReadonlySignal<readonly { lonLat: LonLat; isFault: boolean }[]>;
}

/** The displayed figures that are checked, with the arguments of the question that they answer. */
interface Shown {
  corridor: ReadonlySignal<CorridorShown | null>;
  nearest: ReadonlySignal<NearestShown | null>;
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

const NONE = { state: 'none' } as const;

/** Makes the cross-checks of a page. When the figures that are checked change, a check is cancelled and its result removed. */
export function crossChecks(client: Pick<SpatialClient, 'ask'>, shown: Shown): CrossChecks {
  const corridor = createCheck(shown.corridor, async ({ areas, coverage, args }, run) => {
    const found: TurfCounty[] = [];
    for (let step = 0, of = 1; step < of; step++) {
      const answer = await run.ask(() => client.ask('crossCheckCorridor', { ...args, step }));
      if (!answer) return null;
      of = answer.of;
      if (answer.county) found.push(answer.county);
      run.progress(step + 1, of);
    }
    return judgeCorridor(areas, coverage, found);
  });
  const nearest = createCheck(shown.nearest, async ({ found, args }, run) => {
    const answer = await run.ask(() => client.ask('crossCheckNearest', args));
    return answer && judgeNearest(found, answer);
  });
  return {
    corridor,
    nearest,
    disagreed: computed(() => {
      const inside = corridor.state.value;
      const near = nearest.state.value;
      return [
        ...(inside.state === 'ready' ? inside.value.places : []).map(({ lonLat, isFault }) => ({
          lonLat,
          isFault,
        })),
        ...(near.state === 'ready' ? near.value.rows : []).flatMap(({ turfTown, agrees }) =>
          turfTown ? [{ lonLat: turfTown.lonLat, isFault: !agrees }] : [],
        ),
      ];
    }),
  };
}

interface Run {
  /** The answer to a question; null if it failed, or if the check was cancelled in between. */
  ask<T>(question: () => Asked<T>): Promise<T | null>;
  progress(done: number, of: number): void;
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
        progress: (done, all) => (state.value = { state: 'running', done, of: all }),
      };
      void check(of, run).then((value) => {
        if (value === null || running !== own) return;
        running = null;
        state.value = { state: 'ready', value };
      });
    },
  };
}
