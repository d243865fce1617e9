import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { loadLate } from '../../state/late-code.ts';
import { EXPORTED } from '../../state/lists/stored-lists.ts';
import { plainText } from '../../domain/text-form.ts';
import { exchangeWords, ownFileWords, pageWords } from '../../i18n/index.ts';
import type { InputFile } from '../../state/intake.ts';
import { type Atlas, useAtlas } from '../atlas.ts';
import type * as OwnFilesParts from './own-files-parts.ts';
import { FILE_USES } from './uses.ts';

type InputFiles = readonly (File | InputFile)[];
type Parts = typeof OwnFilesParts;
const parts = signal<Parts | null>(null);
const broken = signal(false);

/** Starts to read files; its code is loaded with the first. */
async function openFiles(atlas: Atlas, opened: InputFiles): Promise<void> {
  const { state, startExchangeWorker } = atlas;
  const isExported = (file: InputFiles[number]): file is File =>
    file instanceof File && file.name.endsWith(EXPORTED);
  const files = opened.filter((file) => !isExported(file));
  for (const file of opened.filter(isExported))
    loadLate(
      state,
      ['files'],
      () => import('../lists/restore-lists.ts').then(({ openExported }) => openExported(atlas, file)),
      file.name,
    );
  if (files.length === 0) return;
  state.intake.value = { step: 'reading', names: files.map(({ name }) => name), part: 0 };
  broken.value = false;
  try {
    const [loaded] = await Promise.all([
      import('./own-files-parts.ts'),
      ownFileWords.load(),
      exchangeWords.load(),
    ]);
    parts.value = loaded;
    await loaded.readFiles(state.intake, loaded.exchangeClient(startExchangeWorker), files);
  } catch {
    broken.value = true;
  }
}

/** Where files are opened: a button and a text on the other ways (drop, paste). */
export function FileEntrance(): JSX.Element | null {
  const atlas = useAtlas();
  const input = useRef<HTMLInputElement>(null);
  if (FILE_USES.length === 0) return null;
  const t = pageWords(atlas.state.language.value).files;
  return (
    <section class="section own-files" aria-labelledby="own-files-title">
      <div class="section-head">
        <h2 id="own-files-title">{t.title}</h2>
        <button type="button" class="text-button" onClick={() => input.current?.click()}>
          {t.open}
        </button>
      </div>
      <p class="note">{t.note}</p>
      <input
        ref={input}
        class="file-input"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const { currentTarget } = event;
          const files = [...(currentTarget.files ?? [])];
          // Choosing the same file again must fire a change event.
          currentTarget.value = '';
          void openFiles(atlas, files);
        }}
      />
    </section>
  );
}

/** Opens files that are dropped anywhere on the page, and tables that are pasted outside of text fields. */
export function FileDrop(): JSX.Element | null {
  const atlas = useAtlas();
  const t = pageWords(atlas.state.language.value).files;
  const over = useDroppedFiles(atlas);
  const Dialog = parts.value?.IntakeDialog;
  const intake = atlas.state.intake.value;
  return (
    <>
      {over && (
        <div class="drop-over" aria-hidden="true">
          <p>{t.drop}</p>
        </div>
      )}
      {intake &&
        (Dialog ? (
          <Dialog intake={intake} />
        ) : (
          <p class="drop-wait" role="status">
            {broken.value ? t.broken : t.loading}
          </p>
        ))}
    </>
  );
}

/**
 * Opens files that are dropped on the window and tables that are pasted.
 * @returns whether files are being dragged over the page
 */
function useDroppedFiles(atlas: Atlas): boolean {
  const [over, setOver] = useState(false);
  const present = useRef(atlas);
  present.current = atlas;
  useEffect(() => {
    if (FILE_USES.length === 0) return undefined;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // The pointer left the window; between elements there is a next element.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void openFiles(present.current, [...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const pasted =
        files.length > 0
          ? files
          : pastedTable(event, pageWords(present.current.state.language.value).files.pasted);
      if (pasted.length > 0) event.preventDefault();
      void openFiles(present.current, pasted);
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
  return over;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Only text from a spreadsheet or GeoJSON is opened; other pasted text is ignored. */
function pastedTable(event: ClipboardEvent, name: string): InputFile[] {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const isTable = /[\t\n]/.test(text.trim()) || /^\s*\{/.test(text);
  return isTable && plainText(text).trim() !== ''
    ? [{ name, blob: new Blob([text], { type: 'text/plain' }), lastModified: null }]
    : [];
}
