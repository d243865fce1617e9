import { effect, signal } from '@preact/signals';
import { PrintClient } from '../print/client.ts';
import type { Printed } from '../print/client.ts';
import { SpecError } from '../print/failure.ts';
import { parseSpec } from '../print/spec.ts';
import type { PrintSpec } from '../print/spec.ts';
import { changePrint } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import { latest } from './latest.ts';
import type { Job, PrintFailure, Printing, PrintWish, SheetFormat, Shown } from './print-types.ts';

export { failureText } from '../print/failure.ts';
export { CUSTOM_MM, PAPERS, SCALES } from '../print/spec.ts';

const DPI = 300;

type Read = { spec: PrintSpec } | { failure: PrintFailure };

/** A wish as a spec, or why it is none. */
export function readWish(wish: unknown): Read {
  try {
    return { spec: parseSpec(wish) };
  } catch (error) {
    if (error instanceof SpecError) return { failure: error.failure };
    throw error;
  }
}

/** Starts the print for a page, for good: the preview follows the wish of the state. */
export function startPrinting(
  state: AtlasState,
  client: Pick<PrintClient, 'preview' | 'files' | 'atlas' | 'cancel' | 'keepBasemap'> = new PrintClient(),
): Printing {
  const shown = signal<Shown>({ preview: null, busy: false, failure: null });
  const job = signal<Job>({ state: 'none' });
  const dpi = signal(DPI);
  const attempt = signal(0);

  const show = latest(async (wish: PrintWish) => {
    const read = readWish(wish);
    const { preview } = shown.peek();
    if ('failure' in read) {
      shown.value = { preview, busy: false, failure: read.failure };
      return;
    }
    shown.value = { preview, busy: true, failure: null };
    const made = await client.preview(read.spec);
    shown.value =
      made.state === 'done'
        ? { preview: made.value, busy: false, failure: null }
        : { preview, busy: false, failure: made.state === 'failed' ? made.failure : null };
  });
  effect(() => {
    void attempt.value;
    if (state.printWish.value) show(state.printWish.value);
  });

  /** One job at a time; its buttons rest meanwhile. */
  async function run<T>(
    what: SheetFormat | 'atlas',
    make: (spec: PrintSpec) => Promise<Printed<T>>,
    namesOf: (value: T) => readonly string[],
  ): Promise<T | null> {
    if (job.peek().state === 'running') return null;
    const read = readWish(state.printWish.peek());
    if ('failure' in read) {
      job.value = { state: 'failed', failure: read.failure };
      return null;
    }
    job.value = { state: 'running', what, progress: null };
    const made = await make(read.spec);
    if (made.state === 'done') job.value = { state: 'done', names: namesOf(made.value) };
    else job.value = made.state === 'failed' ? made : { state: 'none' };
    return made.state === 'done' ? made.value : null;
  }

  return {
    shown,
    job,
    dpi,
    files: (format) =>
      run(
        format,
        (spec) => client.files(spec, format, dpi.peek()),
        (files) => files.map(({ name }) => name),
      ),
    atlas: (by, commonScale, only) =>
      run(
        'atlas',
        (spec) =>
          client.atlas({ spec, by, commonScale, ...(only ? { only } : {}) }, (progress) => {
            if (job.peek().state === 'running') job.value = { state: 'running', what: 'atlas', progress };
          }),
        ({ name }) => [name],
      ),
    useBasemap: (file) => {
      client.keepBasemap(file);
      changePrint(state, { basemap: { source: file.name } });
      // The same name may stand for another file now.
      attempt.value++;
    },
    cancel: () => client.cancel(),
    retry: () => attempt.value++,
  };
}
