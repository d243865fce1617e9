import type { Language } from '../domain/language.ts';
import { spaced } from './index.ts';
import { travelEn } from './en/travel.ts';
import { travelZh } from './zh/travel.ts';
import type { TravelStrings } from './zh/travel.ts';

export type { TravelStrings } from './zh/travel.ts';

export const TRAVEL_STRINGS: Record<Language, TravelStrings> = { zh: spaced(travelZh), en: travelEn };
