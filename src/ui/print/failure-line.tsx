import type { JSX } from 'preact';
import { failureText } from '../../state/print.ts';
import { resetPrint } from '../../state/print-memory.ts';
import type { PrintFailure } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';

/**
 * Why a sheet cannot be made, in the reader's language; with a button to try again if the failure may be temporary, otherwise one to close the print.
 */
export function FailureLine({
  failure,
  onRetry,
  t,
}: {
  failure: PrintFailure;
  onRetry?: () => void;
  t: PrintWords;
}): JSX.Element {
  const { state, language } = useAtlas();
  const mayPass = failure.kind === 'files' || failure.kind === 'fault' || failure.kind === 'crashed';
  return (
    <p class="empty" role="alert">
      {failure.kind === 'files'
        ? t.failure.files(failure.detail)
        : failure.kind === 'fault' || failure.kind === 'crashed'
          ? t.failure[failure.kind]
          : failureText(failure, language)}{' '}
      {mayPass && onRetry && (
        <button type="button" class="text-button" onClick={onRetry}>
          {t.retry}
        </button>
      )}{' '}
      {onRetry && failure.kind !== 'files' && (
        <button type="button" class="text-button" onClick={() => resetPrint(state)}>
          {t.useDefaults}
        </button>
      )}
    </p>
  );
}

/** The settings of a link or file that were ignored, and a button to reset all to the defaults. */
export function Refused({ t }: { t: PrintWords }): JSX.Element | null {
  const { state, language } = useAtlas();
  const refused = state.printRefused.value;
  if (refused.length === 0) return null;
  return (
    <div class="notice notice-failure" role="alert">
      <p>{refused.some(({ kind }) => kind === 'newer') ? t.notOpened : t.refused}</p>
      <ul>
        {refused.map((failure) => {
          const text = failureText(failure, language);
          return <li key={text}>{text}</li>;
        })}
      </ul>
      <p class="print-actions">
        <button type="button" class="text-button" onClick={() => resetPrint(state)}>
          {t.useDefaults}
        </button>
        <button type="button" class="text-button" onClick={() => (state.printRefused.value = [])}>
          {t.understood}
        </button>
      </p>
    </div>
  );
}
