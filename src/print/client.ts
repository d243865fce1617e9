import { WorkerChannel } from '../channel/channel.ts';
import type { Asked, WorkerFailure, WorkerLike } from '../channel/channel.ts';
import type { Addresses } from '../dataset/base/files.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { GivenSheetLayer } from '../domain/sheet-layer.ts';
import type { BookSpec } from './book/regions.ts';
import type {
  BookProgress,
  Preview,
  Printed,
  PrintFailure,
  PrintFile,
  PrintQuestions,
  SheetBasemaps,
  SheetFormat,
} from './protocol.ts';
import type { PrintSpec } from './spec/spec.ts';

export type * from './protocol.ts';
export type { BookUnit } from '../domain/book-plan.ts';
export type { BookSpec } from './book/regions.ts';
export type { Finding } from './page/sheet-types.ts';

/** No time limit: a book of 90 sheets may take minutes on a slow machine. */
const PATIENT = { limitMs: Infinity };

/** Sends print requests to the print worker, which is separate from the spatial worker so that analysis is not delayed by printing. */
export class PrintClient {
  readonly #channel: WorkerChannel<PrintQuestions>;
  /** The request for the book that is being made. */
  #book: Asked<Printed<PrintFile>> | null = null;

  constructor(make: () => WorkerLike, addresses: Addresses) {
    this.#channel = new WorkerChannel<PrintQuestions>(make, addresses);
  }

  preview(spec: PrintSpec): Promise<Printed<Preview>> {
    return printed(this.#channel.ask('preview', { spec }, PATIENT));
  }

  file(spec: PrintSpec, format: SheetFormat, dpi: number): Promise<Printed<PrintFile>> {
    return printed(this.#channel.ask('file', { spec, format, dpi }, PATIENT));
  }

  book(bookSpec: BookSpec, onSheet: (progress: BookProgress) => void): Promise<Printed<PrintFile>> {
    this.#book = this.#channel.ask('book', bookSpec, { ...PATIENT, onProgress: onSheet });
    return printed(this.#book);
  }

  /** Cancels the book; the worker stops before its next sheet. */
  cancel(): void {
    this.#book?.cancel();
  }

  /** Hands a PMTiles file to the worker; a spec then names it as its basemap by its file name. */
  keepBasemap(file: File): void {
    this.#channel.give('basemap', file);
  }

  /** Hands over the basemaps that a spec may name besides that file, and the origins to which the page may send requests. */
  giveBasemaps(basemaps: SheetBasemaps): void {
    this.#channel.give('basemaps', basemaps);
  }

  /** Hands over the layers that a spec may name (`addedLayers`), in their present state. */
  giveLayers(layers: readonly GivenSheetLayer[]): void {
    this.#channel.give('layers', layers);
  }

  setDataset(dataset: Pick<Dataset, 'made' | 'revision'>): void {
    this.#channel.setDataset(dataset);
  }
}

async function printed<T>({ outcome }: Asked<Printed<T>>): Promise<Printed<T>> {
  const ended = await outcome;
  switch (ended.state) {
    case 'done':
      return ended.value;
    case 'void':
      return { state: 'void' };
    case 'failed':
      return { state: 'failed', failure: toPrintFailure(ended.failure) };
  }
}

function toPrintFailure(failure: WorkerFailure): PrintFailure {
  switch (failure.kind) {
    case 'files':
    case 'data':
      return { kind: 'files', detail: failure.detail };
    case 'refused':
    case 'fault':
      return { kind: 'fault', detail: failure.detail };
    case 'too-long':
    case 'crashed':
      return { kind: 'crashed' };
  }
}
