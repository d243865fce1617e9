import type { BasemapFault } from '../print/spec/failure.ts';
import { toCause } from './fault.ts';

/** How the tiles of a basemap come. */
export type FeedState =
  /** None has come yet. */
  | { state: 'loading' }
  /** The source has none of the tiles that were asked for. */
  | { state: 'empty' }
  | { state: 'drawn' }
  /** It is asked no more until the reader tries again. */
  | { state: 'dead'; why: BasemapFault; detail: string };

/** So many tiles in a row may fail: one may be damaged, and a connection may break for a moment. */
const MOST_FAILURES = 6;

/**
 * Gives the map the tiles of a basemap. A tile that is missing or fails is an empty one for the map, so that a basemap that is down neither stops nor
 * breaks anything else; after some failures in a row the source is not asked again.
 */
export class TileFeed<Tile> {
  readonly #load: (z: number, x: number, y: number, signal: AbortSignal) => Promise<Tile | undefined>;
  readonly #empty: () => Promise<Tile>;
  readonly #onState: (state: FeedState) => void;
  #state: FeedState = { state: 'loading' };
  #pending = 0;
  #inRow = 0;
  #hasMissed = false;

  /**
   * @param load gives a tile; undefined if there is none
   * @param empty makes the tile that stands for none
   */
  constructor(
    load: (z: number, x: number, y: number, signal: AbortSignal) => Promise<Tile | undefined>,
    empty: () => Promise<Tile>,
    onState: (state: FeedState) => void,
  ) {
    this.#load = load;
    this.#empty = empty;
    this.#onState = onState;
  }

  /** A tile, or an empty one. @throws the reason of the signal if it was aborted */
  async tile(z: number, x: number, y: number, signal: AbortSignal): Promise<Tile> {
    if (this.#state.state === 'dead') return this.#empty();
    this.#pending++;
    let fault: unknown;
    let tile: Tile | undefined;
    try {
      tile = await this.#load(z, x, y, signal);
    } catch (error) {
      fault = error;
    } finally {
      this.#pending--;
    }
    signal.throwIfAborted();
    this.#note(tile, fault);
    return tile ?? this.#empty();
  }

  #note(tile: Tile | undefined, fault: unknown): void {
    if (this.#state.state === 'dead') return;
    if (fault !== undefined) {
      this.#inRow++;
      const isHopeless =
        this.#inRow >= MOST_FAILURES || (this.#state.state !== 'drawn' && this.#pending === 0);
      if (isHopeless) this.#turn({ state: 'dead', ...toCause(fault) });
      return;
    }
    this.#inRow = 0;
    if (tile !== undefined) {
      if (this.#state.state !== 'drawn') this.#turn({ state: 'drawn' });
      return;
    }
    this.#hasMissed = true;
    if (this.#state.state === 'loading' && this.#pending === 0 && this.#hasMissed)
      this.#turn({ state: 'empty' });
  }

  #turn(state: FeedState): void {
    this.#state = state;
    this.#onState(state);
  }
}
