import { errorDetail } from '../domain/error-detail.ts';
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fetchTravelGround } from '../dataset/base/travel-ground.ts';
import type { Outcome, SpatialClient, Speeds } from '../spatial/client.ts';
import { NONE, type SpatialFailure } from './answer.ts';

/** State of the ground of travel time (the files of geodata/travel/). */
export type GroundState =
  | { state: 'none' }
  /** Bytes received, and the total if the server sends it. */
  | { state: 'loading'; bytes: number; of?: number }
  | { state: 'unpacking' }
  | { state: 'ready' }
  | { state: 'failed'; failure: SpatialFailure };

/** The file was requested. */
export const startLoading = (): GroundState => ({ state: 'loading', bytes: 0 });

/** A part of the file was received. */
export const receiveBytes = (now: GroundState, received: { bytes: number; of?: number }): GroundState =>
  now.state === 'loading' ? { state: 'loading', ...received } : now;

/** The whole file was received and is sent to the engine. */
export const startUnpacking = (now: GroundState): GroundState =>
  now.state === 'loading' ? { state: 'unpacking' } : now;

/** The file could not be loaded. */
export const failLoading = (now: GroundState, detail: string): GroundState =>
  now.state === 'loading' ? { state: 'failed', failure: { kind: 'files', detail } } : now;

/** The engine has unpacked the file, or has refused it; the fault is then in the file, since nothing else was given to it. */
export function finishUnpacking(now: GroundState, outcome: Outcome<unknown>): GroundState {
  if (now.state !== 'unpacking' || outcome.state === 'void') return now;
  if (outcome.state === 'done') return { state: 'ready' };
  const { failure } = outcome;
  return { state: 'failed', failure: failure.kind === 'refused' ? { ...failure, kind: 'data' } : failure };
}

/** Travel times are no longer needed: loading is cancelled; a ground that is ready stays. */
export const leaveGround = (now: GroundState): GroundState => (now.state === 'ready' ? now : NONE);

/**
 * Fetches the ground when travel times are first needed, and has the engine unpack it.
 * @param attempt a new value tries again after a failure
 * @param speeds speeds for which the cost surface is made first
 */
export function loadGround(
  isWanted: ReadonlySignal<boolean>,
  attempt: ReadonlySignal<number>,
  client: Pick<SpatialClient, 'ask' | 'giveGround'>,
  speeds: () => Speeds,
  fetchGround: typeof fetchTravelGround = fetchTravelGround,
): ReadonlySignal<GroundState> {
  const ground = signal<GroundState>(NONE);
  const load = async (signalOfEnd: AbortSignal): Promise<void> => {
    const go = (next: (now: GroundState) => GroundState): void => {
      if (!signalOfEnd.aborted) ground.value = next(ground.peek());
    };
    let packed: Uint8Array;
    try {
      packed = await fetchGround(signalOfEnd, (received) => go((now) => receiveBytes(now, received)));
    } catch (error) {
      return go((now) => failLoading(now, errorDetail(error)));
    }
    if (signalOfEnd.aborted) return;
    client.giveGround(packed);
    go(startUnpacking);
    const outcome = await client.ask('travelReady', speeds()).outcome;
    go((now) => finishUnpacking(now, outcome));
  };
  const wanted = computed(() => isWanted.value);
  effect(() => {
    void attempt.value;
    if (!wanted.value || ground.peek().state === 'ready') return undefined;
    const end = new AbortController();
    ground.value = startLoading();
    void load(end.signal);
    return () => {
      end.abort();
      ground.value = leaveGround(ground.peek());
    };
  });
  return ground;
}
