import { reportFailure, WorkerChannel } from '../channel/channel.ts';
import type { Asked, AskOptions, WorkerFailure, WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PointSet, SiteRole } from '../domain/own-sites.ts';
import type { QuestionName, SpatialQuestions } from './questions/index.ts';

export type * from './protocol.ts';
export type { SpatialQuestions } from './questions/index.ts';
export type { Asked, Outcome } from '../channel/channel.ts';
export type SpatialFailure = WorkerFailure;

/** Tiles that the map waits for are answered before figures. */
const RANK: Partial<Record<QuestionName, number>> = { tile: 0, prepare: 1 };
const LAST = 2;

/** Asks the spatial worker. */
export class SpatialClient {
  readonly #channel: WorkerChannel<SpatialQuestions>;

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#channel = new WorkerChannel(make, addresses, (question) => RANK[question] ?? LAST);
  }

  /** Asks the worker. The outcome never rejects. */
  ask<Name extends QuestionName>(
    question: Name,
    args: SpatialQuestions[Name]['args'],
    options?: Pick<AskOptions, 'kind' | 'limitMs'>,
  ): Asked<SpatialQuestions[Name]['answer']> {
    const asked = this.#channel.ask(question, args, options);
    void asked.outcome.then((outcome) => {
      if (outcome.state === 'failed') reportFailure(outcome.failure);
    });
    return asked;
  }

  setDataset(dataset: Pick<Dataset, 'made' | 'revision'>): void {
    this.#channel.setDataset(dataset);
  }

  /** Sends the worker the compiled ground of travel time. */
  giveGround(packed: Uint8Array): void {
    this.#channel.give('ground', packed);
  }

  /** Gives the worker own points that questions name by their key (`Records.sites`); it keeps the last two sets of each role. */
  givePoints(role: SiteRole, set: PointSet): void {
    this.#channel.give(role, set);
  }
}
