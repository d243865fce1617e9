import type { Refusal } from '../../domain/refusal.ts';
import type { Language } from '../../domain/language.ts';
import { analysisWords, words } from '../../i18n/index.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import type { SpatialFailure } from '../../state/answer.ts';

/** Decimals of a degree: about a metre. */
const DIGITS = 5;
const rounded = (degrees: number): number => Number(degrees.toFixed(DIGITS));

function refusalText(refusal: Refusal, language: Language, { failure: { refusals } }: AnalysisWords): string {
  switch (refusal.code) {
    case 'outside-china':
    case 'outside-ground': {
      const [lon, lat] = refusal.lonLat;
      return refusals[refusal.code](rounded(lat), rounded(lon));
    }
    case 'no-record':
      return refusals['no-record'](words(language).kinds[refusal.of], refusal.id);
  }
}

/** Why the engine gives no answer, as a sentence in the reader's language. `analysisWords` must be loaded. */
export function failureText(failure: SpatialFailure, language: Language): string {
  const t = analysisWords.in(language);
  switch (failure.kind) {
    case 'files':
      return t.failure.files;
    case 'data':
      return t.failure.data;
    case 'refused':
      return failure.refusal ? refusalText(failure.refusal, language, t) : t.failure.refused;
    case 'fault':
      return t.failure.fault;
    case 'too-long':
      return t.failure['too-long'](failure.limitS);
    case 'crashed':
      return t.failure.crashed;
  }
}
