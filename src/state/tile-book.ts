import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  Outcome,
  SpatialClient,
  SpatialFailure,
  TileAddress,
  TileLayer,
  TileLayerName,
} from '../spatial/client.ts';

/** Limit of waiting for the map to draw, ms; after it the next step follows anyway. */
const DRAWN_LIMIT_MS = 2000;

/** The content that each tile layer shows, with a version: so a tile of older content is never taken for one of newer content. */
export interface TileBook {
  versions: Record<TileLayerName, ReadonlySignal<number | null>>;
  /** Shows a content; resolves when the map has drawn it. */
  show(of: TileLayer): Promise<void>;
  /**
   * Hides a layer at once, and shows a content when the engine has prepared it, unless something else was shown or hidden meanwhile: the map keeps
   * the tiles of a former content until the new ones have loaded, and these must not be taken for the new content.
   */
  showWhen(ready: Promise<Outcome<unknown>>, of: TileLayer): Promise<void>;
  hide(layer: TileLayerName): void;
  drawn(layer: TileLayerName, version: number): void;
  /** Why the map does not show all that it should; `null` again when something new is shown. */
  failure: ReadonlySignal<SpatialFailure | null>;
  /** To be called if the engine could not prepare a content; with `null` when it is asked again. */
  fail(failure: SpatialFailure | null): void;
  cut(
    tile: TileAddress & { source: TileLayerName; version: number },
    abort: AbortSignal,
  ): Promise<ArrayBuffer | null>;
}

/** The tile book of the layers that a client's worker computes. */
export function tileBook(client: Pick<SpatialClient, 'ask'>): TileBook {
  const versions: Record<TileLayerName, Signal<number | null>> = {
    corridor: signal(null),
    catchments: signal(null),
    places: signal(null),
    travel: signal(null),
  };
  const shown = new Map<TileLayerName, { version: number; of: TileLayer }>();
  const failure = signal<SpatialFailure | null>(null);
  const waiting = new Map<TileLayerName, { version: number; done: () => void }>();
  let last = 0;
  let tilesAsked = 0;
  /** Number of the last thing that was shown or hidden of a layer. */
  const turns = new Map<TileLayerName, number>();
  const hide = (layer: TileLayerName): void => {
    turns.set(layer, ++last);
    shown.delete(layer);
    waiting.get(layer)?.done();
    versions[layer].value = null;
  };
  const book: TileBook = {
    versions,
    failure,
    fail: (why) => {
      failure.value = why;
    },
    show: (of) => {
      failure.value = null;
      const version = ++last;
      turns.set(of.layer, version);
      shown.set(of.layer, { version, of });
      waiting.get(of.layer)?.done();
      return new Promise((resolve) => {
        const limit = setTimeout(resolve, DRAWN_LIMIT_MS);
        const done = (): void => {
          clearTimeout(limit);
          resolve();
        };
        waiting.set(of.layer, { version, done });
        versions[of.layer].value = version;
      });
    },
    showWhen: async (ready, of) => {
      failure.value = null;
      hide(of.layer);
      const turn = turns.get(of.layer);
      const outcome = await ready;
      if (turns.get(of.layer) !== turn) return;
      if (outcome.state === 'failed') failure.value = outcome.failure;
      if (outcome.state === 'done') await book.show(of);
    },
    hide,
    drawn: (layer, version) => {
      const wait = waiting.get(layer);
      if (wait?.version === version) wait.done();
    },
    cut: async ({ source, version, z, x, y }, abort) => {
      const content = shown.get(source);
      // A request for an older version gets the newest content: an empty tile would make the layer flicker.
      if (!content || version > content.version) return null;
      const asked = client.ask(
        'tile',
        { of: content.of, at: { z, x, y } },
        // The map cancels requests that it no longer needs, and may request one tile twice at deep zooms.
        { kind: `tile ${++tilesAsked}` },
      );
      abort.addEventListener('abort', () => asked.cancel(), { once: true });
      const outcome = await asked.outcome;
      if (outcome.state === 'failed') {
        failure.value = outcome.failure;
        throw new Error(`${source} ${z}/${x}/${y}: ${outcome.failure.kind}`);
      }
      return outcome.state === 'done' ? outcome.value : null;
    },
  };
  return book;
}

/** Has the engine prepare a content and shows it then; until then the layer is hidden. */
export const showPrepared = (
  { client, book }: { client: Pick<SpatialClient, 'ask'>; book: TileBook },
  of: TileLayer,
  options: { limitMs?: number } = {},
): void =>
  void book.showWhen(client.ask('prepare', { of }, { ...options, kind: `${of.layer} tiles` }).outcome, of);
