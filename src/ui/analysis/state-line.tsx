import type { JSX } from 'preact';
import type { SpatialFailure } from '../../state/answer.ts';
import type { AnalysisWords } from '../../i18n/index.ts';

function failureText(failure: SpatialFailure, t: AnalysisWords): string {
  switch (failure.kind) {
    case 'files':
      return t.failure.files;
    case 'data':
      return t.failure.data(failure.detail);
    case 'refused':
      return t.failure.refused(failure.detail);
    case 'fault':
      return t.failure.fault;
    case 'too-long':
      return t.failure['too-long'](failure.limitS);
    case 'crashed':
      return t.failure.crashed;
  }
}

/** Shown in place of figures that are not there: the reason, and a button to try again. */
export function StateLine({
  failure,
  missing = '',
  waiting,
  onRetry,
  t,
}: {
  failure?: SpatialFailure;
  /** What is missing; written before the reason. */
  missing?: string;
  waiting?: string;
  onRetry: () => void;
  t: AnalysisWords;
}): JSX.Element {
  if (!failure)
    return (
      <p class="note waiting" role="status">
        {waiting ?? t.waiting}
      </p>
    );
  return (
    <div class="empty" role="alert">
      <p>
        {missing}
        {failureText(failure, t)}
      </p>
      <button type="button" class="text-button" onClick={onRetry}>
        {t.failure.retry}
      </button>
    </div>
  );
}
