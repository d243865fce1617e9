import type { JSX } from 'preact';
import { failureText } from '../../state/print.ts';
import type { PrintFailure } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintStrings } from '../i18n/print.ts';

/** Why a sheet cannot be made, in the reader's language; what may pass can be tried again. */
export function FailureLine({
  failure,
  onRetry,
  t,
}: {
  failure: PrintFailure;
  onRetry?: () => void;
  t: PrintStrings;
}): JSX.Element {
  const { language } = useAtlas();
  const mayPass = failure.kind === 'files' || failure.kind === 'fault' || failure.kind === 'crashed';
  return (
    <p class="empty" role="alert">
      {failure.kind === 'files' || failure.kind === 'fault'
        ? t.failure[failure.kind](failure.detail)
        : failure.kind === 'crashed'
          ? t.failure.crashed
          : failureText(failure, language)}{' '}
      {mayPass && onRetry && (
        <button type="button" class="text-button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </p>
  );
}
