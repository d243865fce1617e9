import type { JSX } from 'preact';
import type { SpatialFailure } from '../../state/answer.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { useAtlas } from '../atlas.ts';
import { failureText } from './state-line-text.ts';

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
  const { language } = useAtlas();
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
        {failureText(failure, language)}
      </p>
      <button type="button" class="text-button" onClick={onRetry}>
        {t.failure.retry}
      </button>
    </div>
  );
}
