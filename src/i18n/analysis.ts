import type { Language } from '../domain/language.ts';
import { analysisEn } from './en/analysis.ts';
import { analysisZh } from './zh/analysis.ts';
import type { AnalysisStrings } from './zh/analysis.ts';
import { spaced } from './index.ts';

export type { AnalysisStrings } from './zh/analysis.ts';

export const ANALYSIS_STRINGS: Record<Language, AnalysisStrings> = { zh: spaced(analysisZh), en: analysisEn };
