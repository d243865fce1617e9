import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { listWords } from '../../i18n/index.ts';
import type { ListWords } from '../../i18n/index.ts';
import { applyList } from '../../state/lists/apply-list.ts';
import type { ApplyOutcome } from '../../state/lists/apply-list.ts';
import { failureOf, type ListFailure } from '../../state/lists/in-turn.ts';
import {
  type ListReview,
  loadPlaceIndex,
  loadSheets,
  missingRoles,
  startReview,
} from '../../state/lists/list-review.ts';
import { useAtlas } from '../atlas.ts';
import type { FileUseProps } from '../own-files/file-use.ts';
import { ListColumns, ListHead } from './columns.tsx';
import { ListDatum } from './datum.tsx';
import { listFailureText } from './list-failure.ts';
import { listTools } from './list-tools.ts';
import { Questions } from './questions.tsx';
import { ListSummary } from './summary.tsx';

type Step =
  | { step: 'ready' }
  | { step: 'applying'; done: number; of: number }
  | { step: 'over'; outcome: ApplyOutcome };

/** An official list: how it was read, what the reader has to decide, what it would change, and the button that applies it. */
export function ListDialog({ contents, onClose }: FileUseProps): JSX.Element {
  const { state, language } = useAtlas();
  const t = listWords.in(language);
  const [review, setReview] = useState<ListReview | null>(null);
  const [failure, setFailure] = useState<ListFailure | null>(null);
  useEffect(() => {
    const dataset = state.dataset.peek();
    if (!dataset) return;
    const newest =
      state.lists
        .peek()
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? null;
    Promise.all([loadPlaceIndex(dataset), loadSheets(contents)]).then(
      ([index, sheets]) => setReview(startReview(index, sheets, newest)),
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, [contents, state]);
  const [isApplying, setApplying] = useState(false);
  const network = state.network.value;
  // Another list may be applied or taken back meanwhile: what this one would change is then computed anew.
  useEffect(() => {
    const dataset = state.dataset.peek();
    if (!review || isApplying || !dataset || review.index.peek().network === network) return;
    loadPlaceIndex(dataset).then(
      (index) => {
        if (state.dataset.peek() === dataset) review.index.value = index;
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, [review, isApplying, network]);
  if (failure !== null)
    return (
      <p role="alert">
        {failure.kind === 'files' ? t.notLoaded(failure.detail) : listFailureText(failure, language)}
      </p>
    );
  if (!review) return <p role="status">{t.loading}</p>;
  return (
    <Review
      review={review}
      isCurrent={review.index.value.network === network}
      onApplying={setApplying}
      onClose={onClose}
      t={t}
    />
  );
}

function Review({
  review,
  isCurrent,
  onApplying,
  onClose,
  t,
}: {
  review: ListReview;
  /** Whether it is of the present network. */
  isCurrent: boolean;
  /** Is called when the list begins to be applied, and when that has failed. */
  onApplying: (isApplying: boolean) => void;
  onClose: () => void;
  t: ListWords;
}): JSX.Element {
  const atlas = useAtlas();
  const [step, setStep] = useState<Step>({ step: 'ready' });
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const { counts, taken } = review.plan.value;
  const isReady = isCurrent && missingRoles(review).length === 0 && taken.length > 0;
  const apply = (): void => {
    abort.current = new AbortController();
    const tools = listTools(atlas, t, abort.current.signal, (done, of) =>
      setStep({ step: 'applying', done, of }),
    );
    setStep({ step: 'applying', done: 0, of: 0 });
    onApplying(true);
    void applyList(atlas.state, review, tools).then((outcome) => {
      if (outcome.state === 'void') setStep({ step: 'ready' });
      else setStep({ step: 'over', outcome });
      if (outcome.state !== 'done') onApplying(false);
    });
  };
  if (step.step === 'over' && step.outcome.state === 'done')
    return <Done outcome={step.outcome} onClose={onClose} t={t} />;
  return (
    <div class="list-dialog">
      <ListHead review={review} t={t} />
      <ListColumns review={review} t={t} />
      <ListDatum review={review} t={t} />
      <Questions review={review} t={t} />
      <ListSummary review={review} t={t} />
      {step.step === 'over' && step.outcome.state === 'failed' && (
        <p role="alert">{t.failed(listFailureText(step.outcome.failure, atlas.language))}</p>
      )}
      <footer class="list-actions">
        {step.step === 'applying' ? (
          <Applying step={step} onCancel={() => abort.current.abort()} t={t} />
        ) : (
          <>
            <span class="note">
              {!isCurrent
                ? t.loading
                : counts.asked > 0
                  ? t.asked(counts.asked)
                  : taken.length === 0
                    ? t.nothingToApply
                    : t.applyNote}
            </span>
            <button type="button" class="button primary" disabled={!isReady} onClick={apply}>
              {t.apply(taken.length)}
            </button>
          </>
        )}
      </footer>
    </div>
  );
}

/** Progress of applying a list. */
const Applying = ({
  step,
  onCancel,
  t,
}: {
  step: Extract<Step, { step: 'applying' }>;
  onCancel: () => void;
  t: ListWords;
}): JSX.Element => (
  <>
    <p class="intake-progress" role="status">
      <progress
        aria-label={t.applying(step.done, step.of)}
        {...(step.of > 0 ? { value: step.done, max: step.of } : {})}
      />
      <span>{t.applying(step.done, step.of)}</span>
    </p>
    <button type="button" class="button" onClick={onCancel}>
      {t.cancel}
    </button>
  </>
);

function Done({
  outcome,
  onClose,
  t,
}: {
  outcome: Extract<ApplyOutcome, { state: 'done' }>;
  onClose: () => void;
  t: ListWords;
}): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const { did } = outcome.list;
  return (
    <div class="list-dialog">
      <p role="status">
        <strong>{t.done(did.documented)}</strong> · {t.applied.did(did.documented, did.left)}
        {did.axesLaid > 0 && <> · {t.applied.axes(did.axesLaid)}</>}
      </p>
      {did.withoutLine && did.withoutLine.length > 0 && (
        <p>{t.applied.withoutLine(did.withoutLine.join(t.separator))}</p>
      )}
      {did.axesKept.length > 0 && <p>{t.axesKept(did.axesKept.length)}</p>}
      {!outcome.stored && <p role="alert">{t.notStored}</p>}
      <footer class="list-actions">
        <span class="note">{t.applyNote}</span>
        <button ref={button} type="button" class="button primary" onClick={onClose}>
          {t.see}
        </button>
      </footer>
    </div>
  );
}
