import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { printWords, settingsWords } from '../../i18n/index.ts';
import { closePrint } from '../../state/actions.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { loadLate } from '../../state/late-code.ts';
import type * as PrintMemory from '../../state/print-memory.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { Guard } from '../guard.tsx';
import { BackBar } from '../panel/back-bar.tsx';
import type * as PrintParts from './print-parts.tsx';

type Parts = typeof PrintParts;
const parts = signal<Parts | null>(null);
const broken = signal(false);

/** Opens the print, or resets it, with code that is loaded with the first of these. */
export const withPrintMemory = (state: AtlasState, use: (memory: typeof PrintMemory) => void): void =>
  loadLate(state, ['print'], async () => use(await import('../../state/print-memory.ts')));

/** A button that opens the print with a sheet of this region. */
export function PrintButton({
  region,
  class: name,
}: {
  region: PrintSettings['region'];
  class: string;
}): JSX.Element {
  const { state, t } = useAtlas();
  return (
    <button
      type="button"
      class={name}
      onClick={() => withPrintMemory(state, ({ openPrint }) => openPrint(state, region))}
    >
      {t.print.open}
    </button>
  );
}

/** The print in the panel; its code is loaded when it is opened. */
export function PrintView({ settings }: { settings: PrintSettings }): JSX.Element {
  const { state, t, startPrintWorker } = useAtlas();
  useEffect(() => {
    if (parts.peek()) return;
    broken.value = false;
    Promise.all([import('./print-parts.tsx'), printWords.load(), settingsWords.load()]).then(
      ([loaded]) => {
        parts.value = loaded;
        state.printing.value ??= loaded.startPrinting(state, loaded.printClient(startPrintWorker));
      },
      () => (broken.value = true),
    );
  }, []);
  const Panel = parts.value?.PrintPanel;
  if (Panel) return <Panel settings={settings} />;
  return (
    <>
      <BackBar onBack={() => closePrint(state)} />
      <p class="note" role="status">
        {broken.value ? t.print.broken : t.print.loading}
      </p>
    </>
  );
}

/** The sheet over the map while the print is open. */
export function PrintOverMap(): JSX.Element | null {
  const { state } = useAtlas();
  const Preview = parts.value?.SheetPreview;
  if (!state.printSettings.value || !Preview) return null;
  return (
    <Guard part="preview" of={state.printing.value?.shown.value} onClose={() => closePrint(state)}>
      <Preview />
    </Guard>
  );
}
