import type { ComponentType, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Fault } from '../../domain/fault.ts';
import { type OwnFileWords, ownFileWords } from '../../i18n/index.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { closeIntake, type Intake, type PageContent } from '../../state/intake.ts';
import { useAtlas } from '../atlas.ts';
import type { FileUse, FileUseProps } from './file-use.ts';
import { FILE_USES } from './uses.ts';

/** Number of faults of a file that are listed at first. */
const LISTED = 5;

/** Files that were opened: progress, contents, and the choice of their use. */
export function IntakeDialog({ intake }: { intake: Intake }): JSX.Element {
  const { state, language } = useAtlas();
  const t = ownFileWords.in(language);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Closed before it is removed; otherwise the focus would not return to where it was.
    return () => dialog.current?.close();
  }, []);
  const close = (): void => closeIntake(state.intake);
  return (
    <dialog
      ref={dialog}
      class="intake"
      aria-labelledby="intake-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header class="intake-head">
        <h2 id="intake-title">{t.title(intake.names)}</h2>
        <button type="button" class="text-button" onClick={close}>
          {intake.step === 'reading' ? t.cancel : t.close}
        </button>
      </header>
      {intake.step === 'reading' && (
        <p class="intake-progress" role="status">
          <progress value={intake.part} max={1} aria-label={t.reading} />
          <span>{t.reading}</span>
        </p>
      )}
      {intake.step === 'failed' && <p role="alert">{failureText(intake.failure, t)}</p>}
      {intake.step === 'read' && <Choice intake={intake} onClose={close} t={t} />}
    </dialog>
  );
}

function failureText(failure: Extract<Intake, { step: 'failed' }>['failure'], t: OwnFileWords): string {
  switch (failure.kind) {
    case 'too-long':
      return t.tooLong;
    case 'crashed':
      return t.crashed;
    case 'files':
    case 'data':
    case 'refused':
    case 'fault':
      return t.fault;
  }
}

/** The contents that were read, and their possible uses. */
function Choice({
  intake: { contents, faults },
  onClose,
  t,
}: {
  intake: Extract<Intake, { step: 'read' }>;
  onClose: () => void;
  t: OwnFileWords;
}): JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(contents.map((_, i) => i)));
  const [use, setUse] = useState<ComponentType<FileUseProps> | null>(null);
  const [broken, setBroken] = useState(false);
  // The same array until the choice changes: a use begins anew with another one.
  const picked = useMemo(() => contents.filter((_, i) => chosen.has(i)), [contents, chosen]);
  const wanted = useRef<FileUse | null>(null);
  const suited = (each: FileUse): PageContent[] => picked.filter((content) => each.suits(content));
  const begin = (each: FileUse): void => {
    wanted.current = each;
    setBroken(false);
    void each.load().then(
      // Code of a use that was chosen before may arrive later.
      (Dialog) => wanted.current === each && setUse(() => Dialog),
      () => wanted.current === each && setBroken(true),
    );
  };
  if (use) {
    const Dialog = use;
    return <Dialog contents={picked} all={contents} faults={faults} onClose={onClose} />;
  }
  const toggle = (i: number): void => {
    const next = new Set(chosen);
    if (!next.delete(i)) next.add(i);
    setChosen(next);
  };
  return (
    <>
      <Faults faults={faults} t={t} />
      {contents.length === 0 && <p>{t.nothing}</p>}
      <ul class="intake-contents">
        {contents.map((content, i) => (
          <li key={i}>
            {contents.length > 1 ? (
              <label class="check">
                <input type="checkbox" checked={chosen.has(i)} onChange={() => toggle(i)} />
                <ContentLine content={content} t={t} />
              </label>
            ) : (
              <ContentLine content={content} t={t} />
            )}
            <Faults faults={content.faults} t={t} />
          </li>
        ))}
      </ul>
      {contents.length > 0 && (
        <div class="intake-uses" role="group" aria-label={t.question}>
          <p>{t.question}</p>
          {FILE_USES.map((each) => (
            <button
              key={each.id}
              type="button"
              class="intake-use"
              disabled={suited(each).length === 0}
              onClick={() => begin(each)}
            >
              <strong>{t.uses[each.id].name}</strong>
              <span>{t.uses[each.id].note}</span>
            </button>
          ))}
        </div>
      )}
      {broken && <p role="alert">{t.notLoaded}</p>}
    </>
  );
}

/** Name and size of a sheet or layer. */
function ContentLine({ content, t }: { content: PageContent; t: OwnFileWords }): JSX.Element {
  const { language } = useAtlas();
  const count = (value: number): string => value.toLocaleString(language);
  const part = content.kind === 'sheet' || content.kind === 'stored-sheet' ? content.sheet : content.layer;
  return (
    <span>
      <span class="intake-name">{part === null ? content.file.name : `${content.file.name} · ${part}`}</span>{' '}
      <span class="note">{sizeText(content, count, t)}</span>
    </span>
  );
}

function sizeText(content: PageContent, count: (value: number) => string, t: OwnFileWords): string {
  switch (content.kind) {
    case 'sheet':
      return t.rows(count(content.rows.length));
    case 'stored-sheet':
      return t.rows(count(content.rowCount));
    case 'features':
      return t.features(count(content.features.length));
    case 'stored-features':
      return t.features(count(content.featureCount));
  }
}

/** What could not be used, or could be read in several ways. */
function Faults({ faults, t }: { faults: readonly Fault[]; t: OwnFileWords }): JSX.Element | null {
  const { language } = useAtlas();
  const [all, setAll] = useState(false);
  if (faults.length === 0) return null;
  return (
    <ul class="intake-faults">
      {(all ? faults : faults.slice(0, LISTED)).map((fault, i) => (
        <li key={i} data-level={fault.level}>
          {faultText(fault, language)}
        </li>
      ))}
      {!all && faults.length > LISTED && (
        <li>
          <button type="button" class="text-button" onClick={() => setAll(true)}>
            {t.allFaults(faults.length)}
          </button>
        </li>
      )}
    </ul>
  );
}
