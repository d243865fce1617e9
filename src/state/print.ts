import { batch, effect, signal } from '@preact/signals';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import { isLarge } from '../domain/own-layer.ts';
import type { GivenSheetLayer } from '../domain/sheet-layer.ts';
import { contentNumber } from '../exchange/layers/content-number.ts';
import { PrintClient } from '../print/client.ts';
import type { Printed } from '../print/client.ts';
import { SpecError } from '../print/spec/failure.ts';
import { parseSpec, readSpec } from '../print/spec/spec.ts';
import type { PrintSpec } from '../print/spec/spec.ts';
import { changePrint } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import { latest } from './latest.ts';
import type {
  Job,
  PrintFailure,
  PrintFile,
  Printing,
  PrintSettings,
  SheetFormat,
  Shown,
} from './print-types.ts';

export { failureText, findingText } from '../print/spec/failure-text.ts';
export {
  BLEED_MM,
  CORRIDOR_KM,
  CUSTOM_MM,
  FRAME_DEG,
  MARGIN_MM,
  PAPERS,
  SCALES,
} from '../print/spec/spec.ts';

const DPI = 300;

type Read = { spec: PrintSpec } | { failure: PrintFailure };

/** Reports a fault of the program in the browser's console; the panel shows the failure in words. */
function told<T extends { failure: PrintFailure }>(failed: T): T {
  if (failed.failure.kind === 'fault') globalThis.reportError?.(new Error(failed.failure.detail));
  return failed;
}

/** The settings as a spec, or why they are invalid. */
export function parseSettings(settings: unknown): Read {
  try {
    return { spec: parseSpec(settings) };
  } catch (error) {
    if (error instanceof SpecError) return { failure: error.failure };
    throw error;
  }
}

/** Largest file of settings, bytes; the longest has a few thousand. */
const MAX_SETTINGS_BYTES = 1_000_000;

/**
 * Opens settings from a file: unusable ones are left out and named in the state. Those of a newer version of the program do not change the present
 * ones.
 * @returns whether the file contains settings at all
 */
export async function openSettings(state: AtlasState, file: Pick<File, 'size' | 'text'>): Promise<boolean> {
  if (file.size > MAX_SETTINGS_BYTES) return false;
  const read = await file.text().then(
    (text) => settingsIn(text),
    () => null,
  );
  if (!read) return false;
  batch(() => {
    if (!read.refused.some(({ kind }) => kind === 'newer')) state.printSettings.value = read.settings;
    state.printRefused.value = read.refused;
  });
  return true;
}

function settingsIn(text: string): ReturnType<typeof readSpec> {
  try {
    const value: unknown = JSON.parse(text);
    // Anything else would become a sheet of the whole province.
    const isMeant = typeof value === 'object' && value !== null && ('version' in value || 'region' in value);
    return isMeant ? readSpec(value) : null;
  } catch {
    return null;
  }
}

/** Makes the client of the page's print worker. */
export const printClient = (make: () => Worker): PrintClient => new PrintClient(make, PAGE_ADDRESSES);

/** Layers that a sheet may have: own ones with their rows, since the sheet says how they are drawn. */
function givenLayers({ runTimeLayers, ownLayers }: AtlasState): GivenSheetLayer[] {
  const own = ownLayers.value?.layers.value ?? [];
  return [
    ...own.map((layer): GivenSheetLayer => ({
      kind: 'own',
      layer,
      content: isLarge(layer) ? contentNumber(layer.packed.blob) : 0,
    })),
    ...runTimeLayers.value.flatMap((layer): GivenSheetLayer[] =>
      own.some(({ id }) => id === layer.id) ? [] : [{ kind: 'run-time', layer }],
    ),
  ];
}

/** Gives the worker what sheets are made from, whenever it changes: the dataset, the layers and the basemaps. */
function giveSources(
  state: AtlasState,
  client: Pick<PrintClient, 'setDataset' | 'giveLayers' | 'giveBasemaps'>,
): void {
  effect(() => {
    if (state.dataset.value) client.setDataset(state.dataset.value);
  });
  effect(() => client.giveLayers(givenLayers(state)));
  effect(() => {
    const { value: basemaps } = state.basemaps;
    if (basemaps) client.giveBasemaps(basemaps.forSheets());
  });
}

/** Starts printing for the life of the page: the preview follows the settings of the state. */
export function startPrinting(
  state: AtlasState,
  client: Pick<
    PrintClient,
    'preview' | 'file' | 'book' | 'cancel' | 'keepBasemap' | 'giveBasemaps' | 'giveLayers' | 'setDataset'
  >,
): Printing {
  const shown = signal<Shown>({ preview: null, busy: false, failure: null });
  const job = signal<Job>({ state: 'none' });
  const dpi = signal(DPI);
  const attempt = signal(0);

  const show = latest(async (settings: PrintSettings) => {
    const read = parseSettings(settings);
    // The sheet that is shown meanwhile; none if the dataset changes before the end.
    const before = (): Shown['preview'] => shown.peek().preview;
    if ('failure' in read) {
      shown.value = { preview: before(), busy: false, failure: read.failure };
      return;
    }
    shown.value = { preview: before(), busy: true, failure: null };
    const made = await client.preview(read.spec);
    shown.value =
      made.state === 'done'
        ? { preview: made.value, busy: false, failure: null }
        : { preview: before(), busy: false, failure: made.state === 'failed' ? told(made).failure : null };
  });
  giveSources(state, client);
  /** The revision of the dataset whose sheet is shown. */
  let revision = state.dataset.peek()?.revision;
  effect(() => {
    void attempt.value;
    void state.runTimeLayers.value;
    void state.basemaps.value?.added.value;
    // A sheet of an earlier revision is not shown, also if the print was closed meanwhile.
    if (state.dataset.value?.revision !== revision) shown.value = { ...shown.peek(), preview: null };
    revision = state.dataset.value?.revision;
    if (state.printSettings.value) show(state.printSettings.value);
  });

  /** Makes a file, one at a time; its buttons are disabled meanwhile. */
  async function run(
    what: SheetFormat | 'book',
    make: (spec: PrintSpec) => Promise<Printed<PrintFile>>,
  ): Promise<PrintFile | null> {
    if (job.peek().state === 'running') return null;
    const read = parseSettings(state.printSettings.peek());
    if ('failure' in read) {
      job.value = { state: 'failed', failure: read.failure };
      return null;
    }
    job.value = { state: 'running', what, progress: null };
    const made = await make(read.spec);
    if (made.state === 'done') job.value = { state: 'done', file: made.value };
    else job.value = made.state === 'failed' ? told(made) : { state: 'none' };
    return made.state === 'done' ? made.value : null;
  }

  return {
    shown,
    job,
    dpi,
    file: (format) => run(format, (spec) => client.file(spec, format, dpi.peek())),
    book: (by, commonScale, only) =>
      run('book', (spec) =>
        client.book({ spec, by, commonScale, ...(only ? { only } : {}) }, (progress) => {
          if (job.peek().state === 'running') job.value = { state: 'running', what: 'book', progress };
        }),
      ),
    useBasemap: (file) => {
      client.keepBasemap(file);
      changePrint(state, { basemap: { source: file.name } });
      // The same file name may stand for another file now.
      attempt.value++;
    },
    cancel: () => client.cancel(),
    retry: () => attempt.value++,
  };
}
