import type { Language } from '../../state/link.ts';
import { analysisEn } from './analysis-en.ts';
import { analysisZh } from './analysis-zh.ts';
import type { AnalysisStrings } from './analysis-zh.ts';
import { spaced } from './index.ts';

export type { AnalysisStrings } from './analysis-zh.ts';

export const ANALYSIS_STRINGS: Record<Language, AnalysisStrings> = { zh: spaced(analysisZh), en: analysisEn };
