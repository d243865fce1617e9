import type { Signal } from '@preact/signals';
import type { Asked, Outcome } from '../spatial/client.ts';
import type { Answer } from './analysis-types.ts';

export const NONE = { state: 'none' } as const;
export const WAITING = { state: 'waiting' } as const;

/** Shows that a question is waited for, then its answer, unless something else is shown by then. */
export function follow<T>(answer: Signal<Answer<T>>, asked: Asked<T>): void {
  const waiting = { ...WAITING };
  answer.value = waiting;
  void asked.outcome.then((outcome: Outcome<T>) => {
    // What is no longer waited for comes too late.
    if (answer.peek() !== waiting) return;
    if (outcome.state === 'done') answer.value = { state: 'ready', value: outcome.value };
    else if (outcome.state === 'failed') answer.value = outcome;
  });
}

/** The value of an answer that is there. */
export const readyOf = <T>(answer: Answer<T>): T | null => (answer.state === 'ready' ? answer.value : null);
