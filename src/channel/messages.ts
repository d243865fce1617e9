import type { DatasetSource } from '../dataset/base/load.ts';
import type { DatasetStep } from '../dataset/dataset.ts';
import type { Refusal } from '../domain/refusal.ts';

/** Messages from the page to a worker. */
export type ToWorker =
  /** The first message: addresses of the base files, and the changes. */
  | { type: 'load'; source: DatasetSource }
  /** Changes the dataset to a later revision. */
  | { type: 'step'; step: DatasetStep }
  /** A large value that the worker stores: the ground of travel time, a basemap. */
  | { type: 'give'; name: string; value: unknown }
  | { type: 'ask'; id: number; question: string; args: unknown }
  /** The answer is no longer needed. */
  | { type: 'cancel'; id: number };

/** Messages from a worker to the page. */
export type FromWorker =
  | { type: 'loaded' }
  /** A base file could not be fetched. */
  | { type: 'not-loaded'; detail: string }
  /** The files were fetched, but they or the changes are invalid; `detail` names the value. */
  | { type: 'unusable'; detail: string }
  /** The worker has started on the question. */
  | { type: 'begun'; id: number }
  /** Progress of a long question. */
  | { type: 'progress'; id: number; value: unknown }
  /** `revision`: the revision for which the answer was computed. */
  | { type: 'done'; id: number; value: unknown; revision: number }
  /** A bad argument; `detail` names it, `refusal` is there if a reader can have caused it. */
  | { type: 'refused'; id: number; detail: string; refusal?: Refusal; revision: number }
  | { type: 'failed'; id: number; detail: string; revision: number };

/** The questions of a worker: arguments, answer and progress, by name. */
export type Questions<Q> = { [Name in keyof Q]: { args: unknown; answer: unknown; progress?: unknown } };
export type ArgsOf<Q extends Questions<Q>, Name extends keyof Q> = Q[Name]['args'];
export type AnswerOf<Q extends Questions<Q>, Name extends keyof Q> = Q[Name]['answer'];
export type ProgressOf<Q extends Questions<Q>, Name extends keyof Q> = Q[Name] extends { progress: infer P }
  ? P
  : never;
