import type { Language } from '../../state/link.ts';
import { spaced } from './index.ts';
import { travelEn } from './travel-en.ts';
import { travelZh } from './travel-zh.ts';
import type { TravelStrings } from './travel-zh.ts';

export type { TravelStrings } from './travel-zh.ts';

export const TRAVEL_STRINGS: Record<Language, TravelStrings> = { zh: spaced(travelZh), en: travelEn };
