import { signal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ownFileWords, pageWords } from '../../i18n/index.ts';
import { loadLate } from '../../state/late-code.ts';
import { useAtlas } from '../atlas.ts';
import type * as LayerPanelParts from './layer-panel-parts.ts';

type Parts = typeof LayerPanelParts;
const parts = signal<Parts | null>(null);

/** Loads the panel and the table of own layers with their words. */
const loadParts = async (): Promise<void> => {
  const [loaded] = await Promise.all([import('./layer-panel-parts.ts'), ownFileWords.load()]);
  parts.value = loaded;
};

/** Settings of an own layer below its legend entry, folded until they are opened. */
export function LayerTools({ id, name }: { id: string; name: string }): JSX.Element {
  const { state, language } = useAtlas();
  const t = pageWords(language).files;
  const [open, setOpen] = useState(false);
  const Panel = parts.value?.LayerPanel;
  return (
    <details
      class="layer-tools"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) loadLate(state, ['legend'], loadParts);
      }}
    >
      <summary aria-label={t.settingsOf(name)}>{t.settings}</summary>
      {open && (Panel ? <Panel id={id} /> : <p class="note">{t.loading}</p>)}
    </details>
  );
}

/** The table of an own layer over the lower part of the map, while it is open. */
export function LayerTableDock(): JSX.Element | null {
  const { state } = useAtlas();
  const id = state.openTable.value;
  const [Table, setTable] = useState<FunctionComponent<{ id: string }> | null>(null);
  useEffect(() => {
    if (id === null || Table) return;
    loadLate(state, ['legend'], async () => {
      await loadParts();
      setTable(() => parts.peek()?.LayerTable ?? null);
    });
  }, [id]);
  return id !== null && Table ? <Table id={id} /> : null;
}
