import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../../exchange/write/formats.ts';
import type { WriteOrder } from '../../exchange/write/order.ts';
import type { ExportWords } from '../../i18n/index.ts';
import { announce, notify } from '../../state/actions.ts';
import { exchangeClient, type WriteFailure } from '../../state/intake.ts';
import { useAtlas } from '../atlas.ts';
import { saveBlob } from '../print/save.ts';
import type { Offer } from './offers.ts';

export type Saving =
  | { state: 'none' }
  /** `part`: of the rows that have been taken, 0 to 1. */
  | { state: 'saving'; part: number }
  /** `choice`: what was chosen when the reader asked for the file. */
  | { state: 'saved'; choice: string; text: string }
  | { state: 'failed'; choice: string; reason: string };

/**
 * Writes an offer as a file in a worker and gives it to the reader. What was asked for is written even if the offer or the choice changes meanwhile:
 * files that load later give the panel new offers at any time. It is also written if the panel is closed meanwhile; the page then tells how that ended.
 * @param choice what is chosen now; with another one, what was said of the last file is shown no longer
 */
export function useSaving(
  choice: string,
  t: ExportWords,
): {
  saving: Saving;
  save(offer: Offer, how: Omit<WriteOrder, 'source'>): Promise<void>;
  cancel(): void;
} {
  const { state, startExchangeWorker } = useAtlas();
  const [saving, setSaving] = useState<Saving>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  const isShown = useRef(true);
  useEffect(() => () => void (isShown.current = false), []);
  return {
    saving: 'choice' in saving && saving.choice !== choice ? { state: 'none' } : saving,
    cancel() {
      running.current?.abort();
      setSaving({ state: 'none' });
    },
    async save(offer, how) {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      const { signal } = abort;
      const show = (next: Saving): void => {
        if (signal.aborted) return;
        if (isShown.current) setSaving(next);
        else if (next.state === 'saved') announce(state, 'export', next.text);
        else if (next.state === 'failed') notify(state, { kind: 'export', text: t.menu.failed(next.reason) });
      };
      show({ state: 'saving', part: 0 });
      try {
        const source = await offer.source();
        const outcome = await exchangeClient(startExchangeWorker).write(
          { source, ...how },
          { signal, onProgress: (part) => show({ state: 'saving', part }) },
        );
        if (signal.aborted || outcome.state === 'void') return;
        if (outcome.state === 'failed')
          return show({ state: 'failed', choice, reason: reasonOf(outcome.failure, t) });
        const { blob, rowCount, leftOut } = outcome.value;
        const name = fileName(offer.fileName, how.format);
        saveBlob(name, blob);
        const said = t.menu.saved(name, rowCount);
        show({ state: 'saved', choice, text: leftOut > 0 ? `${said} ${t.menu.leftOut(leftOut)}` : said });
      } catch (error) {
        globalThis.reportError?.(error);
        show({ state: 'failed', choice, reason: t.menu.failures.fault });
      }
    },
  };
}

const fileName = (of: string, format: ExportFormat): string => `axis-atlas-${of}.${format}`;

function reasonOf(failure: WriteFailure, { menu: { failures } }: ExportWords): string {
  switch (failure.kind) {
    case 'too-long':
      return failures.tooLong;
    case 'crashed':
      return failures.crashed;
    // It is in the reader's language.
    case 'refused':
      return failure.detail;
    case 'files':
    case 'data':
    case 'fault':
      return failures.fault;
  }
}
