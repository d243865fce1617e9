import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { AxisSet } from '../spatial/client.ts';
import type { SpatialFailure } from './answer.ts';
import type { Scope } from './scope.ts';

/** A requested corridor: one width around the axes of one scope, in one revision of the dataset. */
export interface CorridorQuestion {
  /** Unique to each question; asking the same width and scope again gives another key. */
  key: string;
  scope: Scope;
  revision: number;
  set: AxisSet & { widthKm: number; region?: string };
}

/** State of the figures of the corridor. */
export type CorridorState =
  /** The analysis is closed, the width is 0, or the scope has no axis. */
  | { state: 'closed' }
  /** No figures of this scope and revision have arrived yet. */
  | { state: 'waiting'; question: CorridorQuestion }
  /** Figures of another width of the same scope and revision are shown, marked as outdated. */
  | { state: 'outdated'; question: CorridorQuestion; figures: CorridorAreas }
  | { state: 'current'; question: CorridorQuestion; figures: CorridorAreas }
  | { state: 'failed'; question: CorridorQuestion; failure: SpatialFailure };

export const CLOSED: CorridorState = { state: 'closed' };

/** Whether this question is waiting for its answer or has it. */
export const isAbout = (now: CorridorState, key: string): boolean =>
  now.state !== 'closed' && now.question.key === key;

/** Whether two questions differ by their width at most. */
export const isOfSameAxes = (a: CorridorQuestion, b: CorridorQuestion): boolean =>
  a.scope === b.scope && a.revision === b.revision;

/** A new question: figures of the same scope and revision stay, marked as outdated, until the new ones arrive. */
export function askCorridor(now: CorridorState, question: CorridorQuestion): CorridorState {
  const hasFigures = now.state === 'outdated' || now.state === 'current';
  return hasFigures && isOfSameAxes(now.question, question)
    ? { state: 'outdated', question, figures: now.figures }
    : { state: 'waiting', question };
}

/**
 * Figures have arrived. If they are of an earlier width they replace the outdated ones on display; those of another scope or revision, or of a
 * closed corridor, are dropped.
 */
export function takeFigures(
  now: CorridorState,
  asked: CorridorQuestion,
  figures: CorridorAreas,
): CorridorState {
  if (now.state === 'closed' || !isOfSameAxes(now.question, asked)) return now;
  const { question } = now;
  return { state: question.key === asked.key ? 'current' : 'outdated', question, figures };
}

/** The engine failed. The failure of an earlier question changes nothing. */
export function failCorridor(
  now: CorridorState,
  { key }: CorridorQuestion,
  failure: SpatialFailure,
): CorridorState {
  return now.state !== 'closed' && now.question.key === key
    ? { state: 'failed', question: now.question, failure }
    : now;
}
