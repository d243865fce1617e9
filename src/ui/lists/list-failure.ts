import type { Language } from '../../domain/language.ts';
import { listWords } from '../../i18n/index.ts';
import type { ListFailure } from '../../state/lists/in-turn.ts';
import { failureText } from '../analysis/state-line-text.ts';

/** Why a list was not applied or not taken back, as a sentence. `listWords` and `analysisWords` must be loaded. */
export function listFailureText(failure: ListFailure, language: Language): string {
  const t = listWords.in(language);
  if (failure.kind === 'fault') return t.fault;
  if (failure.kind === 'refused' && !failure.refusal) return t.unfit;
  return failureText(failure, language);
}
