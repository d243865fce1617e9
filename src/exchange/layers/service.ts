import type { ArgsOf } from '../../channel/messages.ts';
import { fromBlob } from '../blob-arrays.ts';
import type { PackedFeatures, PackedSheet } from '../packed.ts';
import { HeldLayer } from './held-layer.ts';
import { buildLarge, type OpenedLarge, openLarge } from './open-large.ts';
import type { PackedLayer } from './packed-layer.ts';
import { type GivenLayer, type LayerQuestions, OPENED } from './protocol.ts';

/** The large layers of a worker by their ids, and the content that was opened last. */
export class LayerService {
  readonly #given = new Map<string, GivenLayer>();
  readonly #held = new Map<string, { content: number; layer: Promise<HeldLayer> }>();
  #opened: { key: string; made: Promise<OpenedLarge> } | null = null;

  /** @param given null removes the layer */
  give(id: string, given: GivenLayer | null): void {
    if (!given) {
      this.#given.delete(id);
      this.#held.delete(id);
      if (id === OPENED) this.#opened = null;
      return;
    }
    this.#given.set(id, given);
  }

  async answer<Name extends keyof LayerQuestions>(
    question: Name,
    args: ArgsOf<LayerQuestions, Name>,
    signal: AbortSignal,
  ): Promise<LayerQuestions[Name]['answer']> {
    const answers: {
      [Each in keyof LayerQuestions]: (
        args: LayerQuestions[Each]['args'],
      ) => Promise<LayerQuestions[Each]['answer']>;
    } = {
      open: async ({ content, key }) => (await this.#open(content, key)).sample,
      build: async ({ content, key, positions, reading }) => {
        const opened = await this.#open(content, key);
        const { rows } = buildLarge(opened, positions, reading, () => signal.throwIfAborted());
        // The page gives the built layer back by `give`.
        this.#opened = null;
        return rows;
      },
      present: async ({ layer }) => (await this.#layer(layer)).present(),
      tile: async ({ layer, ...at }) => (await this.#layer(layer)).tile(at),
      row: async ({ layer, row }) => (await this.#layer(layer)).row(row),
      table: async ({ layer, order, from, to, find }) =>
        (await this.#layer(layer)).table(order, from, to, find),
      points: async ({ layer, most, within }) => (await this.#layer(layer)).points(most, within),
    };
    return answers[question](args);
  }

  #open(content: Blob, key: string): Promise<OpenedLarge> {
    if (this.#opened?.key !== key)
      this.#opened = { key, made: fromBlob<PackedSheet | PackedFeatures>(content).then(openLarge) };
    return this.#opened.made;
  }

  async #layer(id: string): Promise<HeldLayer> {
    const given = this.#given.get(id);
    if (!given) throw new RangeError(`no layer ${id}`);
    const known = this.#held.get(id);
    const held =
      known?.content === given.content
        ? known
        : {
            content: given.content,
            layer: fromBlob<PackedLayer>(given.blob).then((layer) => new HeldLayer(layer, given.settings)),
          };
    this.#held.set(id, held);
    const layer = await held.layer;
    layer.settings = given.settings;
    return layer;
  }
}
