import type { Catchments } from '../domain/answers/catchments.ts';
import type { Reach } from '../domain/answers/reach.ts';
import type { SpatialModel } from './model.ts';
import { catchments } from './questions/catchments.ts';
import { reach, reachAfter } from './questions/reach.ts';

/** A network with the results that several questions need, computed once, when first needed. */
export class NetworkResults {
  readonly model: SpatialModel;
  #before: NetworkResults | undefined;
  #reach: Reach | undefined;
  #catchments: Catchments | undefined;

  /** @param before the same part of the network of an earlier revision, whose results are used where nothing changed */
  constructor(model: SpatialModel, before?: NetworkResults) {
    this.model = model;
    this.#before = before?.computed;
  }

  /** This network where its distances are computed, else the last earlier one whose distances are. */
  get computed(): NetworkResults | undefined {
    return this.#reach ? this : this.#before;
  }

  /** Distances of all places to the axes. */
  get reach(): Reach {
    if (!this.#reach) {
      const before = this.#before;
      this.#reach = before
        ? reachAfter(this.model, { model: before.model, reach: before.reach })
        : reach(this.model);
      this.#before = undefined;
    }
    return this.#reach;
  }

  get catchments(): Catchments {
    return (this.#catchments ??= catchments(this.model));
  }
}
