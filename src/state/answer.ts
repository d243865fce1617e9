import { effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Asked, Outcome, SpatialFailure } from '../spatial/client.ts';

/** A failure of the engine, for the panels. */
export type { SpatialFailure };

/** State of the answer to a question. */
export type Answer<T> =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: SpatialFailure };

export const NONE = { state: 'none' } as const;
export const WAITING = { state: 'waiting' } as const;

/** Sets a signal to waiting, then to the answer, unless the signal was set to something else in between. */
export function follow<T>(answer: Signal<Answer<T>>, asked: Asked<T>): void {
  const waiting = { ...WAITING };
  answer.value = waiting;
  void asked.outcome.then((outcome: Outcome<T>) => {
    // Another question was asked in between, or there is no longer a question.
    if (answer.peek() !== waiting) return;
    if (outcome.state === 'done') answer.value = { state: 'ready', value: outcome.value };
    else if (outcome.state === 'failed') answer.value = outcome;
  });
}

/**
 * The answer to a question that is asked again whenever a signal that it reads changes.
 * @param attempt a new value asks again
 * @param question asks the question; null if there is nothing to ask
 */
export function answerTo<T>(
  attempt: ReadonlySignal<unknown>,
  question: () => Asked<T> | null,
): ReadonlySignal<Answer<T>> {
  const answer = signal<Answer<T>>(NONE);
  effect(() => {
    void attempt.value;
    const asked = question();
    if (!asked) {
      answer.value = NONE;
      return undefined;
    }
    follow(answer, asked);
    return () => asked.cancel();
  });
  return answer;
}

/** The value of an answer that has arrived; null otherwise. */
export const readyOf = <T>(answer: Answer<T>): T | null => (answer.state === 'ready' ? answer.value : null);
