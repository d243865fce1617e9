import type { Catchments } from '../domain/answers/catchments.ts';
import type { Reach } from '../domain/answers/reach.ts';
import type { SpatialModel } from './model.ts';
import { catchments } from './questions/catchments.ts';
import { reach, reachAfter } from './questions/reach.ts';

/** A network with what several questions need of it, computed once, when first needed. */
export class NetworkResults {
  readonly model: SpatialModel;
  #before: NetworkResults | undefined;
  #reach: Reach | undefined;
  #catchments: Catchments | undefined;

  /** @param before the same part of the network of an earlier revision: what did not change is taken from it */
  constructor(model: SpatialModel, before?: NetworkResults) {
    this.model = model;
    this.#before = before?.computed;
  }

  /** This one where its distances are computed, else the last one before it whose are. */
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
