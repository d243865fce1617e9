import type { ListWords } from '../../i18n/index.ts';
import type { ListTools } from '../../state/lists/apply-list.ts';
import type { Atlas } from '../atlas.ts';

/** What applying a list needs from the page, in the reader's language. */
export const listTools = (
  { startAxisWorker }: Pick<Atlas, 'startAxisWorker'>,
  t: ListWords,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void = () => undefined,
): ListTools => ({
  startAxisWorker,
  words: { row: t.row, publisher: t.publisher, note: t.sourceNote, change: t.change },
  onProgress,
  signal,
});
